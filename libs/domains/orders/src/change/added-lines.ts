import { Injectable } from '@nestjs/common';
import { Clock, type TxCtx } from '@tributary/platform';
import { shanghaiToday } from '@tributary/kernel';
import type { PriceDecision, PriceDemand } from '@tributary/pricing';
import { WantedSkuRepository } from '../appraisal/wanted-sku.repository';
import { type BasketLine, type OrderableLine, orderedSupply, type WantedSupply } from '../basket/basket';
import { demandOf, priceLine } from '../basket/basket-pricing';
import type { LockedOrder } from '../order/order';
import { lineProblems } from '../order/order-line-problem';
import { ordersErrors } from '../orders.errors';
import type { ChangedLine, LineMove } from './order-change';
import { OrderChangeRepository } from './order-change.repository';

/** A further line of an order, as it would be put into a basket. */
export interface AddedLine {
  readonly skuId: number;
  readonly unit: string;
  readonly quantity: string;
  readonly supply?: WantedSupply;
  readonly locationId?: number | null;
  readonly planId?: number | null;
}

/** A line that the order gets, with its id; gifts are such lines too. */
export type NewLine = OrderableLine & { readonly gift: boolean };

/** Lines that a change adds: they must be orderable today, and cost what the list said on the day of the order. */
@Injectable()
export class AddedLines {
  constructor(
    private readonly skus: WantedSkuRepository,
    private readonly changes: OrderChangeRepository,
    private readonly clock: Clock,
  ) {}

  /** With their ids and numbers, and with what the catalogue says of them today; nothing is written yet. */
  async open(tx: TxCtx, order: LockedOrder, added: readonly AddedLine[]): Promise<BasketLine[]> {
    if (added.length === 0) return [];
    const onDate = shanghaiToday(this.clock.now());
    const found = await this.skus.find(tx, { ...order, onDate }, [...new Set(added.map(({ skuId }) => skuId))]);
    const known = new Map(found.map((sku) => [sku.id, sku]));
    const ids = await this.changes.nextLineIds(tx, added.length);
    const last = Math.max(...order.lines.map(({ lineNo }) => lineNo));
    return added.map(({ skuId, unit, quantity, supply = 'stock', locationId = null, planId = null }, place) => {
      const sku = known.get(skuId) ?? null;
      const named = { skuCode: sku?.code ?? '', skuName: sku?.name ?? '', skuNameEn: sku?.nameEn ?? '' };
      return { id: ids[place] ?? 0, lineNo: last + place + 1, skuId, ...named, quantity, unit, supply, locationId, planId, requestedPrice: null, sku };
    });
  }

  demandOf(lines: readonly BasketLine[]): PriceDemand[] {
    return demandOf(lines);
  }

  /** @throws orders.lines-refused with a problem per line that cannot be ordered */
  price(tx: TxCtx, lines: readonly BasketLine[], prices: ReadonlyMap<number, PriceDecision>): NewLine[] {
    const priced = lines.map((line) => priceLine(line, prices.get(line.skuId)));
    const problems = lineProblems(tx, priced);
    if (problems.length > 0) throw ordersErrors.linesRefused({ count: problems.length }, problems);
    return priced.flatMap(({ line, base, price }) => (base !== undefined && price ? [{ line, base, price, gift: false }] : []));
  }
}

/** Nothing is bound for it yet: all of it is wanted. */
export function newLineMove({ line, base, price, gift }: NewLine): LineMove {
  const { id, lineNo, skuId, skuCode, unit, quantity, supply, locationId, planId } = line;
  const after: ChangedLine = {
    id, lineNo, skuId, skuCode, unit, gift, quantity, baseQuantity: base, confirmedBase: null, allocatedBase: '0', unitPrice: price.unitPrice, requestedPrice: null,
    discount: '0.00', amount: price.amount, supply: orderedSupply(supply), locationId, planId, promisedOn: null,
  };
  return { line: null, after, more: base, source: { supply, locationId, planId }, remaining: '0' };
}
