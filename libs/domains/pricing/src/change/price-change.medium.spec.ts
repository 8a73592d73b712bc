import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { addDealer, addHeadOffice, addSupply } from '@tributary/dealers/testing';
import type { Ctx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { buildPriceList } from '../price-list.builder';
import { dealerKeeper, headOfficeKeeper, PricingDriver } from '../testing/pricing.driver';
import type { PriceChange } from './price-review';

const [HEAD_OFFICE, FIRST] = [1, 11];
const [LIST, DEALERS, SHORT] = [101, 111, 102];
const desk = headOfficeKeeper();
const refusal = (code: string) => expect.objectContaining({ code });
let db: TestDatabase;
let pricing: PricingDriver;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (let id = 1; id <= 300; id += 1) await buildSku(db.owner, { id, baseUnit: 'bottle', salesUnit: 'drum', units: { drum: '20' } });
  await addHeadOffice(db.owner, HEAD_OFFICE);
  await addDealer(db.owner, { id: FIRST, tier: 1 });
  await addSupply(db.owner, { supplierId: HEAD_OFFICE, buyerId: FIRST });
  const items = Array.from({ length: 300 }, (_, index) => ({ skuId: index + 1, price: '100.00', valid: '[2026-01-01,)' }));
  await buildPriceList(db.owner, { id: LIST, sellerId: HEAD_OFFICE, items });
  await buildPriceList(db.owner, { id: SHORT, sellerId: HEAD_OFFICE, valid: '[2026-01-01,2026-04-01)', items: [] });
  await buildPriceList(db.owner, { id: DEALERS, sellerId: FIRST, tier: 2, items: items.slice(0, 3) });
  pricing = await PricingDriver.on(db);
});
afterAll(() => db.drop());

const rowVersions = async (where = 'TRUE') => (await db.owner.query(`SELECT id, xmin::text, valid::text, price FROM price_list_item WHERE ${where} ORDER BY id`)).rows;
const history = async (skuId: number, list = LIST) =>
  (await db.uow.read(desk, (tx) => pricing.parts.items.changes(tx, list, skuId, { limit: 50 }))).map(({ oldPrice, newPrice, validFrom, validTo, actorName }) => [oldPrice, newPrice, validFrom, validTo, actorName]);
const changeAll = (ctx: Ctx, changes: readonly PriceChange[]) => db.uow.write(ctx, (tx) => pricing.parts.changer.changeAll(tx, LIST, changes));

