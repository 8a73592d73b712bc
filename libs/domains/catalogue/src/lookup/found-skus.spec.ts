import { CatalogueIndex } from './catalogue-index';
import { FoundSkus } from './found-skus';
import { knownSku } from './known-sku.builder';
import { SkuView } from './sku-view';

const index = new CatalogueIndex(1, [knownSku(1, '000123', 'oil'), knownSku(2, 'a9', 'oil'), knownSku(3, 'b7', 'grease'), knownSku(4, 'c8', 'secret')]);
const view = new SkuView(index, [1, 2, 3]);
const found = new FoundSkus(view, new Map([['a9', 3], ['77', 3], ['88', 4]]));

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

  it('is nothing where the reader may not see the SKU, whatever it is called by', () => {
    expect([found.byKey('c8'), found.byKey('secret'), found.byKey('88'), found.byId(4)]).toEqual([undefined, undefined, undefined, undefined]);
    expect(view.nearest([{ article: 'c8', name: 'secret' }], [1], 3).flat().map(({ id }) => id)).not.toContain(4);
    expect(view.ofGrade(4, [1])).toEqual([]);
    expect(new FoundSkus(new SkuView(index, [4])).byKey('c8')).toMatchObject({ sku: { id: 4 } });
  });

  it('is the SKU that may be seen, of several that bear it', () => {
    expect(new FoundSkus(new SkuView(index, [2])).byKey('oil')).toMatchObject({ by: 'name', sku: { id: 2 } });
  });
});
