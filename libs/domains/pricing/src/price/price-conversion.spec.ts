import { convertPrice } from './price-conversion';

const units = [
  { unit: 'bottle', numerator: '1', denominator: '1' },
  { unit: 'carton', numerator: '4', denominator: '1' },
  { unit: 'tonne', numerator: '1000', denominator: '3.48' },
];

describe('conversion of prices', () => {
  it.each([
    ['128.00', 'bottle', 'carton', '512.00'],
    ['512.00', 'carton', 'bottle', '128.00'],
    ['100.01', 'carton', 'bottle', '25.00'],
    ['100.02', 'carton', 'bottle', '25.01'],
    ['18000.00', 'tonne', 'bottle', '62.64'],
    ['18000.00', 'tonne', 'carton', '250.56'],
    ['62.64', 'bottle', 'tonne', '18000.00'],
    ['0.00', 'carton', 'bottle', '0.00'],
    ['9.99', 'carton', 'carton', '9.99'],
  ])('%s per %s is, per %s, %s', (price, unit, to, expected) => {
    expect(convertPrice({ price, unit }, to, units)).toEqual({ price: expected, unit: to });
  });

  it('rounds once, from the exact value: a third and back would lose a cent', () => {
    const thirds = [{ unit: 'kg', numerator: '1', denominator: '1' }, { unit: 'can', numerator: '1', denominator: '3' }];
    expect(convertPrice({ price: '10.00', unit: 'kg' }, 'can', thirds).price).toBe('3.33');
    expect(convertPrice({ price: '3.335', unit: 'can' }, 'kg', thirds).price).toBe('10.01');
  });

  it.each([['drum', 'bottle'], ['bottle', 'drum']])('refuses a unit that the SKU does not have (%s to %s)', (unit, to) => {
    expect(() => convertPrice({ price: '1.00', unit }, to, units)).toThrow(expect.objectContaining({ code: 'kernel.unit-unknown' }));
  });
});
