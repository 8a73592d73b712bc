import { Test } from '@nestjs/testing';
import { AuditModule, Clock, ClockModule, type Ctx, OutboxModule } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { read, utils } from 'xlsx';
import { OrdersModule } from '../orders.module';
import { addFirstTier, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_SECOND, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import { CreditAccounts } from './credit-accounts';
import { CreditExporter } from './credit-exporter';

let db: TestDatabase;
let orders: OrdersDriver;
let accounts: CreditAccounts;
const [buyer, desk, second] = [firstTierCtx(), headOfficeCtx(), secondTierCtx()];
const limit = (ctx: Ctx, buyerId: number, amount: string | null, reason = '年度授信') => db.uow.write(ctx, (tx) => accounts.changeLimit(tx, buyerId, amount, reason));
const account = (ctx: Ctx, side: 'buyer' | 'seller', id: number) => db.uow.read(ctx, (tx) => accounts.one(tx, side, id));

const rowsOf = (bytes: Buffer): unknown[][] => Object.values(read(bytes).Sheets).flatMap((sheet) => utils.sheet_to_json<unknown[]>(sheet, { header: 1 }));

beforeAll(async () => {
  db = await createTestDatabase(20);
  await buildChannel(db.owner, 6);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '10000', 2: '10000' });
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '1000' });
  orders = await OrdersDriver.on(db);
  const imports = [OrdersModule, AuditModule, OutboxModule, ClockModule];
  accounts = (await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(new FixedClock()).compile()).get(CreditAccounts);
});
afterAll(() => db.drop());

describe('a credit limit', () => {
  it('is changed by head office with a reason, keeps its history, and counts at once', async () => {
    expect(await limit(desk, FIRST, '500')).toMatchObject({ party: { id: FIRST }, limit: '500.00', used: '0.00', available: '500.00' });
    await orders.order(buyer, { 1: '3' });
    await orders.put(buyer, 1, '3');
    expect(await refusalOf(orders.submit(buyer))).toMatchObject({ code: 'orders.credit-exceeded', params: { limit: '500.00', used: '300.00', needed: '300.00' } });
    await limit(desk, FIRST, '600', '旺季临时上调');
    await orders.submit(buyer);
    expect(await account(buyer, 'buyer', HEAD_OFFICE)).toMatchObject({ side: 'buyer', party: { id: HEAD_OFFICE }, limit: '600.00', used: '600.00', available: '0.00' });
    const { items } = await db.uow.read(buyer, (tx) => accounts.limitChanges(tx, 'buyer', HEAD_OFFICE, {}));
    expect(items.map(({ oldLimit, newLimit, reason, actorName }) => [oldLimit, newLimit, reason, actorName])).toEqual([
      ['500.00', '600.00', '旺季临时上调', '订单员'], ['1000000.00', '500.00', '年度授信', '订单员'],
    ]);
  });

  it('that is lowered leaves orders as they are and binds the next one', async () => {
    await limit(desk, FIRST, '100');
    expect(await account(desk, 'seller', FIRST)).toMatchObject({ limit: '100.00', used: '600.00', available: '-500.00' });
    await orders.put(buyer, 1, '1');
    expect((await refusalOf(orders.submit(buyer))).code).toBe('orders.credit-exceeded');
  });

  it('of the second tier is the first-tier dealer’s, may be none, and binds its customer', async () => {
    expect(await account(buyer, 'seller', SECOND)).toMatchObject({ limit: null, used: '0.00', available: null });
    await limit(buyer, SECOND, '200');
    await orders.put(second, 1, '2', { sellerId: FIRST });
    expect((await refusalOf(orders.submit(second, { sellerId: FIRST }))).code).toBe('orders.credit-exceeded');
    await limit(buyer, SECOND, null, '改为现结');
    await orders.submit(second, { sellerId: FIRST });
    expect((await refusalOf(limit(desk, FIRST, null))).code).toBe('orders.limit-needed');
  });

  it('is nobody else’s to see or change', async () => {
    for (const attempt of [limit(firstTierCtx(OTHER_FIRST), SECOND, '1'), limit(buyer, OTHER_SECOND, '1'), limit(second, FIRST, '1'), account(firstTierCtx(OTHER_FIRST), 'seller', SECOND), account(buyer, 'seller', 999)]) {
      expect((await refusalOf(attempt)).code).toBe('platform.not-found');
    }
    expect((await refusalOf(limit({ ...desk, permissions: new Set(['orders.place']) }, FIRST, '1'))).code).toBe('platform.forbidden');
    expect((await refusalOf(limit(desk, FIRST, '100.00'))).code).toBe('orders.limit-unchanged');
    const purchaser = { ...buyer, permissions: new Set(['orders.place']) };
    expect((await refusalOf(account(purchaser, 'seller', SECOND))).code).toBe('platform.forbidden');
    expect((await refusalOf(db.uow.read(purchaser, (tx) => accounts.list(tx, 'seller', {})))).code).toBe('platform.forbidden');
    expect((await account(purchaser, 'buyer', HEAD_OFFICE)).party.id).toBe(HEAD_OFFICE);
    for (const part of ['uses', 'movements', 'limitChanges'] as const) {
      const read = db.uow.read<unknown>(firstTierCtx(OTHER_FIRST), (tx) => accounts[part](tx, 'seller', SECOND, {}));
      expect((await refusalOf(read)).code).toBe('platform.not-found');
    }
  });
});

