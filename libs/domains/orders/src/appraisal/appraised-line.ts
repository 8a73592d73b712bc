import { decimal, Decimal, type DomainError } from '@tributary/kernel';
import type { BasketLine, PricedLine } from '../basket/basket';
import { toOrderedQuantity } from '../order/order-quantity';
import { ordersErrors } from '../orders.errors';

/** What somebody may want again: a line of an earlier order or of a list, with its names of that time. */
export interface WantedLine {
  readonly skuId: number;
  readonly skuCode: string;
  readonly skuName: string;
  readonly skuNameEn: string;
  readonly quantity: string;
  readonly unit: string;
}

/** A wanted line at today's price, with what there is and why it cannot be ordered as before; nothing is left out. */
export interface AppraisedLine extends WantedLine {
  readonly salesUnit: string;
  readonly packMultiple: string;
  /** CNY for one unit of the line, and for the whole line; null: no price. */
  readonly unitPrice: string | null;
  readonly amount: string | null;
  /** In the unit of the line, over all locations that the buyer may see. */
  readonly available: string;
  /** It cannot be put into a basket: the catalogue, the supply or the price stands against it. */
  readonly orderable: boolean;
  /** Why not, or not in full; undefined when nothing is changed. */
  readonly problem: DomainError | undefined;
}

/** `availableBase`: in base units of the SKU. */
export function appraise(wanted: WantedLine, { line, base, price, refusal }: PricedLine, availableBase: string): AppraisedLine {
  const available = base === undefined ? '0' : toOrderedQuantity({ quantity: line.quantity, baseQuantity: base }, availableBase);
  return {
    ...wanted,
    salesUnit: line.sku?.salesUnit ?? wanted.unit,
    packMultiple: line.sku?.packMultiple ?? '1',
    unitPrice: price?.unitPrice ?? null,
    amount: price?.amount ?? null,
    available,
    orderable: refusal === undefined,
    problem: refusal ?? shortage(line, available),
  };
}

function shortage({ skuCode: sku, quantity: requested, unit }: BasketLine, available: string): DomainError | undefined {
  return decimal(available).lt(requested) ? ordersErrors.lineShort({ sku, requested, available, unit }) : undefined;
}

/** What there is of each SKU, in base units. */
export function totalsBySku(stock: readonly { readonly skuId: number; readonly available: string }[]): ReadonlyMap<number, string> {
  const sums = new Map<number, Decimal>();
  for (const { skuId, available } of stock) sums.set(skuId, (sums.get(skuId) ?? new Decimal(0)).plus(available));
  return new Map([...sums].map(([skuId, sum]) => [skuId, sum.toFixed()]));
}
