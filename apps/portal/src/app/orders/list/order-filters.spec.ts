import { moreCount, narrows, NOTHING_NARROWED, orderQuery } from './order-filters';

describe('order filters', () => {
  it('turn the address into the question', () => {
    expect(orderQuery('seller', { state: 'submitted,offered', waiting: '1', partner: '12', sku: '7', promised: '2026-05-01', least: '100', most: '5000.50', acted: '1', sort: 'total' })).toEqual({
      side: 'seller', search: undefined, from: undefined, to: undefined, state: ['submitted', 'offered'], waiting: true, partnerId: 12, skuId: 7,
      promisedUntil: '2026-05-01', totalFrom: '100', totalTo: '5000.50', acted: true, sort: 'total',
    });
  });

  it('leave out what nobody can have clicked together', () => {
    expect(orderQuery('buyer', { partner: 'x', least: '1e9', sort: 'colour' })).toMatchObject({ partnerId: undefined, totalFrom: undefined, sort: undefined, state: undefined });
  });

  it('know what hides orders', () => {
    expect([narrows({ side: 'buyer', sort: 'total' }), narrows({ acted: '1' }), moreCount({ acted: '1', least: '1', search: 'x' })]).toEqual([false, true, 2]);
    expect(NOTHING_NARROWED).toMatchObject({ search: null, state: null, acted: null });
    expect('side' in NOTHING_NARROWED).toBe(false);
  });
});
