import { buildSku } from '@tributary/catalogue/testing';
import type { Ctx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { gb18030, workbook } from '@tributary/sheets/testing';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, OTHER_FIRST, OTHER_PLANT, PLANT, secondTierCtx, stockUp } from '../testing/channel.builder';
import { refusalOf } from '../testing/channel.driver';
import { sheetWithFaults } from '../testing/order-sheets';
import type { EntryRow } from './asked-row';
import type { JudgedRow } from './judged-row';
import { QuickEntryDriver } from '../testing/quick-entry.driver';

let db: TestDatabase;
let entry: QuickEntryDriver;
const buyer = firstTierCtx();
const FOREIGN = 9;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 3);
  await buildSku(db.owner, { id: 4, code: 'PACK-4', name: '整包机油', packMultiple: '4' });
  await buildSku(db.owner, { id: 5, code: 'OLD-5', name: '停产机油', status: 'discontinued' });
  await buildSku(db.owner, { id: 6, code: 'IND-6', name: '液压油', productLineId: 2 });
  await buildSku(db.owner, { id: 7, code: 'FREE-7', name: '无价机油' });
  await buildSku(db.owner, { id: 8, code: '000123', name: '黄金机油', grade: '黄金 SN 5W-30', units: { carton: '4' } });
  await buildSku(db.owner, { id: FOREIGN, code: 'SECRET-9', name: '绝密机油' });
  await buildSku(db.owner, { id: 10, code: 'NEW-10', name: '停产机油的后继' });
  await db.owner.query(`INSERT INTO packaging (id, code, name, name_en) VALUES (2, 'P2', '4L瓶', '4 L')`);
  await db.owner.query('UPDATE sku SET grade_id = 5, packaging_id = 2 WHERE id = 10');
  for (const id of [4, 5, 6, 8, FOREIGN, 10]) await db.owner.query(`INSERT INTO price_list_item (price_list_id, sku_id, unit, price, valid) VALUES (1, $1, 'drum', 100, '[2000-01-01,)')`, [id]);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '100', 2: '10', 3: '5', 4: '9', 8: '40' });
  await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 2: '8', 8: '2' });
  entry = await QuickEntryDriver.on(db);
});
afterAll(async () => {
  await entry?.stop();
  await db.drop();
});

/** Everything but one SKU. */
const narrow: Ctx = { ...buyer, scope: { ...buyer.scope, catalogue: { all: false, product_line: [], sku: [1, 2, 3, 4, 5, 6, 7, 8, 10] } } };
const codes = ({ refusals }: JudgedRow): string[] => refusals.map(({ code }) => code.replace('orders.', ''));
const short = (rows: readonly JudgedRow[]): unknown[] => rows.map((row) => [row.row.rowNumber, row.state, ...codes(row)]);
const fixesOf = (row: JudgedRow | undefined): unknown[] =>
  (row?.fixes ?? []).map((fix) => (fix.kind === 'sku' ? fix.sku.code : fix.kind === 'quantity' ? `${fix.quantity} ${fix.unit}` : fix.kind === 'unit' ? fix.unit : fix));
const SKUS = { good: 'SKU-1', packs: 'PACK-4', discontinued: 'OLD-5', foreign: 'SECRET-9', notSupplied: 'IND-6', withoutPrice: 'FREE-7', short: 'SKU-3', unit: '桶' };

