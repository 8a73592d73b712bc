import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import type { Ctx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { readSmallTable, SMALL_TABLE_LIMITS } from '@tributary/sheets';
import { workbook } from '@tributary/sheets/testing';
import { buildPriceList } from '../price-list.builder';
import { dealerKeeper, headOfficeKeeper, PricingDriver } from '../testing/pricing.driver';
import type { CheckedRow } from './workbook-checker';

const [HEAD_OFFICE, FIRST] = [1, 11];
const [LIST, DEALERS] = [101, 111];
const HEAD = ['产品编码', '品名', '单位', '起订数量', '单价', '生效日期'];
const desk = headOfficeKeeper();
let db: TestDatabase;
let pricing: PricingDriver;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (let id = 1; id <= 200; id += 1) await buildSku(db.owner, { id, baseUnit: 'bottle', salesUnit: 'carton', units: { carton: '12' } });
  await addHeadOffice(db.owner, HEAD_OFFICE);
  await addDealer(db.owner, { id: FIRST, tier: 1 });
  const items = Array.from({ length: 150 }, (_, index) => ({ skuId: index + 1, unit: 'carton', price: '100.00', valid: '[2026-01-01,)' }));
  await buildPriceList(db.owner, { id: LIST, sellerId: HEAD_OFFICE, items: [...items, { skuId: 1, unit: 'carton', from: '10', price: '95.00', valid: '[2026-05-01,)' }] });
  await buildPriceList(db.owner, { id: DEALERS, sellerId: FIRST, tier: 2, items: items.slice(0, 2) });
  pricing = await PricingDriver.on(db);
});
afterAll(() => db.drop());

const check = async (bytes: Buffer, ctx: Ctx = desk, list = LIST): Promise<CheckedRow[]> => {
  const table = await readSmallTable(bytes, SMALL_TABLE_LIMITS);
  return db.uow.read(ctx, (tx) => pricing.parts.checker.check(tx, list, table));
};
const sheet = (...rows: readonly (readonly unknown[])[]): Buffer => workbook({ 价目表: [HEAD, ...rows] });
const brief = (rows: readonly CheckedRow[]) => rows.map(({ rowNo, verdict, oldPrice, price, reason }) => [rowNo, verdict, oldPrice, price, reason?.code ?? null]);
const apply = (ctx: Ctx, rows: readonly CheckedRow[]) =>
  db.uow.write(ctx, (tx) =>
    pricing.parts.changer.changeAll(
      tx,
      LIST,
      rows.flatMap(({ verdict, skuId, unit, fromQuantity, price, from, oldPrice }) =>
        (verdict === 'new' || verdict === 'changed') && skuId && unit && fromQuantity && price && from ? { skuId, unit, fromQuantity, price, from, replaces: oldPrice } : [],
      ),
    ),
  );

