import { systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildCatalogue, buildSku } from '../catalogue.builder';
import { CatalogueIndexRepository } from './catalogue-index.repository';
import { CatalogueMemory } from './catalogue-memory';
import { SkuLookup } from './sku-lookup';

const system = systemCtx('spec');
const narrow = userCtx({ organisationId: 1, userId: 5 }, { catalogue: { all: false, product_line: [], sku: [2] } });

let db: TestDatabase;
let lookup: SkuLookup;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (const id of [1, 2, 3]) await buildSku(db.owner, { id, name: `机油 ${id}` });
  const repository = new CatalogueIndexRepository();
  lookup = new SkuLookup(db.uow, repository, new CatalogueMemory(db.uow, repository));
});
afterAll(() => db.drop());

const codeOf = async (id: number, ctx = system): Promise<string | undefined> => (await lookup.view(ctx)).byId(id)?.code;
const statements = async (): Promise<number> => (await countStatements(db.source, () => lookup.view(system))).length;

describe('the catalogue in memory', () => {
  it('is read once, then only asked whether it is still the same', async () => {
    const [first, again] = [await statements(), await statements()];
    expect([first, again]).toEqual([6, 3]);
  });

  it.each([
    ['a SKU', `UPDATE sku SET code = 'NEW-1' WHERE id = 1`, async () => codeOf(1), 'NEW-1'],
    ['a unit', `INSERT INTO sku_unit (sku_id, unit, numerator, denominator) VALUES (1, 'tonne', 50, 1)`, async () => (await lookup.view(system)).byId(1)?.units.some(({ unit }) => unit === 'tonne'), true],
    ['a grade', `UPDATE grade SET name = '特级' WHERE id = (SELECT grade_id FROM sku WHERE id = 1)`, async () => (await lookup.view(system)).byId(1)?.grade, '特级'],
    ['a SKU that is gone', `DELETE FROM sku_unit WHERE sku_id = 3; DELETE FROM sku WHERE id = 3`, async () => codeOf(3), undefined],
  ])('knows %s as soon as it is changed', async (_, change, ask, expected) => {
    await lookup.view(system);
    await db.owner.query(change);
    expect(await ask()).toBe(expected);
  });

  it('knows nothing of a change that was taken back', async () => {
    await db.owner.query('BEGIN');
    await db.owner.query(`UPDATE sku SET code = 'NEVER' WHERE id = 2`);
    const before = await codeOf(2);
    await db.owner.query('ROLLBACK');
    expect([before, await codeOf(2)]).toEqual(['SKU-2', 'SKU-2']);
  });

  it('shows nobody more than the database does', async () => {
    expect([await codeOf(1, narrow), await codeOf(2, narrow)]).toEqual([undefined, 'SKU-2']);
  });

  it('is read once for all who wait', async () => {
    await db.owner.query(`UPDATE sku SET code = 'NEW-2' WHERE id = 2`);
    const all = await countStatements(db.source, () => Promise.all(Array.from({ length: 5 }, () => lookup.view(system))));
    expect(all.filter((text) => text.includes('"gradeNameKey"'))).toHaveLength(1);
  });
});
