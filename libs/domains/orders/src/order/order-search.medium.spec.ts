import type { Ctx } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { read } from 'xlsx';
import { OrderExporter } from '../export/order-exporter';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import type { OrderListQuery } from './order-list.repository';
import { OrderListRepository } from './order-list.repository';

let db: TestDatabase;
let orders: OrdersDriver;
let exporter: OrderExporter;
const clock = new FixedClock();
const ids: Record<string, number> = {};
const list = (ctx: Ctx, query: OrderListQuery) => db.uow.read(ctx, (tx) => orders.parts.reader.list(tx, query));
const nameOf = (id: number) => Object.keys(ids).find((name) => ids[name] === id);
const named = async (ctx: Ctx, query: OrderListQuery) => (await list(ctx, query)).items.map(({ id }) => nameOf(id));
const sold = (query: Partial<OrderListQuery>) => named(headOfficeCtx(), { side: 'seller', ...query });

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '100', 2: '100', 3: '100' });
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '100' });
  orders = await OrdersDriver.on(db, clock);
  exporter = new OrderExporter(new OrderListRepository(), orders.parts.reader, clock);
  for (const [name, day, place] of [
    ['big', 1, () => orders.order(firstTierCtx(), { 1: '9' })],
    ['small', 2, () => orders.order(firstTierCtx(OTHER_FIRST), { 2: '1' })],
    ['mixed', 3, () => orders.order(firstTierCtx(), { 1: '1', 3: '2' })],
    ['second', 4, () => orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST })],
  ] as const) {
    clock.set(new Date(`2026-04-0${day}T09:00:00+08:00`));
    ids[name] = await place();
  }
  await orders.put(firstTierCtx(OTHER_FIRST), 3, '1');
  clock.set(new Date('2026-04-05T09:00:00+08:00'));
  ids['noted'] = await orders.submit(firstTierCtx(OTHER_FIRST), { note: '急：周五前到货', purchaseOrderNumber: 'PO/77-A' });
  await db.owner.query(`INSERT INTO shipment (delivery_note_number, order_id, seller_id, buyer_id, state, issued_by, search_text) VALUES ('CK-202604-000009', $1, 1, ${FIRST}, 'issued', 'x', 'ck202604000009 沪a12345')`, [ids['big']]);
  await db.owner.query(`INSERT INTO dealer_article (dealer_id, number_key, number_shown, sku_id, updated_by) VALUES (${FIRST}, 'own900', 'OWN-900', 3, 'x')`);
  await db.owner.query('UPDATE sales_order SET promised_on = NULL');
  await db.owner.query(`UPDATE sales_order SET promised_on = '2026-05-02' WHERE id = $1`, [ids['small']]);
  await db.owner.query(`UPDATE sales_order SET promised_on = '2026-05-01', acted_by_name = '韩正' WHERE id = $1`, [ids['mixed']]);
});
afterAll(() => db.drop());

describe('search', () => {
  it.each([
    ['the buyer’s own number, however written', 'po77a', ['noted']],
    ['the note', '周五', ['noted']],
    ['the note’s pinyin initials', 'zwq', ['noted']],
    ['a SKU’s code', 'sku-3', ['noted', 'mixed']],
    ['a SKU’s name', '机油2', ['small']],
    ['a delivery note', 'ck-202604-000009', ['big']],
    ['a vehicle', '沪A 12345', ['big']],
    ['words on different things of one order', 'sku1 jxs11 000009', ['big']],
    ['nothing', '没有的', []],
  ])('finds by %s', async (_, search, expected) => expect(await sold({ search })).toEqual(expected));

  it('knows the reader’s own article numbers, and nobody else’s', async () => {
    expect(await named(firstTierCtx(), { side: 'buyer', search: 'OWN-900' })).toEqual(['mixed']);
    expect(await named(firstTierCtx(OTHER_FIRST), { side: 'buyer', search: 'OWN-900' })).toEqual([]);
  });

  it('finds nobody else’s orders', async () => {
    expect(await named(firstTierCtx(), { side: 'buyer', search: 'sku-3' })).toEqual(['mixed']);
    expect(await named(firstTierCtx(OTHER_FIRST), { side: 'buyer', search: '000009' })).toEqual([]);
  });

  it('is one statement, however many words', async () => {
    for (const search of ['sku', 'sku 1 jxs so 2026 机油']) {
      expect(await countStatements(db.source, () => list(headOfficeCtx(), { side: 'seller', search }))).toHaveLength(3); // with begin and commit
    }
  });
});

