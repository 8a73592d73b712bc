import type { FoundSku } from './sku-lookup.repository';
import { FoundSkus } from './found-skus';

const sku = (id: number, codeKey: string, nameKey: string, more: Partial<FoundSku> = {}): FoundSku => ({
  id, code: codeKey, name: nameKey, nameEn: '', gradeId: 1, grade: '', packaging: '', productLineId: 1, businessLineId: 1, baseUnit: 'drum', salesUnit: 'drum', packMultiple: '1', minimumQuantity: '0',
  status: 'active', units: [], codeKey, nameKey, gradeKeys: [`g${id}p`, `g${id}18l`], articleKeys: [], ...more,
});
const found = new FoundSkus([sku(1, '000123', 'oil'), sku(2, 'a9', 'oil'), sku(3, 'b7', 'grease', { articleKeys: ['a9', '77'] })]);

describe('what a key means', () => {
  it.each([
    ['the dealer’s own number, before a code', 'a9', { by: 'own-number', id: 3 }],
    ['a code', '000123', { by: 'code', id: 1 }],
    ['a code that lost its zeros', '123', { by: 'lost-zeros', id: 1 }],
    ['a name', 'grease', { by: 'name', id: 3 }],
    ['grade and packaging', 'g218l', { by: 'grade', id: 2 }],
  ])('is %s', (_, key, { by, id }) => {
    expect(found.byKey(key)).toMatchObject({ by, sku: { id } });
  });

  it('is for a person to choose where several SKUs bear it, and nothing where none does', () => {
    expect(found.byKey('oil')).toMatchObject({ choice: [{ id: 1 }, { id: 2 }] });
    expect(found.byKey('zzz')).toBeUndefined();
    expect(found.byKey('')).toBeUndefined();
    expect(found.byKey('0')).toBeUndefined();
  });
});
