import { UnitWords } from '@tributary/catalogue';
import { matchItem } from './item-match';
import { DealersUnits } from './unit-word.repository';

const units = new UnitWords([
  { code: 'drum', name: '桶', nameEn: 'drum' },
  { code: 'carton', name: '箱', nameEn: 'carton' },
  { code: 'kg', name: '千克', nameEn: 'kilogram' },
]);

describe('a product in a unit', () => {
  const sku = {
    id: 7, code: 'YH-1', name: '油', nameEn: '', productLineId: 1, categoryId: 1, businessLineId: 1, baseUnit: 'drum', salesUnit: 'drum', packMultiple: '1', minimumQuantity: '0',
    batchManaged: false, status: 'active', units: [{ unit: 'drum', numerator: '1', denominator: '1' }, { unit: 'kg', numerator: '1', denominator: '170' }],
  } as const;
  const match = (unit: string, of: typeof sku | undefined = sku) => matchItem({ product: 0, unit }, { shown: '油 (A1)', sku: of, units });

  it('counts through the SKU’s own units, as an exact fraction', () => {
    expect(match('公斤')).toEqual({ skuId: 7, numerator: '1', denominator: '170' });
  });

  it('counts as people decided of this dealer’s words, of the SKU before of all', () => {
    const own = new DealersUnits([
      { word: '件', skuId: null, unit: 'drum', baseQuantity: null, pricedAs: null }, { word: '件', skuId: 7, unit: null, baseQuantity: '12', pricedAs: null }, { word: '提', skuId: null, unit: 'drum', baseQuantity: null, pricedAs: null }, { word: '箱', skuId: 8, unit: 'drum', baseQuantity: null, pricedAs: null },
    ]);
    const decided = (unit: string) => matchItem({ product: 0, unit }, { shown: '油', sku, units, own });
    expect([decided(' 件'), decided('提'), decided('箱')]).toEqual([
      { skuId: 7, numerator: '12', denominator: '1' }, { skuId: 7, numerator: '1', denominator: '1' }, { fault: expect.objectContaining({ code: 'flows.unit-not-of-sku' }) },
    ]);
  });

  it.each([
    ['unit-missing', match('')],
    ['unit-unknown', match('件')],
    ['unit-not-of-sku', match('箱')],
    ['product-unmatched', matchItem({ product: 0, unit: '桶' }, { shown: '油', sku: undefined, units })],
  ])('cannot count: %s', (code, found) => {
    expect(found).toMatchObject({ fault: { code: `flows.${code}` } });
  });
});
