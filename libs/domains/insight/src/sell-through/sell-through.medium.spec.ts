import { period } from '@tributary/kernel';
import { type Ctx, systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { SellThroughReader } from './sell-through-reader';
import { type SellThroughFilter, SellThroughRepository } from './sell-through.repository';

const reader = new SellThroughReader(new SellThroughRepository());
const MARCH = period('2026-03-01', '2026-03-03');
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.owner.query(`
    INSERT INTO business_line (id, code, name, name_en) VALUES (1, 'V', '车用', 'Vehicle');
    INSERT INTO product_line (id, code, name, name_en, business_line_id) VALUES (1, 'P', '柴油机油', 'Diesel', 1);
    INSERT INTO category (id, code, name, name_en, product_line_id) VALUES (1, 'C', '重负荷', 'Heavy duty', 1);
    INSERT INTO grade (id, code, name, name_en, category_id) VALUES (1, 'G1', 'CI-4', 'CI-4', 1), (2, 'G2', 'CK-4', 'CK-4', 1);
    INSERT INTO packaging (id, code, name, name_en) VALUES (1, 'D', '桶', 'Drum');
    INSERT INTO unit (code, name, name_en) VALUES ('drum', '桶', 'drum') ON CONFLICT DO NOTHING;
    INSERT INTO sku (id, code, grade_id, packaging_id, product_line_id, category_id, name, name_en, base_unit, sales_unit, search_text)
    SELECT g.id, 'S-' || g.id, g.id, 1, 1, 1, g.name, g.name_en, 'drum', 'drum', g.code FROM grade g;
    INSERT INTO division (code, name, level) VALUES ('31', '上海市', 1) ON CONFLICT DO NOTHING;
    INSERT INTO branch (id, code, name, name_en) VALUES (71, 'E', '华东', 'East'), (72, 'S', '华南', 'South');
    INSERT INTO organisation (id, kind, code, name) VALUES (11, 'dealer', 'D11', '甲'), (12, 'dealer', 'D12', '乙'), (13, 'dealer', 'D13', '丙');
    INSERT INTO dealer (id, tier, branch_id, division_code) VALUES (11, 1, 71, '31'), (12, 1, 71, '31'), (13, 1, 72, '31');
    INSERT INTO flow_daily (dealer_id, entry_date, kind, sku_id, quantity, amount, entries) VALUES
      (11, '2026-03-01', 'sale', 1, 10, 100.10, 2), (11, '2026-03-03', 'sale', 2, 0.500, 50, 1), (11, '2026-03-03', 'stock', 1, 999, 999, 1),
      (12, '2026-03-01', 'sale', 1, 1, 10.20, 1), (12, '2026-03-04', 'sale', 1, 1, 10, 1), (13, '2026-03-02', 'sale', 1, -2, -20, 1);
  `);
});
afterAll(() => db.drop());

const ask = (ctx: Ctx, filter: SellThroughFilter = {}) => db.uow.read(ctx, (tx) => reader.sales(tx, MARCH, filter));
const system = systemCtx('spec');
const dealer = (id: number) => userCtx({ organisationId: id });
const manager = userCtx({ organisationId: 1, organisationKind: 'head_office', tier: null }, { catalogue: system.scope.catalogue, dealers: { all: false, dealer: [], branch: [71] }, flow: { all: false, dealer: [], branch: [71] } });

describe('sell-through', () => {
  it('adds sales by day, product, dealer and branch, returns subtracted, other kinds and days left out', async () => {
    const seen = await ask(system);
    expect(seen.days).toEqual([
      { date: '2026-03-01', amount: '110.30', entries: 3 }, { date: '2026-03-02', amount: '-20.00', entries: 1 }, { date: '2026-03-03', amount: '50.00', entries: 1 },
    ]);
    expect(seen.products.map(({ skuId, quantity, amount }) => [skuId, quantity, amount])).toEqual([[1, '9', '90.30'], [2, '0.5', '50.00']]);
    expect(seen.dealers.map(({ dealerId, amount }) => [dealerId, amount])).toEqual([[11, '150.10'], [12, '10.20'], [13, '-20.00']]);
    expect(seen.branches).toEqual([
      { branchId: 71, name: '华东', nameEn: 'East', amount: '160.30', entries: 4, dealers: 2 }, { branchId: 72, name: '华南', nameEn: 'South', amount: '-20.00', entries: 1, dealers: 1 },
    ]);
    expect(seen.totals).toEqual({ amount: '140.30', entries: 5, dealers: 3, products: 2 });
  });

  it('shows each its own dealers only', async () => {
    expect((await ask(dealer(12))).totals).toEqual({ amount: '10.20', entries: 1, dealers: 1, products: 1 });
    expect((await ask(manager)).dealers.map(({ dealerId }) => dealerId)).toEqual([11, 12]);
    expect((await ask(manager)).branches.map(({ branchId, amount }) => [branchId, amount])).toEqual([[71, '160.30']]);
    expect((await ask(userCtx({ organisationId: 1 }, { flow: { all: false, dealer: [], branch: [] } }))).totals.entries).toBe(0);
  });

  it('narrows by branch, dealer and product line, and says nothing of a foreign dealer', async () => {
    expect((await ask(system, { branchId: 72 })).totals.amount).toBe('-20.00');
    expect((await ask(system, { dealerId: 11 })).totals.amount).toBe('150.10');
    expect((await ask(system, { productLineId: 987654 })).totals.entries).toBe(0);
    expect(await ask(dealer(12), { dealerId: 11 })).toEqual(await ask(dealer(12), { dealerId: 987654 }));
  });

  it('is one statement in one transaction', async () => {
    const statements = await countStatements(db.source, () => ask(system, { branchId: 71, dealerId: 11 }));
    expect(statements).toHaveLength(3);
  });

  it('refuses more days than it can answer at once', async () => {
    await expect(db.uow.read(system, (tx) => reader.sales(tx, period('2024-01-01', '2026-01-01'), {}))).rejects.toMatchObject({ code: 'insight.period-too-long' });
  });
});
