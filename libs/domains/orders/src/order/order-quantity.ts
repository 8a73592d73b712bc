import { Decimal, decimal, type DecimalInput } from '@tributary/kernel';

/** How a line was ordered: `quantity` of its `unit` is `baseQuantity` base units. */
export interface OrderedQuantity {
  readonly quantity: string;
  readonly baseQuantity: string;
}

/** Stock is kept to this many decimals of the base unit. */
export const STOCK_DECIMALS = 3;

/** A quantity in the line's unit as base units, exactly; undefined when it is finer than stock can be. */
export function toBaseQuantity(line: OrderedQuantity, quantity: DecimalInput): Decimal | undefined {
  const base = decimal(quantity).times(line.baseQuantity).dividedBy(line.quantity);
  return base.decimalPlaces() <= STOCK_DECIMALS ? base : undefined;
}

/** Base units in the line's unit, cut to three decimals. */
export function toOrderedQuantity(line: OrderedQuantity, base: DecimalInput): string {
  return decimal(base).times(line.quantity).dividedBy(line.baseQuantity).toDecimalPlaces(STOCK_DECIMALS, Decimal.ROUND_DOWN).toFixed();
}

/** What of a line stands, in base units: what was agreed, or all that was ordered where nobody decided yet. */
export function standingBase(line: { readonly baseQuantity: string; readonly confirmedBase: string | null }): string {
  return line.confirmedBase ?? line.baseQuantity;
}
