import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { Test } from '@nestjs/testing';
import { AuditModule, Clock, ClockModule, type Ctx } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase, userCtx } from '@tributary/platform/testing';
import type { Cell, SmallTable } from '@tributary/sheets';
import { InventoryModule } from '../inventory.module';
import { buildPlan, planOf, productionDrift } from '../production.builder';
import { ProductionPlans } from '../production/production-plans';
import { buildStockLocation } from '../stock.builder';
import { SupplyTerms } from '../terms/supply-terms';
import { PlanChecker } from './plan-checker';
import { PlanImporter } from './plan-importer';

const OWNER = 1;
const [NORTH, SOUTH, HIDDEN] = [101, 102, 103];
const catalogue = { all: true, product_line: [], sku: [] };
const planner = (dealers = true): Ctx =>
  userCtx({ organisationId: OWNER, organisationKind: 'head_office', tier: null, name: '计划员' }, { catalogue, dealers: { all: dealers, dealer: [], branch: [] }, stock: { all: false, location: [NORTH, SOUTH] } });
let db: TestDatabase;
let parts: { plans: ProductionPlans; checker: PlanChecker; importer: PlanImporter; terms: SupplyTerms };

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (let id = 1; id <= 60; id += 1) await buildSku(db.owner, { id });
  await db.owner.query(`INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部'), (11, 'dealer', 'D11', '甲');
    INSERT INTO division VALUES ('31', '上海市', 1, NULL) ON CONFLICT DO NOTHING`);
  for (const id of [NORTH, SOUTH, HIDDEN]) await buildStockLocation(db.owner, { id, ownerId: OWNER });
  const plan = (id: number, skuId: number, readyOn: string, locationId = NORTH) => buildPlan(db.owner, { id, ownerId: OWNER, locationId, skuId, readyOn, planned: '100' });
  await plan(1001, 1, '2026-04-08');
  await plan(1002, 2, '2026-04-08');
  await plan(1003, 3, '2026-04-08');
  await plan(1004, 4, '2026-04-08', HIDDEN);
  await db.owner.query(`UPDATE production_plan SET promised = 60 WHERE id = 1002; UPDATE production_plan SET status = 'closed' WHERE id = 1003;
    INSERT INTO production_movement (plan_id, owner_id, location_id, sku_id, kind, promised_delta, document, document_id, actor_name) VALUES (1002, 1, 101, 2, 'promise', 60, 'order', 1, 'x')`);
  const container = await Test.createTestingModule({ imports: [InventoryModule, ClockModule, AuditModule] }).overrideProvider(Clock).useValue(new FixedClock()).compile();
  parts = { plans: container.get(ProductionPlans), checker: container.get(PlanChecker), importer: container.get(PlanImporter), terms: container.get(SupplyTerms) };
});
afterAll(() => db.drop());

const table = (...rows: Cell[][]): SmallTable => ({
  mediaType: 'text/csv', sheets: [{ no: 1, name: '计划', date1904: false, rows: [['产品编码', '库存地编码', '可发日期', '计划数量'], ...rows].map((cells, index) => ({ rowNo: index + 1, cells })) }],
});
const check = (rows: Cell[][], ctx = planner()) => db.uow.read(ctx, (tx) => parts.checker.check(tx, table(...rows)));
const apply = (plans: readonly { skuId: number; locationId: number; readyOn: string; planned: string }[], ctx = planner()) => db.uow.write(ctx, (tx) => parts.importer.apply(tx, plans, '月度排产'));