describe('another price from a day on', () => {
  it('keeps what counted before, is told in the history, and touches no row of any other SKU', async () => {
    const others = await rowVersions('sku_id <> 1');
    await pricing.change(desk, LIST, { skuId: 1, price: '110.00', from: '2026-03-10', replaces: '100.00' });
    expect(await pricing.prices(desk, LIST, 1)).toEqual(['100.00 from 0 drum [2026-01-01, 2026-03-09]', '110.00 from 0 drum [2026-03-10, …]']);
    expect(await history(1)).toEqual([['100.00', '110.00', '2026-03-10', null, '价格专员']]);
    expect(await rowVersions('sku_id <> 1')).toEqual(others);
  });

  it('adds a break, and changes it without touching the price below it', async () => {
    await pricing.change(desk, LIST, { skuId: 2, fromQuantity: '10', price: '95.00', replaces: null });
    const base = await rowVersions('sku_id = 2 AND from_quantity = 0');
    await pricing.change(desk, LIST, { skuId: 2, fromQuantity: '10.0', price: '94.00', replaces: '95.00' });
    expect(await pricing.prices(desk, LIST, 2)).toEqual(['100.00 from 0 drum [2026-01-01, …]', '94.00 from 10 drum [2026-03-02, …]']);
    expect(await rowVersions('sku_id = 2 AND from_quantity = 0')).toEqual(base);
  });

  it('is written into the audit trail with old and new', async () => {
    await pricing.change(desk, LIST, { skuId: 3, price: '101.00', from: '2026-03-05' });
    const { rows } = await db.owner.query(`SELECT detail FROM audit_entry WHERE action = 'pricing.price-change' AND detail->>'sku' = 'SKU-3'`);
    expect(rows).toEqual([{ detail: { sku: 'SKU-3', unit: 'drum', fromQuantity: '0', from: '2026-03-05', turns: [{ from: '2026-03-05', to: null, old: '100.00', new: '101.00' }] } }]);
  });

  it('is refused where it cannot be', async () => {
    const change = (more: Partial<PriceChange>, list = LIST) => pricing.change(desk, list, { skuId: 4, price: '1.00', ...more });
    await expect(change({ from: '2026-03-01' })).rejects.toEqual(refusal('pricing.start-in-past'));
    await expect(change({ unit: 'carton' })).rejects.toEqual(refusal('pricing.unit-unknown'));
    await expect(change({ skuId: 9999 })).rejects.toEqual(refusal('pricing.sku-unknown'));
    await expect(change({ from: '2026-04-01' }, SHORT)).rejects.toEqual(refusal('pricing.list-over'));
    await expect(change({ from: '2026-03-31' }, SHORT)).resolves.toBeUndefined();
  });

  it('is for the author of the list only', async () => {
    const clerk = dealerKeeper(FIRST, [LIST]);
    const other = dealerKeeper(12, [LIST, DEALERS]);
    for (const [ctx, list] of [[clerk, LIST], [other, DEALERS], [desk, DEALERS], [desk, 9999], [headOfficeKeeper([SHORT]), LIST]] as const) {
      await expect(pricing.change(ctx, list, { skuId: 5, price: '0.01' })).rejects.toEqual(refusal('platform.not-found'));
    }
    await pricing.change(clerk, DEALERS, { skuId: 1, price: '88.00', replaces: '100.00' });
    expect(await pricing.prices(clerk, DEALERS, 1)).toContain('88.00 from 0 drum [2026-03-02, …]');
    for (const ctx of [other, dealerKeeper(FIRST, [LIST])]) {
      await expect(db.uow.read(ctx, (tx) => pricing.parts.items.list(tx, LIST, { limit: 9 }))).rejects.toEqual(refusal('platform.not-found'));
      await expect(db.uow.read(ctx, (tx) => pricing.parts.items.changes(tx, LIST, 1, { limit: 9 }))).rejects.toEqual(refusal('platform.not-found'));
      await expect(pricing.prices(ctx, LIST, 1)).rejects.toEqual(refusal('platform.not-found'));
    }
  });
});

describe('no price from a day on', () => {
  it('ends the one in force and drops the planned ones', async () => {
    await pricing.change(desk, LIST, { skuId: 10, price: '120.00', from: '2026-06-01' });
    await pricing.change(desk, LIST, { skuId: 10, price: null, from: '2026-04-01' });
    expect(await pricing.prices(desk, LIST, 10)).toEqual(['100.00 from 0 drum [2026-01-01, 2026-03-31]']);
    expect((await history(10)).slice(0, 2)).toEqual(expect.arrayContaining([['100.00', null, '2026-04-01', '2026-05-31', '价格专员'], ['120.00', null, '2026-06-01', null, '价格专员']]));
    await expect(pricing.change(desk, LIST, { skuId: 10, price: null, from: '2026-04-01' })).rejects.toEqual(refusal('pricing.nothing-to-end'));
  });
});

