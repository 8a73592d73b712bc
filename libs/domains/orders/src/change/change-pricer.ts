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
import type { Repricing } from './order-change';

interface Change {
  readonly line: OrderLine;
  readonly quantity: string;
}

/** Measures and prices the changed lines of an order as of the day on which it was submitted: three statements, whatever their number. */
@Injectable()
export class ChangePricer {
  constructor(
    private readonly skus: Skus,
    private readonly prices: PriceResolver,
  ) {}

  /** By line. @throws orders.lines-refused with a problem per line that cannot be ordered so */
  async reprice(tx: TxCtx, order: LockedOrder, changes: readonly Change[], date: LocalDate): Promise<ReadonlyMap<number, Repricing>> {
    if (changes.length === 0) return new Map();
    const skus = await this.skus.byIds(tx, changes.map(({ line }) => line.skuId));
    const bases = measured(tx, changes, skus);
    const [before, after] = demands(order.lines, bases);
    const query = { sellerId: order.sellerId, date };
    const stood = await this.prices.resolve(tx, { ...query, wanted: before });
    const stands = await this.prices.resolve(tx, { ...query, wanted: after });
    return new Map(
      changes.map(({ line, quantity }) => {
        const base = bases.get(line.id) ?? '0';
        const sku = skus.get(line.skuId);
        const listed = sku && listedFor({ ...line, quantity, baseQuantity: base }, sku, stood.get(line.skuId), stands.get(line.skuId));
        return [line.id, { base, ...(listed ? { listed } : {}) }];
      }),
    );
  }
}

/** Base units by line; removed lines take nothing. */
function measured(tx: TxCtx, changes: readonly Change[], skus: ReadonlyMap<number, Sku>): ReadonlyMap<number, string> {
  const bases = new Map<number, string>();
  const problems: object[] = [];
  for (const { line, quantity } of changes) {
    const { id: lineId, lineNo, skuId, skuCode, unit } = line;
    const sku = skus.get(skuId);
    const base = !sku ? ordersErrors.lineNotInCatalogue({ sku: skuCode }) : new Decimal(quantity).isZero() ? '0' : measure({ skuCode, quantity, unit }, sku);
    if (base instanceof DomainError) problems.push({ lineId, lineNo, skuId, skuCode, code: base.code, message: errorMessage(base.code, tx.locale, base.params), params: base.params });
    else bases.set(lineId, base);
  }
  if (problems.length > 0) throw ordersErrors.linesRefused({ count: problems.length }, problems);
  return bases;
}

type Demand = { readonly skuId: number; readonly base: string };

/** What the whole order wanted of each changed SKU, and what it wants now: breaks count the sum of all lines. */
function demands(lines: readonly OrderLine[], bases: ReadonlyMap<number, string>): readonly [Demand[], Demand[]] {
  const skuIds = new Set(lines.filter(({ id }) => bases.has(id)).map(({ skuId }) => skuId));
  const sum = (skuId: number, baseOf: (line: OrderLine) => string): string =>
    lines.filter((line) => line.skuId === skuId).reduce((total, line) => total.plus(baseOf(line)), new Decimal(0)).toFixed();
  const demand = (baseOf: (line: OrderLine) => string): Demand[] => [...skuIds].map((skuId) => ({ skuId, base: sum(skuId, baseOf) }));
  return [demand(standingBase), demand((line) => bases.get(line.id) ?? standingBase(line))];
}

function listedFor(line: OrderLine, { units }: Sku, before: PriceDecision | undefined, after: PriceDecision | undefined): Repricing['listed'] {
  if (!before || !after || ![before, after].every(({ unit }) => units.some((known) => known.unit === unit))) return undefined;
  const ordered = { unit: line.unit, quantity: line.quantity, base: line.baseQuantity };
  return { before: linePrice(before, ordered, units).unitPrice, ...linePrice(after, ordered, units) };
}
