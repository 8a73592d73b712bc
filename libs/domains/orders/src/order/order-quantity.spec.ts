import { toBaseQuantity, toOrderedQuantity } from './order-quantity';

const cartons = { quantity: '3', baseQuantity: '36' };
const thirds = { quantity: '3', baseQuantity: '1' };

describe('quantities of an order line', () => {
  it('go to base units and back', () => {
    expect(toBaseQuantity(cartons, '2.5')?.toFixed()).toBe('30');
    expect(toOrderedQuantity(cartons, '30')).toBe('2.5');
    expect(toOrderedQuantity(thirds, '1')).toBe('3');
  });

  it('are refused when stock cannot express them', () => {
    expect(toBaseQuantity(thirds, '2')).toBeUndefined();
    expect(toBaseQuantity(cartons, '0.0001')).toBeUndefined();
  });

  it('never promise more than there is', () => {
    expect(toOrderedQuantity(cartons, '7')).toBe('0.583');
  });
});