describe('two at once', () => {
  it('by a double click is one change: the second finds the price that it wants', async () => {
    const click = () => pricing.change(desk, LIST, { skuId: 20, price: '130.00', replaces: '100.00' });
    await Promise.all([click(), click(), click()]);
    expect(await history(20)).toHaveLength(1);
    expect(await pricing.prices(desk, LIST, 20)).toHaveLength(2);
  });

  it('by two people: the second is told what the first one did', async () => {
    const results = await Promise.allSettled(['131.00', '132.00'].map((price) => pricing.change(desk, LIST, { skuId: 21, price, replaces: '100.00' })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'pricing.price-moved', params: { price: expect.stringMatching(/^13[12]\.00$/) } } });
    expect(await history(21)).toHaveLength(1);
  });

  it('where there was no price: the first price of a SKU is set by one of them', async () => {
    const first = (price: string) => pricing.change(desk, SHORT, { skuId: 22, price, replaces: null });
    const results = await Promise.allSettled([first('1.00'), first('2.00'), first('3.00')]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toEqual(refusal('pricing.price-moved'));
  });

  it('on different SKUs both count', async () => {
    await Promise.all([30, 31, 32, 33, 34].map((skuId) => pricing.change(desk, LIST, { skuId, price: '140.00', replaces: '100.00' })));
    for (const skuId of [30, 31, 32, 33, 34]) expect(await pricing.prices(desk, LIST, skuId)).toContain('140.00 from 0 drum [2026-03-02, …]');
  });
});

describe('many prices at once', () => {
  const wish = (skuId: number, more: Partial<PriceChange> = {}): PriceChange => ({ skuId, unit: 'drum', fromQuantity: '0', price: '90.00', from: '2026-03-02', replaces: '100.00', ...more });
  const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => wish(from + index));

  it('all change or none, and each that stands in the way says why', async () => {
    const before = await rowVersions();
    const wanted = [wish(40), wish(41, { replaces: '99.00' }), wish(42, { unit: 'carton' }), wish(40, { price: '91.00' }), wish(9999), wish(43, { from: '2026-01-01' })];
    await expect(changeAll(desk, wanted)).rejects.toMatchObject({
      code: 'pricing.rows-refused',
      problems: [
        { index: 1, code: 'pricing.price-moved', message: 'SKU-41 的价格刚被他人改为 100.00，请核对后再改。' },
        { index: 2, code: 'pricing.unit-unknown' }, { index: 3, code: 'pricing.price-twice' }, { index: 4, code: 'pricing.sku-unknown' }, { index: 5, code: 'pricing.start-in-past' },
      ],
    });
    expect(await rowVersions()).toEqual(before);
  });

  it('take the same number of statements for 2 and for 100', async () => {
    const counted = async (changes: readonly PriceChange[]) => (await countStatements(db.source, () => changeAll(desk, changes))).length;
    expect(await counted(range(100, 2))).toBe(await counted(range(110, 100)));
    expect(await changeAll(desk, range(110, 100).map((change) => ({ ...change, replaces: '90.00' })))).toBe(0);
  });

  it('leave one line in the audit trail and one in the history of each SKU', async () => {
    await changeAll(desk, range(250, 3));
    const { rows } = await db.owner.query(`SELECT detail->>'prices' AS prices, detail->'changes'->0->>'sku' AS sku FROM audit_entry WHERE action = 'pricing.workbook-apply' ORDER BY id DESC LIMIT 1`);
    expect(rows).toEqual([{ prices: '3', sku: 'SKU-250' }]);
    expect(await history(251)).toEqual([['100.00', '90.00', '2026-03-02', null, '价格专员']]);
  });
});

describe('the items of a list', () => {
  it('are found by SKU, page by page, with what counts on a day and later', async () => {
    const list = async (page = {}, on?: string) =>
      (await db.uow.read(desk, (tx) => pricing.parts.items.list(tx, DEALERS, { limit: 50, ...page }, on))).map(({ code, prices }) => [code, prices.length]);
    expect(await list()).toEqual([['SKU-1', 1], ['SKU-2', 1], ['SKU-3', 1]]);
    expect(await list({}, '2026-01-01')).toEqual([['SKU-1', 2], ['SKU-2', 1], ['SKU-3', 1]]);
    expect(await list({ search: 'sku2' })).toEqual([['SKU-2', 1]]);
    expect(await list({ after: 'SKU-2', limit: 1 })).toEqual([['SKU-3', 1]]);
  });
});