describe('a workbook of prices', () => {
  it('is measured row by row against the list, and changes nothing', async () => {
    const before = (await db.owner.query('SELECT id, xmin::text FROM price_list_item ORDER BY id')).rows;
    const rows = await check(sheet(
      ['SKU-1', '', '箱', '', 100],
      ['sku-2', '', 'carton', '', '101.5'],
      ['SKU-3', '', '箱', 10, 95],
      ['SKU-160', '', '', '', 88],
      ['SKU-4', '', '吨', '', 88],
      ['SKU-999', '', '箱', '', 88],
      ['SKU-2', '', '箱', 0, 102],
      ['SKU-5', '', '箱', '', '面议'],
      ['SKU-6', '', '箱', '', 90, '2026-03-01'],
      ['SKU-1', '', '箱', '10', 95, '2026-05-01'],
    ));
    expect(brief(rows)).toEqual([
      [2, 'unchanged', '100.00', '100', null],
      [3, 'changed', '100.00', '101.5', null],
      [4, 'new', null, '95', null],
      [5, 'new', null, '88', null],
      [6, 'refused', null, '88', 'pricing.unit-unknown'],
      [7, 'refused', null, '88', 'pricing.sku-unknown'],
      [8, 'refused', null, '102', 'pricing.price-twice'],
      [9, 'refused', null, null, 'pricing.row-price'],
      [10, 'refused', '100.00', '90', 'pricing.start-in-past'],
      [11, 'unchanged', '95.00', '95', null],
    ]);
    expect(rows[5]?.reason?.message).toContain('SKU-999');
    expect((await db.owner.query('SELECT id, xmin::text FROM price_list_item ORDER BY id')).rows).toEqual(before);
  });

  it('that was checked is applied as it was shown, once', async () => {
    const rows = await check(sheet(['SKU-10', '', '箱', '', 111], ['SKU-170', '', '箱', '', 77], ['SKU-171', '', '箱', '', 'x']));
    expect(await apply(desk, rows)).toBe(2);
    expect(await pricing.prices(desk, LIST, 10)).toEqual(['100.00 from 0 carton [2026-01-01, 2026-03-01]', '111.00 from 0 carton [2026-03-02, …]']);
    expect(await apply(desk, rows)).toBe(0);
    expect(brief(await check(sheet(['SKU-10', '', '箱', '', 111])))).toEqual([[2, 'unchanged', '111.00', '111', null]]);
  });

  it('is not applied over what somebody else changed in between', async () => {
    const rows = await check(sheet(['SKU-11', '', '箱', '', 111], ['SKU-12', '', '箱', '', 112]));
    await pricing.change(desk, LIST, { skuId: 12, unit: 'carton', price: '99.00' });
    await expect(apply(desk, rows)).rejects.toMatchObject({ code: 'pricing.rows-refused', problems: [{ index: 1, code: 'pricing.price-moved' }] });
    expect(await pricing.prices(desk, LIST, 11)).toEqual(['100.00 from 0 carton [2026-01-01, …]']);
  });

  it('downloaded and uploaded again changes nothing', async () => {
    for (const locale of ['zh-CN', 'en-US'] as const) {
      const { bytes, fileName } = await db.uow.read({ ...desk, locale }, (tx) => pricing.parts.writer.write(tx, LIST));
      expect(fileName).toBe('PL101-2026-03-02.xlsx');
      const rows = await check(bytes);
      expect(rows.length).toBeGreaterThanOrEqual(151);
      expect(rows.filter(({ verdict }) => verdict !== 'unchanged')).toEqual([]);
    }
  });

  it('is read with the same statements for 1 row and for 150', async () => {
    const counted = async (count: number) => (await countStatements(db.source, () => check(sheet(...Array.from({ length: count }, (_, i) => [`SKU-${i + 1}`, '', '箱', '', 90]))))).length;
    expect(await counted(150)).toBe(await counted(1));
  });

  it('needs a header, and not more changes than can be applied at once', async () => {
    await expect(check(workbook({ S: [['a', 'b'], [1, 2]] }))).rejects.toMatchObject({ code: 'pricing.header-missing' });
    const many = Array.from({ length: 8_001 }, (_, index) => ['SKU-20', '', '箱', index + 1, 90]);
    await expect(check(sheet(...many))).rejects.toMatchObject({ code: 'pricing.too-many-changes', params: { count: 8_001 } });
  });

  it('cannot reach lists of others: not to read, to check or to apply', async () => {
    const clerk = dealerKeeper(FIRST, [LIST]);
    const bytes = sheet(['SKU-1', '', '箱', '', 1]);
    await expect(check(bytes, clerk, LIST)).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(check(bytes, dealerKeeper(12), DEALERS)).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(check(bytes, desk, DEALERS)).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(db.uow.read(clerk, (tx) => pricing.parts.writer.write(tx, LIST))).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(apply(clerk, await check(bytes))).rejects.toMatchObject({ code: 'platform.not-found' });
    expect(brief(await check(bytes, clerk, DEALERS))).toEqual([[2, 'changed', '100.00', '1', null]]);
  });

  it('shows nothing of SKUs outside the catalogue', async () => {
    const narrow = { ...desk, scope: { ...desk.scope, catalogue: { all: false, product_line: [], sku: [1] } } };
    expect(brief(await check(sheet(['SKU-1', '', '', '', 1], ['SKU-2', '', '', '', 1]), narrow))).toEqual([[2, 'changed', '100.00', '1', null], [3, 'refused', null, '1', 'pricing.sku-unknown']]);
    const { bytes } = await db.uow.read(narrow, (tx) => pricing.parts.writer.write(tx, LIST));
    const { sheets } = await readSmallTable(bytes, SMALL_TABLE_LIMITS);
    expect(new Set(sheets[0]?.rows.slice(1).map(({ cells }) => cells[0]))).toEqual(new Set(['SKU-1']));
  });
});

describe('a hostile workbook', () => {
  it('writes no formula into a downloaded one', async () => {
    await db.owner.query(`UPDATE sku SET name = '=HYPERLINK("http://evil")' WHERE id = 3`);
    const { bytes } = await db.uow.read(desk, (tx) => pricing.parts.writer.write(tx, LIST));
    const { sheets } = await readSmallTable(bytes, SMALL_TABLE_LIMITS);
    expect(sheets[0]?.rows.find(({ cells }) => cells[0] === 'SKU-3')?.cells[1]).toBe('=HYPERLINK("http://evil")');
  });

  it('does not trip over names of prototypes, quotes and endless texts', async () => {
    const rows = await check(sheet(['__proto__', '', '箱', '', 1], ['constructor', '', '__proto__', '', 1], [`'; DROP TABLE sku; --`, '', '箱', '', 1], ['x'.repeat(30_000), '', '箱', '', 1], ['SKU-1', '', 'toString', '', 1]));
    expect(rows.map(({ reason }) => reason?.code)).toEqual([...Array.from({ length: 4 }, () => 'pricing.sku-unknown'), 'pricing.unit-unknown']);
  });
});
