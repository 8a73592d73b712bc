import { type DomainError, fromBase, Quantity, toBase } from '@tributary/kernel';
import { STOCK_DECIMALS } from '../order/order-quantity';
import { ordersErrors } from '../orders.errors';
import type { BasketSku } from './basket';

/** What the catalogue says about units and packs. */
export type MeasuredSku = Pick<BasketSku, 'baseUnit' | 'salesUnit' | 'packMultiple' | 'minimumQuantity' | 'units'>;

/** What was asked for, to be measured against the SKU. */
export interface AskedQuantity {
  readonly skuCode: string;
  readonly quantity: string;
  readonly unit: string;
}

/** The quantity in base units, or why it cannot be ordered: unknown unit, finer than stock, too little, not a whole pack. */
export function measure({ skuCode, quantity, unit }: AskedQuantity, sku: MeasuredSku): string | DomainError {
  if (!sku.units.some((known) => known.unit === unit)) {
    return ordersErrors.lineUnit({ sku: skuCode, unit, units: sku.units.map((known) => known.unit).join(', ') });
  }
  const asked = Quantity.of(quantity, unit);
  const base = unit === sku.baseUnit ? asked : toBase(asked, sku.units);
  if (base.value.decimalPlaces() > STOCK_DECIMALS) return ordersErrors.quantityTooFine({ sku: skuCode, quantity, unit });
  const inSalesUnit = unit === sku.salesUnit ? asked : fromBase(base, sku.salesUnit, sku.units);
  if (inSalesUnit.value.lt(sku.minimumQuantity)) {
    return ordersErrors.lineBelowMinimum({ sku: skuCode, minimum: sku.minimumQuantity, unit: sku.salesUnit });
  }
  if (!inSalesUnit.isMultipleOf(sku.packMultiple)) {
    return ordersErrors.linePackMultiple({ sku: skuCode, multiple: sku.packMultiple, unit: sku.salesUnit });
  }
  return base.toString();
}