describe('an order sheet', () => {
  it('comes back row by row: good, merged, skipped, and each bad one with its reason', async () => {
    const rows = await entry.file(narrow, workbook({ 订单: sheetWithFaults(SKUS) }));
    expect(short(rows)).toEqual([
      [1, 'skipped'], [2, 'skipped'],
      [3, 'ok'], [4, 'merged'],
      [5, 'problem', 'sheet-article-unknown'],
      [6, 'problem', 'sheet-article-unknown'],
      [7, 'problem', 'sheet-article-missing'],
      [8, 'problem', 'sheet-quantity-missing'],
      [9, 'problem', 'sheet-quantity-invalid'],
      [10, 'problem', 'sheet-quantity-invalid'],
      [11, 'problem', 'sheet-unit-unknown'],
      [12, 'problem', 'line-unit'],
      [13, 'problem', 'line-pack-multiple'],
      [14, 'problem', 'line-discontinued'],
      [15, 'problem', 'line-not-supplied'],
      [16, 'problem', 'line-without-price'],
      [17, 'problem', 'line-short'],
      [18, 'skipped'], [19, 'skipped'],
    ]);
    const [good, merged] = [rows[2], rows[3]];
    expect(good).toMatchObject({ quantity: '5', unit: 'drum', merged: [4], price: { unitPrice: '100.00', amount: '500.00' }, available: '100' });
    expect(merged).toMatchObject({ mergedInto: 3, quantity: '3' });
  });

  it('offers a way out of each bad row', async () => {
    const rows = await entry.file(narrow, workbook({ 订单: sheetWithFaults(SKUS) }));
    const at = (rowNumber: number): unknown[] => fixesOf(rows[rowNumber - 1]);
    expect(at(11)[0]).toBe('drum');
    expect(at(12)).toEqual(['drum']);
    expect(at(13)).toEqual(['4 drum']);
    expect(at(14)).toEqual(['NEW-10']);
    expect(at(17)).toEqual(['5 drum']);
  });

  it.each([
    ['xls', () => workbook({ S: [['编码', '数量'], ['SKU-1', 2]] }, 'biff8')],
    ['CSV in GB18030', () => gb18030('物料编码,数量,单位\nSKU-1,2,桶\n')],
    ['a table of HTML', () => workbook({ S: [['编码', '数量'], ['SKU-1', 2]] }, 'html')],
  ])('is read from %s', async (_, bytes) => {
    const rows = await entry.file(buyer, bytes());
    expect(rows.at(-1)).toMatchObject({ state: 'ok', quantity: '2', unit: 'drum' });
  });

  it('finds a SKU by whatever people write for it', async () => {
    await db.uow.write(buyer, (tx) => entry.parts.articles.remember(tx, FIRST, [{ number: '甲-77', skuId: 8 }]));
    const rows = await entry.paste(buyer, ['123\t1', '000123\t1', 'ｓｋｕ１\t1', '黄金机油\t1', '黄金SN 5W-30 18L桶\t1', '甲77\t1'].join('\n'));
    expect(rows.map(({ sku, by }) => [sku?.id, by])).toEqual([[8, 'lost-zeros'], [8, 'code'], [1, 'code'], [8, 'name'], [8, 'grade'], [8, 'own-number']]);
  });

  it('shares stock among its lines, and proposes another location, a split, or what is left', async () => {
    const rows = await entry.paste(buyer, 'SKU-2\t14\nSKU-3\t9');
    expect(short(rows)).toEqual([[1, 'problem', 'line-no-single-location'], [2, 'problem', 'line-short']]);
    expect(rows[0]?.fixes).toEqual([
      { kind: 'split', unit: 'drum', parts: [expect.objectContaining({ locationId: PLANT, quantity: '10' }), expect.objectContaining({ locationId: OTHER_PLANT, quantity: '4' })] },
      { kind: 'quantity', quantity: '10', unit: 'drum' },
    ]);
    const named = rows.map(({ row }): EntryRow => ({ ...row, locationId: OTHER_PLANT, quantity: row.article === 'SKU-2' ? '9' : row.quantity }));
    const again = await entry.check(buyer, named);
    expect(again[0]?.fixes[0]).toMatchObject({ kind: 'location', locationId: PLANT });
  });

  it('proposes a plan of its own where no plan has all of it and no planner need be asked; the row then shares what may be asked for', async () => {
    await db.owner.query('INSERT INTO production_lead (product_line_id, days, most_on_demand) VALUES (1, 30, 50)');
    const [row] = await entry.paste(buyer, 'SKU-3\t20');
    expect(row?.fixes.filter(({ kind }) => kind === 'plan')).toEqual([{ kind: 'plan', readyOn: '2026-04-01' }]);
    const first = { ...(row as JudgedRow).row, plannable: true };
    expect(await entry.check(buyer, [first, { ...first, no: 2, quantity: '5' }])).toMatchObject([{ state: 'ok', promisedOn: '2026-04-01', available: '50', quantity: '25' }, { state: 'merged' }]);
    const [beyond] = await entry.check(buyer, [{ ...first, quantity: '51' }]);
    expect(beyond).toMatchObject({ state: 'problem', refusals: [{ code: 'orders.line-beyond-demand' }], fixes: [{ kind: 'quantity', quantity: '50' }] });
    await entry.put(buyer, [{ skuId: 3, quantity: '20', unit: 'drum', plannable: true }, { skuId: 3, quantity: '1', unit: 'drum' }]);
    const { rows } = await db.owner.query(`SELECT l.supply, trim_scale(l.quantity)::text AS quantity FROM order_line l JOIN sales_order o ON o.id = l.order_id
      WHERE o.state = 'draft' AND o.buyer_id = $1 AND l.sku_id = 3 ORDER BY l.line_no`, [FIRST]);
    expect(rows).toEqual([{ supply: 'plannable', quantity: '20' }, { supply: 'stock', quantity: '1' }]);
    await db.owner.query(`DELETE FROM order_line WHERE order_id IN (SELECT id FROM sales_order WHERE state = 'draft'); DELETE FROM production_lead`);
  });

  it('proposes to wait for production where that has all of it; the row then is a pre-order, and shares the plan with the others', async () => {
    await db.owner.query(
      `INSERT INTO production_plan (id, owner_id, location_id, sku_id, ready_on, planned) VALUES (901, $1, $2, 3, '2026-03-20', 30), (902, $1, $2, 3, '2026-04-20', 300)`,
      [HEAD_OFFICE, PLANT],
    );
    const [row] = await entry.paste(buyer, 'SKU-3\t20');
    expect(row?.fixes.filter(({ kind }) => kind === 'preorder')).toEqual([{ kind: 'preorder', planId: 901, readyOn: '2026-03-20' }, { kind: 'preorder', planId: 902, readyOn: '2026-04-20' }]);
    const first = { ...(row as JudgedRow).row, planId: 901 };
    const [waiting, second] = await entry.check(buyer, [first, { ...first, no: 2, unit: 'drum', planId: 902 }]);
    expect([waiting, second]).toMatchObject([{ state: 'ok', promisedOn: '2026-03-20', available: '30', price: { amount: '2000.00' } }, { state: 'ok', promisedOn: '2026-04-20' }]);
    const [both] = await entry.check(buyer, [{ ...first, quantity: '31' }]);
    expect(both).toMatchObject({ state: 'problem', refusals: [{ code: 'orders.line-production-short' }], fixes: [{ kind: 'preorder', planId: 902 }, { kind: 'quantity', quantity: '30' }] });
    await entry.put(buyer, [{ skuId: 3, quantity: '20', unit: 'drum', planId: 901 }, { skuId: 3, quantity: '1', unit: 'drum' }]);
    const { rows } = await db.owner.query(`SELECT l.supply, l.wanted_plan_id::int AS plan, trim_scale(l.quantity)::text AS quantity FROM order_line l JOIN sales_order o ON o.id = l.order_id
      WHERE o.state = 'draft' AND o.buyer_id = $1 AND l.sku_id = 3 ORDER BY l.line_no`, [FIRST]);
    expect(rows).toEqual([{ supply: 'preorder', plan: 901, quantity: '20' }, { supply: 'stock', plan: null, quantity: '1' }]);
    expect((await refusalOf(entry.put(buyer, [{ skuId: 2, quantity: '1', unit: 'drum', planId: 901 }]))).code).toBe('platform.not-found');
    await db.owner.query(`DELETE FROM order_line WHERE order_id IN (SELECT id FROM sales_order WHERE state = 'draft')`);
    await db.owner.query('DELETE FROM production_plan WHERE id IN (901, 902)');
  });

  it('says the same of a SKU outside the catalogue as of none: reason, proposals and choice by hand', async () => {
    const [foreign, absent] = await entry.paste(narrow, 'SECRET-9\t1\nSECRET-8\t1');
    expect(foreign?.refusals.map(({ code }) => code)).toEqual(absent?.refusals.map(({ code }) => code));
    expect(foreign?.fixes).toEqual(absent?.fixes);
    expect(fixesOf(foreign)).not.toContain('SECRET-9');
    const chosen = await entry.check(narrow, [{ ...(foreign as JudgedRow).row, skuId: FOREIGN }, { ...(absent as JudgedRow).row, skuId: 4711 }]);
    expect(chosen.map(codes)).toEqual([['sheet-article-unknown'], ['sheet-article-unknown']]);
  });

  it('is for a seller that supplies the buyer, and for dealers', async () => {
    expect(await refusalOf(entry.paste(buyer, 'SKU-1\t1', OTHER_FIRST))).toMatchObject({ code: 'platform.not-found' });
    expect(await refusalOf(entry.paste(secondTierCtx(), 'SKU-1\t1', HEAD_OFFICE))).toMatchObject({ code: 'platform.not-found' });
  });

  it('takes the same statements whatever its length', async () => {
    const text = (rows: number): string => Array.from({ length: rows }, (_, index) => `${index % 3 === 0 ? 'NONE' : 'SKU'}-${(index % 3) + 1}\t1`).join('\n');
    const counts = [];
    for (const rows of [3, 300, 3000]) counts.push((await countStatements(db.source, () => entry.paste(buyer, text(rows)))).length);
    expect(new Set(counts)).toEqual(new Set([14]));
  });

  it('longer than an order can be is refused in words, as is a million of characters', async () => {
    const long = 'SKU-1\t1\n'.repeat(20_000);
    expect(await refusalOf(entry.file(buyer, Buffer.from(long)))).toMatchObject({ code: 'sheets.too-many-rows', params: { limit: 3000 } });
    expect(await refusalOf(Promise.resolve().then(() => entry.paste(buyer, long)))).toMatchObject({ code: 'sheets.too-many-rows' });
    const [one] = await entry.paste(buyer, '油'.repeat(1_000_000));
    expect(one?.state).toBe('problem');
  });
});

