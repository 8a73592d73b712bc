import { Decimal, decimal } from './decimal';
import type { DecimalInput } from './decimal';
import { kernelErrors } from './kernel.errors';

/** How many base units one unit holds, as an exact fraction; the base unit itself is 1/1. */
export interface UnitConversion {
  readonly unit: string;
  readonly numerator: string;
  readonly denominator: string;
}

/** A number of units. Quantities of different units do not mix: kernel.unit-mismatch. */
export class Quantity {
  private constructor(
    readonly value: Decimal,
    readonly unit: string,
  ) {}

  /** @throws kernel.number-invalid */
  static of(value: DecimalInput, unit: string): Quantity {
    return new Quantity(decimal(value), unit);
  }

  plus(other: Quantity): Quantity {
    this.assertSameUnit(other);
    return new Quantity(this.value.plus(other.value), this.unit);
  }

  minus(other: Quantity): Quantity {
    this.assertSameUnit(other);
    return new Quantity(this.value.minus(other.value), this.unit);
  }

  negated(): Quantity {
    return new Quantity(this.value.negated(), this.unit);
  }

  /** −1, 0 or 1, for sorting. */
  compare(other: Quantity): -1 | 0 | 1 {
    this.assertSameUnit(other);
    if (this.value.equals(other.value)) return 0;
    return this.value.lessThan(other.value) ? -1 : 1;
  }

  equals(other: Quantity): boolean {
    return this.unit === other.unit && this.value.equals(other.value);
  }

  isZero(): boolean {
    return this.value.isZero();
  }

  isNegative(): boolean {
    return this.value.lessThan(0);
  }

  /** Whether the value is a whole number of `step`s, such as a pack multiple. A step must be positive. */
  isMultipleOf(step: DecimalInput): boolean {
    return this.value.modulo(positive(step)).isZero();
  }

  /** Half up, to that many decimals. */
  round(decimals: number): Quantity {
    return new Quantity(this.value.toDecimalPlaces(decimals), this.unit);
  }

  /** Towards zero: what may be promised from what there is. */
  roundDown(decimals: number): Quantity {
    return new Quantity(this.value.toDecimalPlaces(decimals, Decimal.ROUND_DOWN), this.unit);
  }

  /** The plain number without its unit, as SQL and JSON carry it: `12.5`. */
  toString(): string {
    return this.value.toFixed();
  }

  private assertSameUnit(other: Quantity): void {
    if (other.unit !== this.unit) throw kernelErrors.unitMismatch({ left: this.unit, right: other.unit });
  }
}

/** The unit whose conversion is 1/1. @throws kernel.base-unit-missing */
export function baseUnit(conversions: readonly UnitConversion[]): string {
  const base = conversions.find(({ numerator, denominator }) => decimal(numerator).equals(decimal(denominator)));
  if (!base) throw kernelErrors.baseUnitMissing();
  return base.unit;
}

/**
 * The same quantity in base units; exact whenever the result is a finite decimal of at most 40 digits,
 * the nearest such decimal otherwise. @throws kernel.unit-unknown
 */
export function toBase(quantity: Quantity, conversions: readonly UnitConversion[]): Quantity {
  const { numerator, denominator } = conversionOf(quantity.unit, conversions);
  return Quantity.of(quantity.value.times(positive(numerator)).dividedBy(positive(denominator)), baseUnit(conversions));
}

/**
 * A quantity in base units expressed in another unit, as exact as `toBase`; round it before showing or promising it.
 * @throws kernel.unit-unknown, and kernel.unit-mismatch when the quantity is not in base units
 */
export function fromBase(quantity: Quantity, unit: string, conversions: readonly UnitConversion[]): Quantity {
  const base = baseUnit(conversions);
  if (quantity.unit !== base) throw kernelErrors.unitMismatch({ left: quantity.unit, right: base });
  const { numerator, denominator } = conversionOf(unit, conversions);
  return Quantity.of(quantity.value.times(positive(denominator)).dividedBy(positive(numerator)), unit);
}

function conversionOf(unit: string, conversions: readonly UnitConversion[]): UnitConversion {
  const conversion = conversions.find((candidate) => candidate.unit === unit);
  if (!conversion) throw kernelErrors.unitUnknown({ unit });
  return conversion;
}

function positive(value: DecimalInput): Decimal {
  const number = decimal(value);
  if (!number.greaterThan(0)) throw kernelErrors.numberInvalid({ value: number.toFixed() });
  return number;
}
