import { Decimal } from './decimal';
import { Money } from './money';

/** A small deterministic generator, so that a failing case can be repeated. */
function* integers(seed: number, count: number, below: number): Generator<number> {
  let state = seed;
  for (let index = 0; index < count; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state % below;
  }
}

describe('Money.of', () => {
  it.each([
    ['12.3', '12.30', 1230n],
    ['12.3000', '12.30', 1230n],
    ['-0.05', '-0.05', -5n],
    ['0', '0.00', 0n],
    ['-0', '0.00', 0n],
    ['90071992547409930.07', '90071992547409930.07', 9007199254740993007n],
  ])('reads %s', (text, written, minor) => {
    expect(Money.of(text).toString()).toBe(written);
    expect(Money.of(text).minor).toBe(minor);
  });

  it('refuses a fraction of a cent', () =>
    expect(() => Money.of('0.005')).toThrow(expect.objectContaining({ code: 'kernel.money-invalid' })));
  it('refuses what is no number', () =>
    expect(() => Money.of('1e2')).toThrow(expect.objectContaining({ code: 'kernel.number-invalid' })));
});

describe('rounding', () => {
  it.each([
    ['0.004', '0.00'],
    ['0.005', '0.01'],
    ['1.005', '1.01'],
    ['2.675', '2.68'],
    ['0.0149999999999999999999999999', '0.01'],
    ['-0.004', '0.00'],
    ['-0.005', '-0.01'],
    ['-2.675', '-2.68'],
    ['-2.6749', '-2.67'],
  ])('takes %s to %s', (amount, expected) => expect(Money.rounded(amount).toString()).toBe(expected));

  it('multiplies once and mirrors negatives', () => {
    expect(Money.of('0.35').times('0.5').toString()).toBe('0.18');
    expect(Money.of('-0.35').times('0.5').toString()).toBe('-0.18');
    expect(Money.of('0.35').times('-0.5').toString()).toBe('-0.18');
    expect(Money.of('8123.45').times('1.235').toString()).toBe('10032.46');
  });

  it('of a product is the nearest cent, never more than half a cent away', () => {
    const quantities = [...integers(7, 500, 10_000_000)];
    for (const [index, minor] of [...integers(3, 500, 100_000_000)].entries()) {
      const quantity = new Decimal(quantities[index] ?? 0).dividedBy(1000);
      const price = Money.ofMinor(BigInt(minor));
      const exact = price.toDecimal().times(quantity);
      expect(price.times(quantity).toDecimal().minus(exact).abs().lessThanOrEqualTo('0.005')).toBe(true);
      expect(price.negated().times(quantity)).toEqual(price.times(quantity).negated());
    }
  });
});

describe('arithmetic', () => {
  it('neither loses nor makes a cent', () => {
    const amounts = [...integers(11, 1000, 1_000_000)].map((minor) => Money.ofMinor(BigInt(minor)));
    const total = Money.sum(amounts);
    expect(total.minor).toBe(amounts.reduce((sum, amount) => sum + amount.minor, 0n));
    expect(amounts.reduce((rest, amount) => rest.minus(amount), total).isZero()).toBe(true);
  });

  it('survives its own text', () => {
    for (const minor of [0n, 1n, -1n, 99n, -100n, 12345678901234567890n]) {
      expect(Money.of(Money.ofMinor(minor).toString()).minor).toBe(minor);
    }
  });

  it('compares', () => {
    expect(['2.00', '-1.00', '10.00'].map((text) => Money.of(text)).sort((a, b) => a.compare(b)).map(String)).toEqual(['-1.00', '2.00', '10.00']);
    expect(Money.of('1').compare(Money.of('1.00'))).toBe(0);
    expect(Money.of('1').equals(Money.of('1.00'))).toBe(true);
    expect([Money.of('-0.01'), Money.zero, Money.of('0.01')].map((amount) => amount.isNegative())).toEqual([true, false, false]);
  });

  it('does not mix currencies', () => {
    const dollars = Money.of('1', 'USD');
    for (const mix of [() => Money.zero.plus(dollars), () => Money.zero.minus(dollars), () => Money.zero.compare(dollars)]) {
      expect(mix).toThrow(expect.objectContaining({ code: 'kernel.currency-mismatch', params: { left: 'CNY', right: 'USD' } }));
    }
    expect(Money.of('1').equals(dollars)).toBe(false);
  });

  it('travels as text', () => expect(JSON.stringify({ total: Money.of('5') })).toBe('{"total":"5.00"}'));
});
