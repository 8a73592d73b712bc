import { type BoundLine, givenBack } from './given-back';

const line = (change: Partial<BoundLine> = {}): BoundLine => ({ baseQuantity: '10', confirmedBase: null, allocatedBase: '10', shippedBase: '0', productionPlanId: null, ...change });
const preorder = (change: Partial<BoundLine> = {}): BoundLine => line({ allocatedBase: '0', productionPlanId: 7, ...change });

describe('givenBack', () => {
  it('frees stock of a stock line', () => {
    expect(givenBack(line(), '4')).toEqual({ stock: '6', plan: '0', allocated: '4' });
    expect(givenBack(line(), '0')).toEqual({ stock: '10', plan: '0', allocated: '0' });
  });

  it('frees the promise of a pre-order line before anything that is set aside', () => {
    expect(givenBack(preorder(), '4')).toEqual({ stock: '0', plan: '6', allocated: '0' });
    expect(givenBack(preorder({ allocatedBase: '3' }), '4')).toEqual({ stock: '0', plan: '6', allocated: '3' });
    expect(givenBack(preorder({ allocatedBase: '8' }), '4')).toEqual({ stock: '4', plan: '2', allocated: '4' });
  });

  it('counts from what was confirmed, and keeps what has left', () => {
    expect(givenBack(preorder({ confirmedBase: '6', allocatedBase: '3' }), '0')).toEqual({ stock: '3', plan: '3', allocated: '0' });
    expect(givenBack(preorder({ allocatedBase: '5', shippedBase: '2' }), '0')).toEqual({ stock: '3', plan: '5', allocated: '2' });
  });
});
