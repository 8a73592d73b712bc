import { nextAfter, priceOn } from './price-choice';

const price = (unit: string, fromQuantity: string, amount: string, validFrom: string, validTo: string | null) => ({ unit, fromQuantity, price: amount, validFrom, validTo });
const item = {
  prices: [
    price('carton', '0', '100.00', '2026-01-01', '2026-03-31'),
    price('carton', '0', '110.00', '2026-04-01', '2026-05-31'),
    price('carton', '0', '120.00', '2026-06-01', null),
    price('carton', '10', '95.00', '2026-01-01', null),
  ],
};

describe('the price of a product', () => {
  it.each([
    ['0', '2025-12-31', undefined],
    ['0', '2026-01-01', '100.00'],
    ['0.0', '2026-03-31', '100.00'],
    ['0', '2026-04-01', '110.00'],
    ['10.000', '2030-01-01', '95.00'],
    ['11', '2026-01-01', undefined],
  ])('from %s on %s is %s', (fromQuantity, day, expected) => {
    expect(priceOn(item, { unit: 'carton', fromQuantity }, day)?.price).toBe(expected);
  });

  it('is of its unit', () => expect(priceOn(item, { unit: 'bottle', fromQuantity: '0' }, '2026-01-01')).toBeUndefined());

  it('has a next one where one is planned', () => {
    expect(nextAfter(item, { unit: 'carton', fromQuantity: '0' }, '2026-03-02')?.price).toBe('110.00');
    expect(nextAfter(item, { unit: 'carton', fromQuantity: '0' }, '2026-06-01')).toBeUndefined();
  });
});
