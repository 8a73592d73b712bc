import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { systemCtx } from '@tributary/platform';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { buildPriceList } from '../price-list.builder';
import { UsualPrices } from './usual-prices';

let db: TestDatabase;
const DATE = '2026-03-10';
const perBase = (...skus: number[]) => db.uow.read(systemCtx('spec'), async (tx) => [...(await new UsualPrices().perBase(tx, skus, DATE))].sort());

beforeAll(async () => {
  db = await createTestDatabase();
  const { owner } = db;
  await buildCatalogue(owner);
  for (const id of [1, 2, 3, 4]) await buildSku(owner, { id, code: `YH-${id}`, name: `柴油机油 ${id}`, baseUnit: 'drum', units: { carton: '4' } });
  await owner.query(`
    INSERT INTO division VALUES ('31', '上海市', 1, NULL);
    INSERT INTO branch (id, code, name, name_en) VALUES (1, 'E', '华东', 'East');
    INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部'), (11, 'dealer', 'D11', '甲');
    INSERT INTO dealer (id, tier, branch_id, division_code) VALUES (11, 1, 1, '31');
  `);
});
afterAll(() => db.drop());

it('is the middle one of the ordinary lists of head office in force that day, for one base unit', async () => {
  const { owner } = db;
  await buildPriceList(owner, { id: 1, sellerId: null, tier: 2, items: [{ skuId: 1, price: '130' }, { skuId: 2, unit: 'carton', price: '400' }] });
  await buildPriceList(owner, { id: 2, sellerId: 1, items: [{ skuId: 1, price: '100' }] });
  await buildPriceList(owner, { id: 3, sellerId: 1, items: [{ skuId: 1, unit: 'carton', price: '440' }] });
  await buildPriceList(owner, { id: 4, sellerId: 1, valid: '[2026-04-01,)', items: [{ skuId: 1, price: '9' }, { skuId: 3, price: '9' }] });
  await buildPriceList(owner, { id: 5, sellerId: 11, items: [{ skuId: 1, price: '7' }, { skuId: 3, price: '7' }] });
  await buildPriceList(owner, { id: 6, sellerId: 1, contractWith: 11, items: [{ skuId: 1, price: '6' }, { skuId: 3, price: '6' }] });
  expect(await perBase(1, 2, 3, 4)).toEqual([[1, 110], [2, 100]]);
});