describe('an account', () => {
  it('tells which orders take of it and how it moved', async () => {
    const uses = await db.uow.read(desk, (tx) => accounts.uses(tx, 'seller', FIRST, {}));
    expect(uses.items.map(({ total, used }) => [total, used])).toEqual([['300.00', '300.00'], ['300.00', '300.00']]);
    await orders.cancel(buyer, uses.items[0]?.orderId ?? 0);
    const moved = await db.uow.read(desk, (tx) => accounts.movements(tx, 'seller', FIRST, { limit: 2 }));
    expect(moved.items.map(({ kind, change }) => [kind, change])).toEqual([['release', '-300.00'], ['reserve', '300.00']]);
    const rest = await db.uow.read(desk, (tx) => accounts.movements(tx, 'seller', FIRST, { limit: 2, cursor: moved.nextCursor ?? '' }));
    expect(rest.items.map(({ change }) => change)).toEqual(['300.00']);
  });

  it('stands in a list: of a seller its customers, of a buyer its suppliers', async () => {
    const listed = async (ctx: Ctx, side: 'buyer' | 'seller', search?: string) =>
      (await db.uow.read(ctx, (tx) => accounts.list(tx, side, search ? { search } : {}))).items.map(({ party }) => party.id);
    expect((await listed(desk, 'seller')).toSorted((a, b) => a - b)).toEqual([FIRST, OTHER_FIRST]);
    expect(await listed(buyer, 'seller')).toEqual([SECOND]);
    expect(await listed(buyer, 'buyer')).toEqual([HEAD_OFFICE]);
    expect(await listed(second, 'buyer')).toEqual([FIRST]);
    expect(await listed(desk, 'seller', 'd12')).toEqual([OTHER_FIRST]);
  });
});

