import { linePrice, orderTotal, partAmount } from './order-totals';

const units = [
  { unit: 'bottle', numerator: '1', denominator: '1' },
  { unit: 'carton', numerator: '12', denominator: '1' },
];

describe('linePrice', () => {
  it('multiplies the price of the ordered unit', () => {
    expect(linePrice({ price: '100.00', unit: 'carton' }, { unit: 'carton', quantity: '2', base: '24' }, units)).toEqual({ unitPrice: '100.00', amount: '200.00' });
  });

  it('charges twelve bottles as one carton although a bottle has no exact price', () => {
    expect(linePrice({ price: '100.00', unit: 'carton' }, { unit: 'bottle', quantity: '12', base: '12' }, units)).toEqual({ unitPrice: '8.33', amount: '100.00' });
  });

  it('converts a price per bottle to cartons', () => {
    expect(linePrice({ price: '8.35', unit: 'bottle' }, { unit: 'carton', quantity: '3', base: '36' }, units)).toEqual({ unitPrice: '100.20', amount: '300.60' });
  });

  it('rounds half a cent up, once', () => {
    const kilogram = [{ unit: 'kg', numerator: '1', denominator: '1' }];
    expect(linePrice({ price: '9.99', unit: 'kg' }, { unit: 'kg', quantity: '1.5', base: '1.5' }, kilogram).amount).toBe('14.99');
  });

  it('refuses a price in a unit that the SKU does not have', () => {
    expect(() => linePrice({ price: '1.00', unit: 'drum' }, { unit: 'bottle', quantity: '1', base: '1' }, units)).toThrow('Unknown unit');
  });
});

describe('partAmount', () => {
  it('is in proportion and whole for the whole', () => {
    expect(partAmount('100.00', '36', '12').toString()).toBe('33.33');
    expect(partAmount('100.00', '36', '36').toString()).toBe('100.00');
    expect(partAmount('100.00', '36', '0').toString()).toBe('0.00');
  });
});

describe('orderTotal', () => {
  it('adds cents exactly', () => {
    expect(orderTotal(['0.10', '0.20']).toString()).toBe('0.30');
    expect(orderTotal([]).toString()).toBe('0.00');
  });
});
