import { Decimal as DecimalJs } from 'decimal.js';
import { kernelErrors } from './kernel.errors';

/**
 * Exact decimals of up to 40 significant digits; a result that needs more is rounded half away from zero, as
 * PostgreSQL's numeric does. Its text never uses an exponent, so it can go to SQL and JSON as it is.
 */
export const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 });
export type Decimal = DecimalJs;

/** What amounts and quantities may be given as: a decimal string, never a JavaScript number. */
export type DecimalInput = string | Decimal;

const plain = /^[+-]?\d+(\.\d+)?$/;
const maxDigits = 40;

/** Reads a plain decimal such as `-12.50`. @throws kernel.number-invalid for anything else, exponents and blanks included. */
export function decimal(value: DecimalInput): Decimal {
  const readable = typeof value === 'string' ? isDecimal(value) : value.isFinite();
  if (!readable) throw kernelErrors.numberInvalid({ value: String(value).slice(0, 60) });
  return new Decimal(value);
}

/** Whether a text is a plain decimal of at most 40 digits. */
export function isDecimal(text: string): boolean {
  return plain.test(text) && text.replace(/\D/g, '').length <= maxDigits;
}

/** A finite decimal as whole number and scale: value = coefficient / 10^scale. */
export function coefficientOf(value: Decimal): { coefficient: bigint; scale: number } {
  const scale = value.decimalPlaces();
  return { coefficient: BigInt(value.toFixed(scale).replace('.', '')), scale };
}
