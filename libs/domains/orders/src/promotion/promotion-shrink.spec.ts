import type { OrderLine } from '../order/order';
import { type HeldPromotion, shrink } from './promotion-shrink';

const line = (id: number, change: Partial<OrderLine> = {}): OrderLine => ({
  id, lineNo: id, skuId: id, skuCode: `S${id}`, quantity: '3', unit: 'carton', baseQuantity: '36', unitPrice: '33.33', requestedPrice: null, discount: '10.00',
  amount: '90.00', locationId: 1, productionPlanId: null, promisedOn: null, confirmedBase: null, allocatedBase: '36', shippedBase: '0', receivedBase: '0', gift: false, ...change,
});
const held = (id: number, lineId: number, amount: string): HeldPromotion => ({ id, lineId, budgetId: 1, amount, earnedSkuId: null, stepBase: null, giftBase: null });
const amounts = (...args: Parameters<typeof shrink>) => shrink(...args).map(({ id, amount }) => `${id}: ${amount}`);

describe('what promotions still give', () => {
  it('adds up to what is left of the discount, to the cent', () => {
    expect(amounts([held(1, 1, '6.67'), held(2, 1, '3.33')], [line(1)], [{ id: 1, base: '12', discount: '3.33' }])).toEqual(['1: 2.22', '2: 1.11']);
    expect(amounts([held(1, 1, '0.01'), held(2, 1, '0.01')], [line(1)], [{ id: 1, base: '12', discount: '0.01' }])).toEqual(['1: 0.01', '2: 0.00']);
  });

  it('of a gift is its share of what it was worth, counted from what was agreed last', () => {
    const gift = line(2, { gift: true, discount: '0.00', amount: '0.00' });
    expect(amounts([held(1, 2, '60.00')], [gift], [{ id: 2, base: '12', discount: '0.00' }])).toEqual(['1: 20.00']);
    expect(amounts([held(1, 2, '60.00')], [{ ...gift, confirmedBase: '24' }], [{ id: 2, base: '12', discount: '0.00' }])).toEqual(['1: 30.00']);
  });

  it('is nothing where nothing is left, and stays where nothing was said', () => {
    expect(amounts([held(1, 1, '6.67'), held(2, 2, '5.00')], [line(1), line(2)], [{ id: 1, base: '0', discount: '0.00' }])).toEqual(['1: 0.00', '2: 5.00']);
    expect(amounts([held(1, 2, '0.00')], [line(2, { gift: true, confirmedBase: '0' })], [{ id: 2, base: '0', discount: '0.00' }])).toEqual(['1: 0.00']);
  });
});