describe('a workbook of plans', () => {
  it('leaves the quantity of what demand made to the orders, and makes no second plan beside it', async () => {
    await buildPlan(db.owner, { id: 1005, ownerId: OWNER, locationId: NORTH, skuId: 9, readyOn: '2026-04-08', planned: '0', origin: 'demand' });
    await db.owner.query(`UPDATE production_plan SET planned = 7, promised = 7 WHERE id = 1005;
      INSERT INTO production_movement (plan_id, owner_id, location_id, sku_id, kind, planned_delta, promised_delta, document, document_id, actor_name) VALUES (1005, 1, 101, 9, 'promise', 7, 7, 'order', 1, 'x')`);
    expect((await check([['SKU-9', 'L101', '2026-04-08', 7]])).map(({ verdict }) => verdict)).toEqual(['unchanged']);
    expect((await check([['SKU-9', 'L101', '2026-04-08', 70]])).map(({ verdict, reason }) => [verdict, reason?.slice(0, 10)])).toEqual([['refused', '此计划由需求自动生成']]);
    await expect(apply([{ skuId: 9, locationId: NORTH, readyOn: '2026-04-08', planned: '70' }])).rejects.toMatchObject({ code: 'inventory.plans-refused' });
    await apply([{ skuId: 9, locationId: NORTH, readyOn: '2026-04-08', planned: '7' }]);
    await expect(db.uow.write(planner(), (tx) => parts.plans.create(tx, { skuId: 9, locationId: NORTH, readyOn: '2026-04-08', planned: '5' }))).rejects.toMatchObject({ code: 'inventory.plan-exists' });
    expect(await planOf(db.owner, 1005)).toBe('7/7/0/0');
    expect((await db.owner.query('SELECT 1 FROM production_plan WHERE sku_id = 9')).rowCount).toBe(1);
  });

  it('is judged row by row, and changes nothing', async () => {
    const rows = await check([
      ['SKU-1', 'L101', '2026-04-08', 120], ['sku-1', '仓库 101', '2026-04-08', 120], ['SKU-1', 'L102', '2026-05-01', 30], ['SKU-2', 'L101', '2026-04-08', 59],
      ['SKU-2', 'L101', '2026-04-08', 60], ['SKU-3', 'L101', '2026-04-08', 90], ['SKU-4', 'L103', '2026-04-08', 90], ['NONE', 'L101', '2026-04-08', 1],
      ['SKU-5', 'L101', '2026-03-01', 1], ['SKU-1', 'L101', '2026-04-09', 0],
    ]);
    expect(rows.map(({ rowNo, verdict, plannedBefore, reason }) => [rowNo, verdict, plannedBefore, reason])).toEqual([
      [2, 'changed', '100', null], [3, 'refused', '100', '同一物料、库存地、日期重复。'], [4, 'new', null, null], [5, 'refused', '100', '计划 59 低于已承诺与已完工的合计 60。'],
      [6, 'refused', '100', '同一物料、库存地、日期重复。'], [7, 'refused', '100', '计划已关闭，请先重新打开。'], [8, 'refused', null, '没有此库存地：L103'], [9, 'refused', null, '没有此产品：NONE'],
      [10, 'refused', null, '可发日期 2026-03-01 已过。'], [11, 'new', null, null],
    ]);
    expect(await planOf(db.owner, 1001)).toBe('100/0/0/0');
  });

  it('says that nothing changes where nothing does', async () => {
    expect((await check([['SKU-1', 'L101', '2026-04-08', '100.000']]))[0]).toMatchObject({ verdict: 'unchanged', skuId: 1, unit: 'drum', location: '仓库 101' });
  });

  it('is applied as a whole, with a movement for each change and none where nothing changes', async () => {
    await apply([{ skuId: 1, locationId: NORTH, readyOn: '2026-04-08', planned: '130' }, { skuId: 2, locationId: NORTH, readyOn: '2026-04-08', planned: '100' }, { skuId: 6, locationId: SOUTH, readyOn: '2026-05-01', planned: '40' }]);
    const { rows } = await db.owner.query(`SELECT sku_id::int AS sku, planned_delta::float AS delta FROM production_movement WHERE reason = '月度排产' ORDER BY sku_id`);
    expect(rows).toEqual([{ sku: 1, delta: 30 }, { sku: 6, delta: 40 }]);
    expect(await productionDrift(db.owner)).toEqual([]);
  });

  it('changes nothing at all where one plan is bound to more, is past, or lies out of sight', async () => {
    const good = { skuId: 1, locationId: NORTH, readyOn: '2026-04-08', planned: '500' };
    await expect(apply([good, { skuId: 2, locationId: NORTH, readyOn: '2026-04-08', planned: '10' }])).rejects.toMatchObject({ code: 'inventory.plans-refused', problems: [{ planId: 1002, skuId: 2 }] });
    await expect(apply([good, { skuId: 7, locationId: NORTH, readyOn: '2026-03-01', planned: '10' }])).rejects.toMatchObject({ code: 'inventory.plan-in-past' });
    await expect(apply([good, { skuId: 4, locationId: HIDDEN, readyOn: '2026-04-08', planned: '10' }])).rejects.toMatchObject({ code: 'platform.not-found' });
    expect(await planOf(db.owner, 1001)).toBe('130/0/0/0');
  });

  it('needs the same number of statements for 1 row and for 50', async () => {
    const counts: number[][] = [];
    for (const size of [1, 50]) {
      const rows = Array.from({ length: size }, (_, index) => ({ skuId: 10 + index, locationId: NORTH, readyOn: '2026-06-01', planned: String(size) }));
      counts.push([
        (await countStatements(db.source, () => check(rows.map(({ skuId, readyOn, planned }) => [`SKU-${skuId}`, 'L101', readyOn, planned])))).length,
        (await countStatements(db.source, () => apply(rows))).length,
      ]);
    }
    expect(counts[1]).toEqual(counts[0]);
  });
});

describe('times on the road and of production', () => {
  const set = (days: number | null, ctx = planner(), locationId = NORTH, divisionCode = '31') => db.uow.write(ctx, (tx) => parts.terms.setTransitTime(tx, { locationId, divisionCode, days }));
  const list = () => db.uow.read(planner(), (tx) => parts.terms.transitTimes(tx, {})).then(({ items }) => items.map(({ locationId, divisionName, days }) => [locationId, divisionName, days]));

  it('are set, changed and forgotten', async () => {
    await set(3);
    await set(2);
    expect(await list()).toEqual([[NORTH, '上海市', 2]]);
    await set(null);
    expect(await list()).toEqual([]);
    const leads = () => db.uow.read(planner(), (tx) => parts.terms.productionLeads(tx)).then((rows) => rows.map(({ days }) => days));
    await db.uow.write(planner(), (tx) => parts.terms.setProductionLead(tx, 1, { days: 21, mostOnDemand: '200' }));
    expect(await leads()).toEqual([21, null]);
  });

  it('are not for whoever sees but a part of the dealers, nor for locations out of sight', async () => {
    await expect(set(3, planner(false))).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(set(3, planner(), HIDDEN)).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(set(3, planner(), NORTH, '99')).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(db.uow.write(planner(false), (tx) => parts.terms.setProductionLead(tx, 1, { days: 5, mostOnDemand: null }))).rejects.toMatchObject({ code: 'platform.forbidden' });
  });
});