describe('filters', () => {
  it.each<[string, Partial<OrderListQuery>, string[]]>([
    ['the other side', { partnerId: FIRST }, ['mixed', 'big']],
    ['a product', { skuId: 2 }, ['small']],
    ['what is promised until a day', { promisedUntil: '2026-05-01' }, ['mixed']],
    ['amounts', { totalFrom: '100.00', totalTo: '300.00' }, ['noted', 'mixed', 'small']],
    ['what a representative placed', { acted: true }, ['mixed']],
    ['several of them', { partnerId: FIRST, totalTo: '300', search: 'sku1' }, ['mixed']],
  ])('by %s', async (_, query, expected) => expect(await sold(query)).toEqual(expected));

  it('by what waits for the reader’s side', async () => {
    await db.owner.query(`UPDATE sales_order SET state = 'submitted' WHERE id = $1`, [ids['small']]);
    await db.owner.query(`UPDATE sales_order SET state = 'offered' WHERE id = $1`, [ids['big']]);
    expect(await sold({ waiting: true, partnerId: OTHER_FIRST, skuId: 2 })).toEqual(['small']);
    expect(await named(firstTierCtx(), { side: 'buyer', waiting: true })).toEqual(['big']);
  });
});

describe('sorting', () => {
  const pages = async (query: Partial<OrderListQuery>) => {
    const found: (string | undefined)[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await list(headOfficeCtx(), { side: 'seller', limit: 1, ...query, ...(cursor ? { cursor } : {}) });
      found.push(...page.items.map(({ id }) => nameOf(id)));
      if (!page.nextCursor) return found;
      cursor = page.nextCursor;
    }
  };

  it.each([
    ['newest', ['noted', 'mixed', 'small', 'big']],
    ['promised', ['mixed', 'small', 'big', 'noted']],
    ['total', ['big', 'mixed', 'noted', 'small']],
  ] as const)('by %s pages without gaps or repeats', async (sort, expected) => {
    expect((await sold({ sort })).length).toBe(4);
    expect(await pages({ sort })).toEqual(await sold({ sort }));
    if (sort !== 'total') expect(await pages({ sort })).toEqual(expected);
    else expect((await pages({ sort })).slice(0, 2)).toEqual(expected.slice(0, 2));
  });
});

describe('export', () => {
  const sheets = (bytes: Buffer) => {
    const book = read(bytes);
    return Object.fromEntries(book.SheetNames.map((name) => [name, Object.fromEntries(Object.entries(book.Sheets[name] ?? {}).filter(([key]) => !key.startsWith('!')).map(([key, cell]) => [key, (cell as { v?: unknown }).v]))]));
  };
  const exported = async (ctx: Ctx, query: Parameters<OrderExporter['list']>[1], limit?: number) => db.uow.read(ctx, (tx) => exporter.list(tx, query, limit));

  it('holds the list as it is filtered and sorted, in the reader’s language', async () => {
    const { name, bytes } = await exported(headOfficeCtx(), { side: 'seller', sort: 'total', partnerId: FIRST });
    expect(name).toBe('订单-2026-04-05.xlsx');
    const sheet = sheets(bytes)['订单'] ?? {};
    expect([sheet['A1'], sheet['G1'], sheet['G2'], sheet['G3'], sheet['A4']]).toEqual(['订单号', '金额（元）', 900, 300, undefined]);
    expect([sheet['J3'], sheet['K3'], sheet['I3']]).toEqual(['2026-05-01', '韩正', '2026-04-03 09:00']);
    const english = await exported({ ...headOfficeCtx(), locale: 'en-US' }, { side: 'seller' });
    expect(sheets(english.bytes)['Orders']?.['A1']).toBe('Order');
  });

  it('says in its first row that it was cut', async () => {
    const sheet = sheets((await exported(headOfficeCtx(), { side: 'seller' }, 2)).bytes)['订单'] ?? {};
    expect(sheet['A1']).toMatch(/^仅导出前 2 张订单/);
    expect([sheet['A2'], typeof sheet['A4'], sheet['A5']]).toEqual(['订单号', 'string', undefined]);
  });

  it('of one order has its lines and deliveries, for its parties only', async () => {
    const one = (ctx: Ctx, id: number) => db.uow.read(ctx, (tx) => exporter.one(tx, id));
    const found = sheets((await one(firstTierCtx(), ids['mixed'] ?? 0)).bytes);
    expect(Object.keys(found)).toEqual(['订单', '明细']);
    expect([found['明细']?.['B2'], found['明细']?.['D3'], found['明细']?.['G3'], found['明细']?.['E2']]).toEqual(['SKU-1', 2, 200, '桶']);
    expect(Object.keys(sheets((await one(headOfficeCtx(), ids['big'] ?? 0)).bytes))).toEqual(['订单', '明细', '发运']);
    for (const id of [ids['mixed'] ?? 0, 999_999]) expect((await refusalOf(one(firstTierCtx(OTHER_FIRST), id))).code).toBe('platform.not-found');
  });
});
