import { perCentBelow, wishedPrice, wishFault } from './wished-price';

describe('a price that is asked for', () => {
  it('is less than the list price, in whole cents, however it is typed', () => {
    expect([wishedPrice('９4.5', '100.00'), wishedPrice('1,099.99', '1100.00')]).toEqual(['94.5', '1099.99']);
  });

  it.each([
    ['', 'number'],
    ['abc', 'number'],
    ['1.005', 'cents'],
    ['0', 'zero'],
    ['100', 'notBelow'],
    ['120', 'notBelow'],
  ] as const)('is not %j: %s', (typed, fault) => {
    expect([wishFault(typed, '100.00'), wishedPrice(typed, '100.00')]).toEqual([fault, null]);
  });

  it('says by how much it is below', () => {
    expect([perCentBelow('94.00', '100.00'), perCentBelow('66.66', '99.99'), perCentBelow('1.00', '0.00')]).toEqual(['6.0', '33.3', '0.0']);
  });
});
