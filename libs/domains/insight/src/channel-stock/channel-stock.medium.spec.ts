import { type Ctx, systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { type ChannelStockFilter, ChannelStockRepository } from './channel-stock.repository';
import { type StockCourseFilter, StockCourseRepository } from './stock-course.repository';

const repository = new ChannelStockRepository();
const courses = new StockCourseRepository();
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
    INSERT INTO organisation (id, kind, code, name) VALUES (11, 'dealer', 'D11', '甲'), (12, 'dealer', 'D12', '乙'), (13, 'dealer', 'D13', '丙'), (14, 'dealer', 'D14', '丁');
    INSERT INTO dealer (id, tier, branch_id, division_code) VALUES (11, 1, 71, '31'), (12, 1, 71, '31'), (13, 1, 72, '31'), (14, 1, 72, '31');
    INSERT INTO layout (id, dealer_id, name, mapping) VALUES (1, 11, 'L', '{}');
    INSERT INTO feed (id, dealer_id, code, name, source, settings, layout_id, schedule) VALUES (1, 11, 'F', 'F', 'ftp', '{}', 1, '');
    INSERT INTO raw_object (sha256, size) VALUES (sha256('x'), 1);
    INSERT INTO raw_file (id, feed_id, dealer_id, sequence, sha256, size, name, source_path, chain_hash) VALUES (1, 1, 11, 1, sha256('x'), 1, 'x', 'x', sha256('x'));
    INSERT INTO flow_daily (dealer_id, entry_date, kind, sku_id, quantity, amount, entries) VALUES
      (11, '2026-03-01', 'stock', 1, 100, 0, 1), (11, '2026-03-01', 'stock', 2, 50, 0, 1), (11, '2026-03-08', 'stock', 1, 40, 0, 1), (11, '2026-03-20', 'stock', 1, 7, 0, 1),
      (12, '2026-03-05', 'stock', 1, 3, 0, 1), (11, '2026-03-04', 'sale', 1, 60, 0, 1), (12, '2026-03-04', 'sale', 1, 30, 0, 1), (13, '2026-03-04', 'sale', 2, 5, 0, 1);
    INSERT INTO flow_day (dealer_id, entry_date, kind, raw_file_id, entries, content_hash) SELECT DISTINCT dealer_id, entry_date, kind, 1, 1, sha256('x') FROM flow_daily;
  `);
});
afterAll(() => db.drop());

const ask = (ctx: Ctx, filter: ChannelStockFilter = {}, day = '2026-03-10') => db.uow.read(ctx, (tx) => repository.asOf(tx, day, filter));
const system = systemCtx('spec');
const dealer = (id: number) => userCtx({ organisationId: id });

describe('channel stock', () => {
  it('is what the last record of each dealer says as of the day, with its age and how long it lasts', async () => {
    const seen = await ask(system);
    expect(seen.products.map(({ skuId, quantity, dealers, sold, cover, oldest }) => [skuId, quantity, dealers, sold, cover, oldest])).toEqual([[1, '43', 2, '90', 14, '2026-03-05']]);
    expect(seen.dealers.map(({ dealerId, recordedOn, age, products, short }) => [dealerId, recordedOn, age, products, short])).toEqual([
      [12, '2026-03-05', 5, 1, 1], [13, null, null, 0, 0], [11, '2026-03-08', 2, 1, 0],
    ]);
    expect(seen.branches.map(({ branchId, dealers, withoutRecord, short }) => [branchId, dealers, withoutRecord, short])).toEqual([[71, 2, 0, 1], [72, 1, 1, 0]]);
    expect(seen.totals).toEqual({ products: 1, dealers: 3, withoutRecord: 1 });
  });

  it('of an earlier day is what was known of it then; no record is none, and not nothing', async () => {
    expect((await ask(system, {}, '2026-03-02')).products.map(({ skuId, quantity, cover }) => [skuId, quantity, cover])).toEqual([[1, '100', null], [2, '50', null]]);
    expect(await ask(system, { dealerId: 13 })).toMatchObject({ products: [], totals: { dealers: 1, withoutRecord: 1 } });
  });

  it('is narrowed by branch, dealer and product line, and shows each its own dealers only', async () => {
    expect((await ask(system, { branchId: 72 })).totals).toEqual({ products: 0, dealers: 1, withoutRecord: 1 });
    expect((await ask(system, { dealerId: 11 })).products.map(({ quantity }) => quantity)).toEqual(['40']);
    expect((await ask(system, { productLineId: 987654 })).totals.products).toBe(0);
    expect((await ask(dealer(12))).dealers.map(({ dealerId }) => dealerId)).toEqual([12]);
    expect(await ask(dealer(12), { dealerId: 11 })).toEqual(await ask(dealer(12), { dealerId: 987654 }));
  });

  it('is one statement in one transaction', async () => expect(await countStatements(db.source, () => ask(system, { branchId: 71 }))).toHaveLength(3));
});

describe('channel stock over days', () => {
  const march = { from: '2026-03-01', to: '2026-03-10' };
  const course = (ctx: Ctx, filter: Partial<StockCourseFilter> = {}, days = march) => db.uow.read(ctx, (tx) => courses.course(tx, days, { skuId: 1, ...filter }));
  const quantities = async (...asked: Parameters<typeof course>): Promise<string> => (await course(...asked))?.days.map(({ quantity }) => quantity).join(' ') ?? '';

  it('changes on the days of records only, with what was sold beside it', async () => {
    expect(await course(system)).toMatchObject({ skuId: 1, code: 'S-1', unit: 'drum' });
    expect(await quantities(system)).toBe('100 100 100 100 103 103 103 43 43 43');
    const days = (await course(system))?.days ?? [];
    expect(days.map(({ dealers }) => dealers)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    expect(days.filter(({ sold }) => sold !== '0')).toEqual([{ date: '2026-03-04', quantity: '100', dealers: 1, sold: '90' }]);
  });

  it('begins with the last record before, and a record that names a product no more takes it out', async () => {
    expect(await quantities(system, {}, { from: '2026-03-06', to: '2026-03-09' })).toBe('103 103 43 43');
    expect(await quantities(system, { skuId: 2 })).toBe('50 50 50 50 50 50 50 0 0 0');
    expect((await course(system, { skuId: 2 }))?.days.map(({ dealers }) => dealers)).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);
  });

  it('says of each day what the stock as of that day says', async () => {
    for (const skuId of [1, 2]) {
      const days = (await course(system, { skuId }, { from: '2026-02-27', to: '2026-03-22' }))?.days ?? [];
      expect(days).toHaveLength(24);
      for (const { date, quantity, dealers } of days) {
        const product = (await ask(system, {}, date)).products.find((one) => one.skuId === skuId);
        expect([date, quantity, dealers]).toEqual([date, product?.quantity ?? '0', product?.dealers ?? 0]);
      }
    }
  });

  it('is narrowed by branch and dealer, and shows each its own dealers and products only', async () => {
    expect(await quantities(system, { branchId: 72 })).toBe('0 0 0 0 0 0 0 0 0 0');
    expect(await quantities(system, { dealerId: 12 })).toBe('0 0 0 0 3 3 3 3 3 3');
    const second = userCtx({ organisationId: 12 }, { catalogue: { all: true, product_line: [], sku: [] }, flow: { all: false, dealer: [12], branch: [] } });
    expect(await quantities(second)).toBe('0 0 0 0 3 3 3 3 3 3');
    expect(await quantities(second, { dealerId: 11 })).toBe('0 0 0 0 0 0 0 0 0 0');
    expect([await course(system, { skuId: 987654 }), await course(dealer(12))]).toEqual([undefined, undefined]);
  });

  it('is one statement in one transaction', async () => expect(await countStatements(db.source, () => course(system))).toHaveLength(3));
});
