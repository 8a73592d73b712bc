import type { BasketSku } from './basket';
import { measure } from './basket-line-check';

const sku: BasketSku = {
  status: 'active',
  supplied: true,
  productLineId: 1,
  baseUnit: 'bottle',
  salesUnit: 'carton',
  packMultiple: '2',
  minimumQuantity: '0',
  units: [
    { unit: 'bottle', numerator: '1', denominator: '1' },
    { unit: 'carton', numerator: '12', denominator: '1' },
    { unit: 'third', numerator: '1', denominator: '3' },
  ],
};
const ask = (quantity: string, unit: string, change: Partial<BasketSku> = {}) => {
  const outcome = measure({ skuCode: 'A', quantity, unit }, { ...sku, ...change });
  return typeof outcome === 'string' ? outcome : outcome.code;
};

describe('measure', () => {
  it('gives base units', () => {
    expect(ask('4', 'carton')).toBe('48');
    expect(ask('24', 'bottle')).toBe('24');
  });

  it('wants whole packs, in whatever unit they are ordered', () => {
    expect(ask('3', 'carton')).toBe('orders.line-pack-multiple');
    expect(ask('12', 'bottle')).toBe('orders.line-pack-multiple');
    expect(ask('1.5', 'carton', { packMultiple: '0.5' })).toBe('18');
  });

  it('wants the minimum, in whatever unit it is ordered', () => {
    expect(ask('4', 'carton', { minimumQuantity: '6' })).toBe('orders.line-below-minimum');
    expect(ask('48', 'bottle', { minimumQuantity: '6' })).toBe('orders.line-below-minimum');
    expect(ask('72', 'bottle', { minimumQuantity: '6' })).toBe('72');
  });

  it('names the units that would do', () => {
    expect(measure({ skuCode: 'A', quantity: '1', unit: 'drum' }, sku)).toMatchObject({ code: 'orders.line-unit', params: { units: 'bottle, carton, third' } });
  });

  it('refuses what stock cannot express', () => {
    expect(ask('1', 'third', { salesUnit: 'third', packMultiple: '1' })).toBe('orders.quantity-too-fine');
  });
});
