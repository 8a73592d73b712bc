import { compareDecimals, isMultipleOf, isZero, parseDecimal, percentOf, subtractDecimals } from '@tributary/ui';

/** Why a typed price cannot be asked for, as the end of a text key. */
export type WishFault = 'number' | 'cents' | 'zero' | 'notBelow';

/** Only less than the list price is worth asking for. */
export function wishFault(typed: string, list: string): WishFault | null {
  const price = parseDecimal(typed);
  if (price === null) return 'number';
  if (!isMultipleOf(price, '0.01')) return 'cents';
  if (isZero(price)) return 'zero';
  return compareDecimals(price, list) < 0 ? null : 'notBelow';
}

/** The typed price as the API takes it; null where it cannot be asked for. */
export function wishedPrice(typed: string, list: string): string | null {
  return wishFault(typed, list) === null ? parseDecimal(typed) : null;
}

/** By how many per cent, with one decimal, a price is below the list's. */
export function perCentBelow(price: string, list: string): string {
  return percentOf(subtractDecimals(list, price), list).toFixed(1);
}