describe('files of quick entry', () => {
  it('the corrected one holds every row with its reason, and says the same when it comes back', async () => {
    const rows = await entry.file(narrow, workbook({ 订单: sheetWithFaults(SKUS) }));
    const file = await entry.parts.files.corrected(narrow, HEAD_OFFICE, rows.map(({ row }) => row));
    const [sheet] = (await entry.table(file)).sheets;
    expect(sheet?.name).toBe('订单');
    expect(sheet?.rows).toHaveLength(rows.length);
    expect(sheet?.rows[2]?.cells.slice(5)).toEqual(['SKU-1', '机油 1', 2, '桶', 100, 500, '可订']);
    expect(sheet?.rows[3]?.cells.at(-1)).toBe('已并入第 3 行');
    expect(sheet?.rows[4]?.cells.at(-1)).toBe('可订目录中找不到“NO-SUCH-CODE”。');
    expect(short(await entry.file(narrow, file))).toEqual(short(rows));
  });

  it('the sample holds what the dealer usually orders, and can be ordered as it is', async () => {
    const file = await entry.parts.files.sample(buyer, HEAD_OFFICE);
    const [order] = (await entry.table(file)).sheets;
    expect(order?.rows[0]?.cells.slice(0, 4)).toEqual(['物料编码', '本公司货号', '品名', '数量']);
    const rows = await entry.file(buyer, file);
    expect(rows.filter(({ row }) => row.sheet === '订货单' && row.skipped === null).every(({ sku }) => sku !== null)).toBe(true);
    expect(rows.filter(({ row }) => row.sheet !== '订货单').every(({ state }) => state === 'skipped')).toBe(true);
  });

  it('hold no formula of strangers', async () => {
    const rows = await entry.paste(buyer, '=cmd|calc!A1\t1');
    const file = await entry.parts.files.corrected(buyer, HEAD_OFFICE, rows.map(({ row }) => row));
    expect((await entry.table(file)).sheets[0]?.rows[1]?.cells[0]).toBe('=cmd|calc!A1');
  });
});

