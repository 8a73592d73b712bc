import { addDecimals, compareDecimals, isMultipleOf, isZero, parseDecimal, percentOf, stepDecimal, subtractDecimals } from './decimal-text';

describe('parseDecimal', () => {
  it.each([
    ['12', '12'],
    ['１２．５', '12.5'],
    [' 1,200 ', '1200'],
    ['.5', '0.5'],
    ['3.', '3'],
    ['007', '7'],
    ['2.500', '2.5'],
  ])('takes %p as %p', (typed, value) => expect(parseDecimal(typed)).toBe(value));

  it.each(['', '-1', '1e3', '1.2.3', 'abc', '1.1234567', '1234567890123'])('refuses %p', (typed) => expect(parseDecimal(typed)).toBeNull());
});

describe('exact arithmetic', () => {
  it('adds and subtracts what floating point cannot', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
    expect(subtractDecimals('0.3', '0.1')).toBe('0.2');
    expect(subtractDecimals('1', '2.5')).toBe('-1.5');
    expect(addDecimals('9007199254740993', '0.01')).toBe('9007199254740993.01');
  });

  it('compares by value, not by spelling', () => {
    expect(compareDecimals('1.0', '1')).toBe(0);
    expect(compareDecimals('9', '10')).toBe(-1);
    expect(compareDecimals('-1', '-2')).toBe(1);
    expect(isZero('0.000')).toBe(true);
    expect(isZero('0.001')).toBe(false);
  });

  it('refuses text that is no number', () => expect(() => compareDecimals('1', 'x')).toThrow(RangeError));
});

describe('packs', () => {
  it('knows whole packs, also of bulk goods', () => {
    expect(isMultipleOf('15', '5')).toBe(true);
    expect(isMultipleOf('16', '5')).toBe(false);
    expect(isMultipleOf('0.3', '0.1')).toBe(true);
    expect(isMultipleOf('16.123', '0')).toBe(true);
  });

  it('steps to the next whole pack and never below zero', () => {
    expect(stepDecimal('0', '5', 1)).toBe('5');
    expect(stepDecimal('7', '5', 1)).toBe('10');
    expect(stepDecimal('7', '5', -1)).toBe('5');
    expect(stepDecimal('5', '5', -1)).toBe('0');
    expect(stepDecimal('0', '5', -1)).toBe('0');
    expect(stepDecimal('2', '0', 1)).toBe('3');
  });
});

describe('percentOf', () => {
  it('gives the share in percent', () => {
    expect(percentOf('1', '3')).toBe(33.33);
    expect(percentOf('5', '0')).toBe(0);
  });
});
