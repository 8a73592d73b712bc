import { Decimal, coefficientOf, decimal } from './decimal';
import type { DecimalInput } from './decimal';
import { kernelErrors } from './kernel.errors';

/**
 * An amount of money, exact in minor units (fen). Half a cent is rounded away from zero, so that a return is the
 * mirror image of its sale. Amounts of different currencies do not mix: kernel.currency-mismatch.
 */
export class Money {
  static readonly zero = new Money(0n, 'CNY');

  private constructor(
    /** The amount in hundredths. */
    readonly minor: bigint,
    readonly currency: string,
  ) {}

  /** An exact amount. @throws kernel.money-invalid when it has a fraction of a cent, kernel.number-invalid when no number */
  static of(amount: DecimalInput, currency = 'CNY'): Money {
    const value = decimal(amount);
    if (value.decimalPlaces() > 2) throw kernelErrors.moneyInvalid({ value: value.toFixed() });
    return Money.rounded(value, currency);
  }

  /** A computed amount, rounded half up to cents. */
  static rounded(amount: DecimalInput, currency = 'CNY'): Money {
    const { coefficient, scale } = coefficientOf(decimal(amount));
    return new Money(divideHalfUp(coefficient * 100n, 10n ** BigInt(scale)), currency);
  }

  static ofMinor(minor: bigint, currency = 'CNY'): Money {
    return new Money(minor, currency);
  }

  static sum(amounts: Iterable<Money>, currency = 'CNY'): Money {
    let total = new Money(0n, currency);
    for (const amount of amounts) total = total.plus(amount);
    return total;
  }

  plus(other: Money): Money {
    this.assertSameCurrency(other);
    return new Money(this.minor + other.minor, this.currency);
  }

  minus(other: Money): Money {
    return this.plus(other.negated());
  }

  negated(): Money {
    return new Money(-this.minor, this.currency);
  }

  /** A price times a quantity, rounded once, half up to cents. */
  times(quantity: DecimalInput): Money {
    const { coefficient, scale } = coefficientOf(decimal(quantity));
    return new Money(divideHalfUp(this.minor * coefficient, 10n ** BigInt(scale)), this.currency);
  }

  /** −1, 0 or 1, for sorting. */
  compare(other: Money): -1 | 0 | 1 {
    this.assertSameCurrency(other);
    if (this.minor === other.minor) return 0;
    return this.minor < other.minor ? -1 : 1;
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.minor === other.minor;
  }

  isNegative(): boolean {
    return this.minor < 0n;
  }

  isZero(): boolean {
    return this.minor === 0n;
  }

  toDecimal(): Decimal {
    return new Decimal(this.toString());
  }

  /** Always two decimals: `12.30`, `-0.05`. */
  toString(): string {
    const digits = String(this.minor < 0n ? -this.minor : this.minor).padStart(3, '0');
    return `${this.minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }

  toJSON(): string {
    return this.toString();
  }

  private assertSameCurrency(other: Money): void {
    if (other.currency !== this.currency) throw kernelErrors.currencyMismatch({ left: this.currency, right: other.currency });
  }
}

function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -rounded : rounded;
}