describe('the list of accounts', () => {
  const DEALERS = { 31: ['1000', '0'], 32: ['1000', '800'], 33: ['1000', '1000'], 34: ['0', '0'], 35: ['1000', '1200'], 36: ['1000', '799.99'] } as const;
  type Query = Parameters<CreditAccounts['list']>[2];
  const list = (query: Query, ctx = desk) => db.uow.read(ctx, (tx) => accounts.list(tx, 'seller', query));
  const listed = async (query: Query): Promise<number[]> => (await list({ search: 'd3', ...query })).items.map(({ party }) => party.id);

  beforeAll(async () => {
    for (const [id, [agreed, used]] of Object.entries(DEALERS)) {
      await addFirstTier(db.owner, Number(id));
      await db.owner.query('UPDATE dealer SET credit_limit = $2 WHERE id = $1', [id, agreed]);
      await db.owner.query('INSERT INTO credit_account (seller_id, buyer_id, credit_limit, used) VALUES ($1, $2, $3, $4)', [HEAD_OFFICE, id, agreed, used]);
    }
  });

  it('finds those whose limit is nearly taken, and those that get nothing more on credit', async () => {
    expect(await listed({ level: 'tight' })).toEqual([32, 33, 35]);
    expect(await listed({ level: 'exhausted' })).toEqual([33, 34, 35]);
    expect(await listed({ level: 'unlimited' })).toEqual([]);
    expect((await list({ level: 'unlimited' }, buyer)).items.map(({ party }) => party.id)).toEqual([SECOND]);
  });

  it('is sorted by what is taken or left, page by page, in one statement', async () => {
    expect(await listed({ sort: 'used' })).toEqual([35, 34, 33, 32, 36, 31]);
    expect(await listed({ sort: 'available' })).toEqual([35, 33, 34, 32, 36, 31]);
    for (const sort of ['code', 'used', 'available'] as const) {
      const pages: number[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { items: readonly { party: { id: number } }[]; nextCursor: string | null } = await list({ search: 'd3', sort, limit: 2, ...(cursor ? { cursor } : {}) });
        pages.push(...page.items.map(({ party }) => party.id));
        cursor = page.nextCursor;
      }
      expect(pages).toEqual(await listed({ sort }));
    }
    expect((await countStatements(db.source, () => list({ sort: 'used', level: 'tight' }))).filter((text) => text.includes('credit_account'))).toHaveLength(1);
  });

  it('goes out as a workbook that says when it was cut', async () => {
    const exporter = new CreditExporter(accounts, new FixedClock());
    const { name, bytes } = await db.uow.read(desk, (tx) => exporter.list(tx, 'seller', { search: 'd3', sort: 'used' }));
    expect(name).toMatch(/^信用账户-2026-\d\d-\d\d\.xlsx$/);
    const rows = rowsOf(bytes);
    expect(rows[0]).toEqual(['编码', '名称', '信用额度（元）', '已用（元）', '可用（元）', '已用比例（%）']);
    expect(rows[1]?.slice(2)).toEqual([1000, 1200, -200, 120]);
    expect(rows).toHaveLength(7);
    const cut = rowsOf((await db.uow.read(desk, (tx) => exporter.list(tx, 'seller', { search: 'd3' }, 2))).bytes);
    expect([cut[0]?.[0], cut.length]).toEqual(['仅导出前 2 个账户，后面还有更多：请缩小筛选范围后再导出。', 4]);
  });
});

describe('what the use of an account is made of', () => {
  it('is told apart: goods that have left, and what open orders hold', async () => {
    const other = firstTierCtx(OTHER_FIRST);
    const id = await orders.order(other, { 2: '4' });
    expect(await account(desk, 'seller', OTHER_FIRST)).toMatchObject({ used: '400.00', reserved: '400.00', delivered: '0.00' });
    await orders.ship(desk, id, '1');
    expect(await account(other, 'buyer', HEAD_OFFICE)).toMatchObject({ used: '400.00', reserved: '300.00', delivered: '100.00' });
    await orders.ship(desk, id);
    expect(await account(desk, 'seller', OTHER_FIRST)).toMatchObject({ used: '400.00', reserved: '0.00', delivered: '400.00' });
  });
});

describe('a limit that changes while orders come in', () => {
  it('is never passed by an order that came after it', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      await db.owner.query('UPDATE dealer SET credit_limit = 1000000 WHERE id = $1', [OTHER_FIRST]);
      const other = firstTierCtx(OTHER_FIRST);
      await orders.put(other, 2, '1');
      const before = Number(await orders.creditUsed(OTHER_FIRST));
      const outcomes = await Promise.allSettled([limit(desk, OTHER_FIRST, String(before)), orders.submit(other)]);
      const after = Number(await orders.creditUsed(OTHER_FIRST));
      // either the order was first and stands, or the lower limit was and refused it
      expect(after).toBe(outcomes[1]?.status === 'fulfilled' ? before + 100 : before);
      const { rows } = await db.owner.query(
        `SELECT (SELECT max(at) FROM credit_limit_change WHERE buyer_id = $1) IS NOT NULL AS changed, credit_limit FROM dealer WHERE id = $1`, [OTHER_FIRST]);
      expect(rows).toEqual([{ changed: true, credit_limit: before.toFixed(2) }]);
      await db.uow.write(other, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
    }
  });
});