describe('own article numbers', () => {
  const list = (ctx: Ctx, dealerId: number, search?: string): Promise<unknown> =>
    db.uow.read(ctx, async (tx) => (await entry.parts.articles.list(tx, dealerId, { limit: 50, ...(search === undefined ? {} : { search }) })).map(({ number, skuCode }) => [number, skuCode]));
  const remember = (ctx: Ctx, number: string, skuId: number, dealerId = FIRST): Promise<{ id: number }[]> =>
    db.uow.write(ctx, (tx) => entry.parts.articles.remember(tx, dealerId, [{ number, skuId }]));

  it('are remembered, replaced, found and forgotten', async () => {
    const other = firstTierCtx(OTHER_FIRST);
    const [article] = await remember(other, 'B-1', 1, OTHER_FIRST);
    await remember(other, 'b1', 2, OTHER_FIRST);
    expect(await list(other, OTHER_FIRST)).toEqual([['b1', 'SKU-2']]);
    expect(await list(other, OTHER_FIRST, 'sku2')).toEqual([['b1', 'SKU-2']]);
    expect(await list(other, OTHER_FIRST, 'zzz')).toEqual([]);
    await db.uow.write(other, (tx) => entry.parts.articles.forget(tx, OTHER_FIRST, article?.id ?? 0));
    expect(await list(other, OTHER_FIRST)).toEqual([]);
  });

  it('belong to their dealer alone, also when only row-level security is left', async () => {
    const [mine] = await remember(buyer, '独家1', 1);
    const stranger = firstTierCtx(OTHER_FIRST);
    expect(await list(stranger, FIRST)).toEqual([]);
    expect(await refusalOf(db.uow.write(stranger, (tx) => entry.parts.articles.forget(tx, OTHER_FIRST, mine?.id ?? 0)))).toMatchObject({ code: 'platform.not-found' });
    expect(await refusalOf(db.uow.write(stranger, (tx) => entry.parts.articles.forget({ ...tx, scope: buyer.scope }, FIRST, mine?.id ?? 0)))).toMatchObject({ code: 'platform.not-found' });
    expect((await entry.paste(stranger, '独家1\t1'))[0]?.sku).toBeNull();
    expect(await refusalOf(remember(narrow, 'X', FOREIGN))).toMatchObject({ code: 'platform.not-found' });
  });

  it('come in and go out as a workbook; what is not understood says so', async () => {
    const book = workbook({ 货号: [['本公司货号', '物料编码'], ['W-1', 'sku 3'], ['W-2', 'NONE'], ['', 'SKU-1'], ['W-3', 'SECRET-9']] });
    const result = await db.uow.write(narrow, (tx) => entry.parts.book.load(tx, book));
    expect(result).toMatchObject({ remembered: 1, problems: [{ rowNumber: 3, code: 'orders.sheet-article-unknown' }, { rowNumber: 5, code: 'orders.sheet-article-unknown' }] });
    const [sheet] = await db.uow.read(narrow, (tx) => entry.parts.book.sheets(tx));
    expect(sheet?.rows).toContainEqual(['W-1', 'SKU-3', '机油 3']);
  });
});

