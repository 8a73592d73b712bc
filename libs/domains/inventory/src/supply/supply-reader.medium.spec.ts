import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import type { Ctx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildPlan } from '../production.builder';
import { buildStock, buildStockLocation } from '../stock.builder';
import { SupplyReader } from './supply-reader';
import { SupplyRepository } from './supply.repository';

const [OWNER, BUYER] = [1, 11];
const reader = new SupplyReader(new SupplyRepository());
const buyer = (locations: readonly number[]): Ctx => userCtx({ organisationId: BUYER }, { catalogue: { all: true, product_line: [], sku: [] }, counterparties: [OWNER], stock: { all: false, location: locations } });
let db: TestDatabase;
const of = (ctx: Ctx, skuIds: readonly number[] = [1], ownerId = OWNER) => db.uow.read(ctx, (tx) => reader.of(tx, { ownerId, buyerId: BUYER, skuIds, today: '2026-03-02' }));

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (let id = 1; id <= 60; id += 1) await buildSku(db.owner, { id });
  await db.owner.query(`
    INSERT INTO division VALUES ('31', '上海市', 1, NULL), ('3101', '市辖区', 2, '31'), ('310115', '浦东新区', 3, '3101'), ('32', '江苏省', 1, NULL) ON CONFLICT DO NOTHING;
    INSERT INTO branch (id, code, name, name_en) VALUES (1, 'E', '华东', 'East');
    INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部'), (11, 'dealer', 'D11', '甲');
    INSERT INTO dealer (id, tier, branch_id, division_code) VALUES (11, 1, 1, '310115')`);
  for (const id of [101, 102, 103, 104]) await buildStockLocation(db.owner, { id, ownerId: OWNER });
  await db.owner.query(`INSERT INTO transit_time VALUES (101, '31', 3), (101, '3101', 1), (102, '31', 2), (103, '32', 0)`);
  await db.owner.query(`INSERT INTO production_lead VALUES (1, 21, 60)`);
  await buildStock(db.owner, { ownerId: OWNER, locationId: 102, skuId: 1, quantity: '8' }, { ownerId: OWNER, locationId: 103, skuId: 1, quantity: '5' }, { ownerId: OWNER, locationId: 101, skuId: 1, quantity: '3' }, { ownerId: OWNER, locationId: 104, skuId: 1, quantity: '9' });
  await db.owner.query(`UPDATE stock_balance SET reserved = 1 WHERE location_id = 101; INSERT INTO stock_balance (owner_id, location_id, sku_id, batch, on_hand) VALUES (1, 101, 1, 'B7', 40)`);
  const plan = (id: number, readyOn: string, planned: string, locationId = 101) => buildPlan(db.owner, { id, ownerId: OWNER, locationId, skuId: 1, readyOn, planned });
  await plan(1, '2026-05-01', '40');
  await plan(2, '2026-04-01', '20', 102);
  await plan(3, '2026-03-01', '20');
  await plan(4, '2026-04-02', '20');
  await plan(5, '2026-04-03', '20');
  await plan(6, '2026-04-04', '20', 104);
  await db.owner.query(`UPDATE production_plan SET promised = 20 WHERE id = 4; UPDATE production_plan SET status = 'closed' WHERE id = 5; UPDATE production_plan SET promised = 15 WHERE id = 1`);
});
afterAll(() => db.drop());

describe('what a buyer could get', () => {
  it('lies at the locations in scope, the nearest first: the longest division that fits counts, unknown roads come last', async () => {
    const supply = (await of(buyer([101, 102, 103]))).get(1);
    expect(supply?.nearestLocationId).toBe(101);
    expect(supply?.stock.map(({ locationId, days, available }) => [locationId, days, available])).toEqual([[101, 1, '2'], [102, 2, '8'], [103, null, '5']]);
  });

  it('is in the open plans to come that have something free, the earliest first', async () => {
    const supply = (await of(buyer([101, 102, 103]))).get(1);
    expect(supply?.plans.map(({ planId, readyOn, free, locationId, days }) => [planId, readyOn, free, locationId, days])).toEqual([[2, '2026-04-01', '20', 102, 2], [1, '2026-05-01', '25', 101, 1]]);
  });

  it('can be planned, where head office said how long that takes', async () => {
    const supply = await of(buyer([101]), [1]);
    expect(supply.get(1)).toMatchObject({ leadDays: 21, onDemand: '60' });
    expect((await of(buyer([101]), [1], BUYER)).get(1)).toEqual({ skuId: 1, nearestLocationId: null, stock: [], plans: [], leadDays: null, onDemand: null });
  });

  it('can be planned without a planner as far as others left it, at the nearest location on that day', async () => {
    await buildPlan(db.owner, { id: 7, ownerId: OWNER, locationId: 101, skuId: 2, readyOn: '2026-03-23', planned: '0', origin: 'demand' });
    await db.owner.query('UPDATE production_plan SET planned = 45, promised = 45 WHERE id = 7');
    const supply = await of(buyer([101, 102]), [2]);
    expect(supply.get(2)).toMatchObject({ onDemand: '15', plans: [] });
    expect((await of(buyer([102]), [2])).get(2)?.onDemand).toBe('60');
    expect((await of(buyer([]), [2])).get(2)?.onDemand).toBeNull();
  });

  it('shows nothing of locations out of scope, neither stock nor plans', async () => {
    expect((await of(buyer([]))).get(1)).toMatchObject({ nearestLocationId: null, stock: [], plans: [] });
    const blind = await db.uow.read(buyer([102]), (tx) => reader.of({ ...tx, scope: { ...tx.scope, stock: { all: true, location: [] } } }, { ownerId: OWNER, buyerId: BUYER, skuIds: [1], today: '2026-03-02' }));
    expect(blind.get(1)?.stock.map(({ locationId }) => locationId)).toEqual([102]);
    expect(blind.get(1)?.plans.map(({ planId }) => planId)).toEqual([2]);
  });

  it('is one statement for any number of SKUs', async () => {
    for (const skus of [[1], Array.from({ length: 60 }, (_, index) => index + 1)]) {
      expect(await countStatements(db.source, () => of(buyer([101, 102]), skus))).toHaveLength(3);
    }
  });
});
