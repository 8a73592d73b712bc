import { Injectable } from '@nestjs/common';
import { type Sku, Skus } from '@tributary/catalogue';
import { Decimal, DomainError, errorMessage, type LocalDate } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { type PriceDecision, PriceResolver } from '@tributary/pricing';
import { measure } from '../basket/basket-line-check';
import type { LockedOrder, OrderLine } from '../order/order';
import { standingBase } from '../order/order-quantity';
import { linePrice } from '../order/order-totals';
import { ordersErrors } from '../orders.errors';
import { type AddedLine, AddedLines, type NewLine, newLineMove } from './added-lines';
import { changedLine, keptLine, type LineMove, movedLine, type RealChange, removedLine, type Repricing } from './order-change';

/** What a buyer wants of an order. */
export interface WantedMoves {
  readonly changes: readonly RealChange[];
  readonly added: readonly AddedLine[];
}

interface PricedMoves {
  readonly moves: readonly LineMove[];
  /** Those among them that the order does not have yet. */
  readonly added: readonly NewLine[];
}

/** Measures and prices an order as it shall be, as of the day on which it was submitted: a fixed number of statements. */
@Injectable()
export class ChangePricer {
  constructor(
    private readonly skus: Skus,
    private readonly prices: PriceResolver,
    private readonly lines: AddedLines,
  ) {}

  /** In the order of the lines, those added last. @throws orders.line-unknown, orders.lines-refused with a problem per line that cannot be ordered so */
  async price(tx: TxCtx, order: LockedOrder, { changes, added }: WantedMoves, date: LocalDate): Promise<PricedMoves> {
    const fresh = await this.lines.open(tx, order, added);
    const skus = await this.skus.byIds(tx, changes.map(({ line }) => line.skuId));
    const bases = measured(tx, changes, skus);
    const [before, after] = demands(order.lines, bases, this.lines.demandOf(fresh));
    const query = { sellerId: order.sellerId, date };
    const stood = await this.prices.resolve(tx, { ...query, wanted: before });
    const stands = await this.prices.resolve(tx, { ...query, wanted: after });
    const priced = this.lines.price(tx, fresh, stands);
    const byLine = new Map(changes.map((change) => [change.line.id, change]));
    const moves = order.lines.map((line): LineMove => {
      const change = byLine.get(line.id);
      return change ? moveOf(change, repricing(change, bases.get(line.id) ?? '0', { sku: skus.get(line.skuId), stood, stands })) : keptLine(line);
    });
    return { moves: [...moves, ...priced.map(newLineMove)], added: priced };
  }
}

function moveOf({ line, quantity, source }: RealChange, repriced: Repricing): LineMove {
  if (new Decimal(quantity).isZero()) return removedLine(line);
  const changed = changedLine(line, quantity, repriced);
  return source ? movedLine(changed, source) : changed;
}

interface Lists {
  readonly sku: Sku | undefined;
  readonly stood: ReadonlyMap<number, PriceDecision>;
  readonly stands: ReadonlyMap<number, PriceDecision>;
}

function repricing({ line, quantity }: RealChange, base: string, { sku, stood, stands }: Lists): Repricing {
  const listed = sku && listedFor({ ...line, quantity, baseQuantity: base }, sku, stood.get(line.skuId), stands.get(line.skuId));
  return { base, ...(listed ? { listed } : {}) };
}

/** Base units by line; removed lines take nothing. */
function measured(tx: TxCtx, changes: readonly RealChange[], skus: ReadonlyMap<number, Sku>): ReadonlyMap<number, string> {
  const bases = new Map<number, string>();
  const problems: object[] = [];
  for (const { line, quantity } of changes) {
    const { id: lineId, lineNo, skuId, skuCode, unit } = line;
    const sku = skus.get(skuId);
    const base = new Decimal(quantity).isZero() ? '0' : sku ? measure({ skuCode, quantity, unit }, sku) : ordersErrors.lineNotInCatalogue({ sku: skuCode });
    if (base instanceof DomainError) problems.push({ lineId, lineNo, skuId, skuCode, code: base.code, message: errorMessage(base.code, tx.locale, base.params), params: base.params });
    else bases.set(lineId, base);
  }
  if (problems.length > 0) throw ordersErrors.linesRefused({ count: problems.length }, problems);
  return bases;
}

type Demand = { readonly skuId: number; readonly base: string };

/** What the whole order wanted of each changed SKU, and what it wants now: breaks count the sum of all lines. */
function demands(lines: readonly OrderLine[], bases: ReadonlyMap<number, string>, added: readonly Demand[]): readonly [Demand[], Demand[]] {
  const skuIds = new Set([...lines.filter(({ id }) => bases.has(id)), ...added].map(({ skuId }) => skuId));
  const paid = lines.filter(({ gift }) => !gift);
  const sum = (parts: readonly Demand[], skuId: number): string => parts.filter((part) => part.skuId === skuId).reduce((total, { base }) => total.plus(base), new Decimal(0)).toFixed();
  const demand = (parts: readonly Demand[]): Demand[] => [...skuIds].map((skuId) => ({ skuId, base: sum(parts, skuId) }));
  const stood = paid.map((line) => ({ skuId: line.skuId, base: standingBase(line) }));
  const stands = paid.map((line) => ({ skuId: line.skuId, base: bases.get(line.id) ?? standingBase(line) }));
  return [demand(stood), demand([...stands, ...added])];
}

function listedFor(line: OrderLine, { units }: Sku, before: PriceDecision | undefined, after: PriceDecision | undefined): Repricing['listed'] {
  if (!before || !after || ![before, after].every(({ unit }) => units.some((known) => known.unit === unit))) return undefined;
  const ordered = { unit: line.unit, quantity: line.quantity, base: line.baseQuantity };
  return { before: linePrice(before, ordered, units).unitPrice, ...linePrice(after, ordered, units) };
}
