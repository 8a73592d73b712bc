import { decimal, type DecimalInput, kernelErrors, Money, type UnitConversion } from '@tributary/kernel';
import { convertPrice } from '@tributary/pricing';

/** The price of one ordered unit, for reading, and what the whole line costs. CNY with two decimals. */
export interface LinePrice {
  readonly unitPrice: string;
  readonly amount: string;
}

/**
 * What a line costs. The amount comes from the list's own price and unit and is rounded once, so that twelve bottles
 * cost what a carton of twelve costs even where the price of one bottle has no exact cents.
 * @throws kernel.unit-unknown when the list prices a unit that the SKU no longer has
 */
export function linePrice(
  listed: { readonly price: string; readonly unit: string },
  ordered: { readonly unit: string; readonly quantity: string; readonly base: DecimalInput },
  units: readonly UnitConversion[],
): LinePrice {
  if (listed.unit === ordered.unit) {
    const price = Money.of(listed.price);
    return { unitPrice: price.toString(), amount: price.times(ordered.quantity).toString() };
  }
  const unitPrice = convertPrice(listed, ordered.unit, units).price;
  const { numerator, denominator } = conversionOf(listed.unit, units);
  const exact = decimal(listed.price).times(ordered.base).times(denominator).dividedBy(numerator);
  return { unitPrice, amount: Money.rounded(exact).toString() };
}

function conversionOf(unit: string, units: readonly UnitConversion[]): UnitConversion {
  const conversion = units.find((candidate) => candidate.unit === unit);
  if (!conversion) throw kernelErrors.unitUnknown({ unit });
  return conversion;
}

/** The amount of a part of a line, in proportion; the whole line costs its whole amount. */
export function partAmount(amount: string, base: DecimalInput, part: DecimalInput): Money {
  return Money.rounded(decimal(amount).times(part).dividedBy(decimal(base)));
}

export function orderTotal(amounts: readonly string[]): Money {
  return Money.sum(amounts.map((amount) => Money.of(amount)));
}
