import { decimal } from '@tributary/kernel';
import { toBaseQuantity } from '@tributary/orders';
import { logisticsErrors } from '../logistics.errors';

/** A line as it was ordered, which is how people count when they ship and receive. */
export interface CountedLine {
  readonly skuCode: string;
  readonly unit: string;
  readonly quantity: string;
  readonly baseQuantity: string;
}

/** `counted` of the line's unit in base units, exactly. @throws logistics.quantity-too-fine */
export function countedBase(line: CountedLine, counted: string): string {
  const base = toBaseQuantity(line, counted);
  if (!base) throw logisticsErrors.quantityTooFine({ sku: line.skuCode, quantity: counted, unit: line.unit });
  return base.toFixed();
}

/** SQL: base units in `base` as the unit of the order line `line`, cut to three decimals. */
export function orderedSql(base: string, line: string): string {
  return `trim_scale(trunc(${base} * ${line}.quantity / ${line}.base_quantity, 3))::text`;
}

export function isPositive(base: string): boolean {
  return decimal(base).greaterThan(0);
}
