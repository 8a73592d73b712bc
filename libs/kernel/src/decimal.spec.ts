import { Decimal, coefficientOf, decimal, isDecimal } from './decimal';

describe('decimal', () => {
  it.each(['0', '-12.50', '+3', '007.100', '9'.repeat(40)])('reads %s', (text) => expect(decimal(text).equals(new Decimal(text))).toBe(true));

  it.each(['', ' 1', '1e3', '0x1f', 'NaN', 'Infinity', '1,000', '.5', '5.', '１２', '--1', '1'.repeat(41)])('refuses %j', (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => decimal(text)).toThrow(expect.objectContaining({ code: 'kernel.number-invalid', status: 422 }));
  });

  it('refuses a computed value that is no number', () => {
    expect(() => decimal(new Decimal(1).dividedBy(0))).toThrow(expect.objectContaining({ code: 'kernel.number-invalid' }));
  });
});

describe('Decimal', () => {
  it('adds what floating point cannot', () => expect(new Decimal('0.1').plus('0.2').toString()).toBe('0.3'));

  it('never writes an exponent', () => {
    expect(new Decimal('0.000000000001').toString()).toBe('0.000000000001');
    expect(new Decimal(10).pow(30).toString()).toBe(`1${'0'.repeat(30)}`);
  });

  it('keeps forty digits', () => expect(new Decimal(2).dividedBy(3).toString()).toBe(`0.${'6'.repeat(39)}7`));
});

describe('coefficientOf', () => {
  it.each([
    ['12.340', 1234n, 2],
    ['-0.05', -5n, 2],
    ['700', 700n, 0],
    ['0', 0n, 0],
  ])('splits %s', (text, coefficient, scale) => expect(coefficientOf(decimal(text))).toEqual({ coefficient, scale }));
});
