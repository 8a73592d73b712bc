import { compact } from '@tributary/kernel';
import { type Scope, systemCtx, UnitOfWork } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildCatalogue, buildSku } from '../catalogue.builder';
import { ProductLineRepository } from '../product-line/product-line.repository';
import { SkuRepository } from './sku.repository';
import { Skus } from './skus';

let db: TestDatabase;
const repository = new SkuRepository();
const skus = new Skus(repository);

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  await buildSku(db.owner, { id: 1, code: 'YH-1001-18L', name: '劲力柴油机油 CI-4 15W-40', units: { tonne: '61.728395' } });
  await buildSku(db.owner, { id: 2, code: 'YH-1002-18L', name: '金擎柴油机油 CK-4 5W-30', grade: '金擎 CK-4 5W-30', packMultiple: '2' });
  await buildSku(db.owner, { id: 3, code: 'YH-2001-200L', name: '抗磨液压油 L-HM 46', nameEn: 'Hydraulic oil', productLineId: 2 });
});
afterAll(() => db.drop());

const dealer = (catalogue: Scope['catalogue']) => userCtx({ organisationId: 7 }, { catalogue });
const everything = dealer({ all: true, product_line: [], sku: [] });
const found = async (search: string): Promise<number[]> =>
  (await db.uow.read(everything, (tx) => repository.list(tx, { search, limit: 10 }))).map((sku) => sku.id);

describe('list of SKUs', () => {
  it.each([
    ['a fragment of the code without its dashes', '100118', [1]],
    ['a code typed with spaces and in lower case', 'yh 2001', [3]],
    ['part of the name', '柴油机油', [1, 2]],
    ['a grade however it is written', 'ｌhm46', [3]],
    ['a grade as one word, though the name holds others between', '金擎CK45W30', [2]],
    ['pinyin initials of a grade', 'jqck4', [2]],
    ['pinyin initials', 'kmyyy', [3]],
    ['full pinyin', 'jinqing', [2]],
    ['English', 'Hydraulic oil', [3]],
    ['two words in any order', '15w40 柴油', [1]],
    ['nothing that exists', 'zzz', []],
  ])('finds by %s', async (_, search, ids) => {
    expect(await found(search)).toEqual(ids);
  });

  it('pages by code', async () => {
    const page = await db.uow.read(everything, (tx) => repository.list(tx, { after: 'YH-1001-18L', limit: 1 }));
    expect(page.map((sku) => sku.code)).toEqual(['YH-1002-18L']);
  });

  it.each([
    ['a product line', { all: false, product_line: [2], sku: [] }, [3]],
    ['single SKUs', { all: false, product_line: [], sku: [2, 999] }, [2]],
    ['nothing', { all: false, product_line: [], sku: [] }, []],
  ])('shows just %s of the scope', async (_, catalogue, ids) => {
    const [listed, byIds, one] = await db.uow.read(dealer(catalogue), async (tx) => [
      await repository.list(tx, { limit: 10 }),
      await skus.byIds(tx, [1, 2, 3]),
      await repository.find(tx, 1),
    ]);
    expect(listed.map((sku) => sku.id)).toEqual(ids);
    expect([...byIds.keys()]).toEqual(ids);
    expect(one).toBeUndefined();
  });

  it('shows no more when only row-level security is left', async () => {
    const narrow = dealer({ all: false, product_line: [2], sku: [] });
    // the application believes in a wide scope, PostgreSQL knows the narrow one
    const wide = await db.uow.read(narrow, (tx) =>
      repository.list({ ...tx, scope: everything.scope }, { limit: 10 }),
    );
    expect(wide.map((sku) => sku.id)).toEqual([3]);
  });
});

describe('keys of codes and names', () => {
  it.each(['YH-1001－18L', ' ｙｈ1001/18l ', '柴油·机油　CI-4', 'A\u200bB—C−D…', 'L-HM 46\\x'])('are the same in PostgreSQL and here: %j', async (text) => {
    const { rows } = await db.owner.query<{ key: string }>('SELECT text_key($1) AS key', [text]);
    expect(rows[0]?.key).toBe(compact(text));
  });
});

describe('facts of SKUs', () => {
  it('hold exact units, the base unit first', async () => {
    const found = await db.uow.read(systemCtx('spec'), (tx) => skus.byIds(tx, [1, 1, 404]));
    expect([...found.keys()]).toEqual([1]);
    expect(found.get(1)).toMatchObject({
      code: 'YH-1001-18L',
      businessLineId: 1,
      packMultiple: '1',
      units: [
        { unit: 'drum', numerator: '1', denominator: '1' },
        { unit: 'tonne', numerator: '61.728395', denominator: '1' },
      ],
    });
  });

  it('come in one statement, however many are asked for', async () => {
    const ids = Array.from({ length: 500 }, (_, index) => index + 1);
    const statements = await countStatements(db.source, () => new UnitOfWork(db.source).read(everything, (tx) => skus.byIds(tx, ids)));
    expect(statements).toHaveLength(3);
  });
});

describe('product lines', () => {
  const lines = new ProductLineRepository();
  it('are those with an SKU in scope, with their categories', async () => {
    const shown = await db.uow.read(dealer({ all: false, product_line: [], sku: [3] }), (tx) => lines.list(tx));
    expect(shown).toEqual([
      { id: 2, code: 'HYD', name: '液压油', nameEn: 'Hydraulic oil', categories: [{ id: 2, code: 'HYD-A', name: '抗磨', nameEn: 'Anti-wear' }] },
    ]);
  });
});
