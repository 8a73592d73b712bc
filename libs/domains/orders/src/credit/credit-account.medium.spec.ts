import { Test } from '@nestjs/testing';
import { AuditModule, Clock, ClockModule, type Ctx, OutboxModule } from '@tributary/platform';
import { createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { OrdersModule } from '../orders.module';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_SECOND, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import { CreditAccounts } from './credit-accounts';

let db: TestDatabase;
let orders: OrdersDriver;
let accounts: CreditAccounts;
const [buyer, desk, second] = [firstTierCtx(), headOfficeCtx(), secondTierCtx()];
const limit = (ctx: Ctx, buyerId: number, amount: string | null, reason = '年度授信') => db.uow.write(ctx, (tx) => accounts.changeLimit(tx, buyerId, amount, reason));
const account = (ctx: Ctx, side: 'buyer' | 'seller', id: number) => db.uow.read(ctx, (tx) => accounts.one(tx, side, id));

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
    for (const part of ['uses', 'movements', 'limitChanges'] as const) {
      expect((await refusalOf(db.uow.read(firstTierCtx(OTHER_FIRST), (tx) => accounts[part](tx, 'seller', SECOND, {})))).code).toBe('platform.not-found');
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
