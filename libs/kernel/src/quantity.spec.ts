import { Quantity, baseUnit, fromBase, toBase } from './quantity';
import type { UnitConversion } from './quantity';

const units: UnitConversion[] = [
  { unit: 'carton', numerator: '12', denominator: '1' },
  { unit: 'bottle', numerator: '1', denominator: '1' },
  { unit: 'litre', numerator: '1', denominator: '4' },
  { unit: 'pallet', numerator: '576', denominator: '1' },
  { unit: 'kilogram', numerator: '1000', denominator: '3480' },
];

const refused = (code: string) => expect.objectContaining({ code });

describe('toBase', () => {
  it.each([
    ['2', 'carton', '24'],
    ['0.5', 'carton', '6'],
    ['18', 'litre', '4.5'],
    ['-1', 'pallet', '-576'],
    ['7.000', 'bottle', '7'],
    ['3.48', 'kilogram', '1'],
  ])('takes %s %s to %s bottles', (value, unit, expected) => {
    const base = toBase(Quantity.of(value, unit), units);
    expect([base.toString(), base.unit]).toEqual([expected, 'bottle']);
  });

  it('multiplies before it divides, so that thirds come back whole', () => {
    const thirds: UnitConversion[] = [
      { unit: 'piece', numerator: '1', denominator: '1' },
      { unit: 'set', numerator: '10', denominator: '3' },
    ];
    expect(toBase(Quantity.of('3', 'set'), thirds).toString()).toBe('10');
    expect(fromBase(Quantity.of('10', 'piece'), 'set', thirds).toString()).toBe('3');
  });

  it('loses nothing on the way there and back', () => {
    for (const { unit } of units.filter(({ unit }) => unit !== 'kilogram')) {
      for (let thousandths = -3000; thousandths <= 3000; thousandths += 37) {
        const quantity = Quantity.of((thousandths / 1000).toFixed(3), unit);
        expect(fromBase(toBase(quantity, units), unit, units).equals(quantity)).toBe(true);
      }
    }
  });

  it('of a sum is the sum of its parts', () => {
    const [one, other] = [Quantity.of('0.125', 'carton'), Quantity.of('17.375', 'carton')];
    expect(toBase(one.plus(other), units).equals(toBase(one, units).plus(toBase(other, units)))).toBe(true);
  });

  it('refuses an unknown unit', () => {
    expect(() => toBase(Quantity.of('1', 'drum'), units)).toThrow(refused('kernel.unit-unknown'));
    expect(() => fromBase(Quantity.of('1', 'bottle'), 'drum', units)).toThrow(refused('kernel.unit-unknown'));
  });

  it.each(['0', '-1', 'x'])('refuses a conversion by %s', (numerator) => {
    const broken = [...units, { unit: 'drum', numerator, denominator: '1' }];
    expect(() => toBase(Quantity.of('1', 'drum'), broken)).toThrow(refused('kernel.number-invalid'));
  });
});

describe('fromBase', () => {
  it('is rounded down to what may be promised', () => {
    expect(fromBase(Quantity.of('35', 'bottle'), 'carton', units).roundDown(0).toString()).toBe('2');
    expect(fromBase(Quantity.of('35', 'bottle'), 'carton', units).round(3).toString()).toBe('2.917');
  });

  it('refuses a quantity in another unit than the base', () => {
    expect(() => fromBase(Quantity.of('1', 'carton'), 'pallet', units)).toThrow(refused('kernel.unit-mismatch'));
  });
});

describe('baseUnit', () => {
  it('is the one that converts to itself', () => expect(baseUnit(units)).toBe('bottle'));
  it('must exist', () => expect(() => baseUnit([])).toThrow(refused('kernel.base-unit-missing')));
});

describe('Quantity', () => {
  it('adds and subtracts exactly', () => {
    expect(Quantity.of('0.1', 'tonne').plus(Quantity.of('0.2', 'tonne')).toString()).toBe('0.3');
    expect(Quantity.of('0.3', 'tonne').minus(Quantity.of('0.1', 'tonne')).toString()).toBe('0.2');
    expect(Quantity.of('1', 'tonne').minus(Quantity.of('1.000', 'tonne')).isZero()).toBe(true);
  });

  it('compares by value', () => {
    const of = (value: string) => Quantity.of(value, 'tonne');
    expect([of('2').compare(of('10')), of('10').compare(of('2')), of('1.0').compare(of('1'))]).toEqual([-1, 1, 0]);
    expect([of('-0.001'), of('0'), of('1')].map((quantity) => quantity.isNegative())).toEqual([true, false, false]);
    expect(of('1').negated().toString()).toBe('-1');
  });

  it('does not mix units', () => {
    const [tonne, litre] = [Quantity.of('1', 'tonne'), Quantity.of('1', 'litre')];
    for (const mix of [() => tonne.plus(litre), () => tonne.minus(litre), () => tonne.compare(litre)]) expect(mix).toThrow(refused('kernel.unit-mismatch'));
    expect(tonne.equals(litre)).toBe(false);
  });

  it('knows pack multiples', () => {
    expect(Quantity.of('0.6', 'tonne').isMultipleOf('0.2')).toBe(true);
    expect(Quantity.of('0.7', 'tonne').isMultipleOf('0.2')).toBe(false);
    expect(() => Quantity.of('1', 'tonne').isMultipleOf('0')).toThrow(refused('kernel.number-invalid'));
  });
});
