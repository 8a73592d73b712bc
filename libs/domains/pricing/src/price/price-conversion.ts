import { decimal, kernelErrors, Money, type UnitConversion } from '@tributary/kernel';

/** The price of one `unit`: CNY with two decimals. */
export interface UnitPrice {
  readonly price: string;
  readonly unit: string;
}

/**
 * The same price for another unit of the SKU: exact, then rounded once, half up to cents.
 * @throws kernel.unit-unknown
 */
export function convertPrice({ price, unit }: UnitPrice, to: string, units: readonly UnitConversion[]): UnitPrice {
  if (unit === to) return { price, unit };
  const [from, target] = [conversion(unit, units), conversion(to, units)];
  // one division at the very end: nothing is rounded twice
  const dividend = decimal(price).times(target.numerator).times(from.denominator);
  const divisor = decimal(target.denominator).times(from.numerator);
  return { price: Money.rounded(dividend.dividedBy(divisor)).toString(), unit: to };
}

function conversion(unit: string, units: readonly UnitConversion[]): UnitConversion {
  const found = units.find((candidate) => candidate.unit === unit);
  if (!found) throw kernelErrors.unitUnknown({ unit });
  return found;
}
