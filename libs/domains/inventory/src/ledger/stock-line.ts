import { decimal } from '@tributary/kernel';

/** What a movement does to one key of the ledger: a positive quantity in the SKU's base unit. */
export interface StockLine {
  readonly ownerId: number;
  readonly locationId: number;
  readonly skuId: number;
  /** Empty for SKUs that are not managed by batch. */
  readonly batch?: string;
  readonly quantity: string;
}

/** The paper behind a movement. */
export interface StockDocument {
  readonly kind: 'order' | 'shipment' | 'return' | 'opening' | 'production';
  readonly id: number;
  /** As people know it; empty where it has none. */
  readonly number: string;
}

/**
 * One line per owner, location, SKU and batch: two lines of one SKU must not be checked one by one, each finding enough.
 * Lines of nothing go.
 */
export function summedPerKey(lines: readonly StockLine[]): Required<StockLine>[] {
  const sums = new Map<string, Required<StockLine>>();
  for (const line of lines) {
    const quantity = decimal(line.quantity);
    if (quantity.isNegative() && !quantity.isZero()) throw new Error(`A stock movement of ${line.quantity} has no meaning; use its opposite.`);
    const batch = line.batch ?? '';
    const key = JSON.stringify([line.skuId, line.locationId, line.ownerId, batch]);
    const sum = quantity.plus(sums.get(key)?.quantity ?? '0');
    if (!sum.isZero()) sums.set(key, { ...line, batch, quantity: sum.toFixed() });
  }
  return [...sums.values()];
}