describe('the basket filled in bulk', () => {
  const ctx = firstTierCtx(OTHER_FIRST);
  const line = (skuId: number, quantity: string, mode: 'add' | 'set' = 'add', unit = 'drum', locationId: number | null = null) => ({ skuId, quantity, unit, locationId, mode });
  const basket = async (): Promise<unknown[]> => {
    const { rows } = await db.owner.query(
      `SELECT l.sku_id, trim_scale(l.quantity)::text AS quantity, trim_scale(l.base_quantity)::text AS base FROM order_line l JOIN sales_order o ON o.id = l.order_id
       WHERE o.buyer_id = $1 AND o.state = 'draft' ORDER BY l.line_no`,
      [OTHER_FIRST],
    );
    return rows.map(({ sku_id: sku, quantity, base }: { sku_id: number; quantity: string; base: string }) => [Number(sku), quantity, base]);
  };

  it('adds to what is there or takes its place, line by line', async () => {
    await entry.put(ctx, [line(1, '2'), line(2, '1'), line(1, '3')]);
    expect(await basket()).toEqual([[1, '5', '5'], [2, '1', '1']]);
    await entry.put(ctx, [line(1, '1'), line(2, '7', 'set'), line(8, '2', 'add', 'carton')]);
    expect(await basket()).toEqual([[1, '6', '6'], [2, '7', '7'], [8, '2', '8']]);
  });

  it('takes all lines or none, and names each that cannot be', async () => {
    const before = await basket();
    expect(await refusalOf(entry.put(ctx, [line(1, '1'), line(4, '3'), line(2, '1', 'add', 'tonne')]))).toMatchObject({
      code: 'orders.lines-refused',
      problems: [{ skuId: 4, code: 'orders.line-pack-multiple' }, { skuId: 2, code: 'orders.line-unit' }],
    });
    expect(await refusalOf(entry.put(ctx, [line(1, '1', 'add', 'drum', 111)]))).toMatchObject({ code: 'platform.not-found' });
    expect(await refusalOf(entry.put(ctx, [line(1, '1')], FIRST))).toMatchObject({ code: 'platform.not-found' });
    expect(await basket()).toEqual(before);
  });

  it('takes the same statements for one line and for many', async () => {
    const count = async (skus: number[]): Promise<number> => (await countStatements(db.source, () => entry.put(ctx, skus.map((id) => line(id, '4', 'set'))))).length;
    expect(await count([1])).toBe(await count([1, 2, 3, 4, 8]));
  });
});
