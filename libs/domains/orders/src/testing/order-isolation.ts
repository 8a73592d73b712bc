import { type Ctx, sql } from '@tributary/platform';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_SECOND, PLANT, secondTierCtx, stockUp, WAREHOUSE } from './channel.builder';
import { OrdersDriver, refusalOf } from './channel.driver';

const TABLES = ['sales_order', 'order_line', 'order_event', 'order_version', 'order_return', 'return_line', 'return_event', 'credit_account', 'credit_movement', 'credit_limit_change'];

/** Other dealers of both tiers: none of the orders and baskets below is theirs. */
const strangers: readonly [string, Ctx][] = [
  ['a sibling first-tier dealer', firstTierCtx(OTHER_FIRST)],
  ['a second-tier dealer of somebody else', secondTierCtx(OTHER_SECOND, OTHER_FIRST)],
];

/** Head office, but of a branch that has nothing to do with these dealers. */
const otherBranch: Ctx = { ...headOfficeCtx(), scope: { ...headOfficeCtx().scope, dealers: { all: false, dealer: [], branch: [99] }, stock: { all: false, location: [] } } };

/** Nobody sees or moves the orders of others. With the predicates of the repositories switched off, row-level security must do. */
export function describeOrderIsolation(title: string): void {
  let db: TestDatabase;
  let orders: OrdersDriver;
  let ids: readonly number[];

  beforeAll(async () => {
    db = await createTestDatabase();
    await buildChannel(db.owner, 3, { rules: ASK_ALWAYS });
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '100', 2: '100' });
    await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '100' });
    orders = await OrdersDriver.on(db);
    ids = [await orders.order(firstTierCtx(), { 1: '4' }), await orders.order(secondTierCtx(), { 1: '2' }, { sellerId: FIRST })];
    await orders.put(firstTierCtx(), 2, '1');
  });
  afterAll(() => db.drop());

  const snapshot = async (): Promise<string> => {
    const { rows } = await db.owner.query(`SELECT (SELECT jsonb_agg(o ORDER BY o.id) FROM sales_order o) AS orders, (SELECT jsonb_agg(l ORDER BY l.id) FROM order_line l) AS lines,
      (SELECT jsonb_agg(b ORDER BY b.sku_id, b.location_id) FROM stock_balance b) AS stock, (SELECT count(*) FROM order_event) AS events`);
    return JSON.stringify(rows);
  };

  describe(title, () => {
    describe.each(strangers)('%s', (_, stranger) => {
      it('finds none of the orders, neither by id nor in a list, and an absent one looks the same', async () => {
        for (const id of [...ids, 999_999]) expect(await refusalOf(orders.detail(stranger, id))).toEqual({ code: 'platform.not-found', params: {}, problems: [] });
        for (const side of ['buyer', 'seller'] as const) expect(await db.uow.read(stranger, (tx) => orders.parts.reader.list(tx, { side }))).toEqual({ items: [], nextCursor: null });
      });

      it('cannot decide, cancel, fulfil or repeat them', async () => {
        const before = await snapshot();
        for (const id of ids) {
          const refill = (): Promise<void> => db.uow.write(stranger, async (tx) => orders.parts.editor.refill(tx, await orders.parts.reader.detail(tx, id).then(({ seller }) => ({ id, sellerId: seller.id }))));
          const lock = (): Promise<unknown> => db.uow.write(stranger, (tx) => orders.parts.fulfilment.lock(tx, id));
          for (const attempt of [orders.approve(stranger, id), orders.refuse(stranger, id), orders.cancel(stranger, id), refill(), lock()]) {
            expect((await refusalOf(attempt)).code).toBe('platform.not-found');
          }
        }
        expect(await snapshot()).toBe(before);
      });

      it.each(TABLES)('reads not one row of %s, by SQL of its own', async (table) => {
        expect(await db.uow.read(stranger, (tx) => sql(tx, `SELECT 1 FROM ${table}`))).toEqual([]);
      });

      it('changes nothing, by SQL of its own', async () => {
        const before = await snapshot();
        await db.uow.write(stranger, (tx) => sql(tx, `UPDATE sales_order SET note = 'x'`));
        await db.uow.write(stranger, (tx) => sql(tx, `DELETE FROM order_line`));
        await db.uow.write(stranger, (tx) => sql(tx, `UPDATE stock_balance SET reserved = 0 WHERE owner_id = ${FIRST} AND location_id = ${WAREHOUSE[FIRST]}`));
        await expect(
          db.uow.write(stranger, (tx) => sql(tx, `INSERT INTO sales_order (tier, seller_id, buyer_id, state, created_by) VALUES (1, 1, ${FIRST}, 'draft', 1)`)),
        ).rejects.toThrow('row-level security');
        expect(await snapshot()).toBe(before);
      });
    });

    it('keeps a branch of head office out of another branch’s orders', async () => {
      expect((await refusalOf(orders.detail(otherBranch, ids[0] ?? 0))).code).toBe('platform.not-found');
      expect(await db.uow.read(otherBranch, (tx) => sql(tx, 'SELECT 1 FROM sales_order UNION ALL SELECT 1 FROM stock_balance'))).toEqual([]);
    });

    it('shows the two parties and head office what is theirs', async () => {
      const seen = (ctx: Ctx): Promise<unknown[]> => db.uow.read(ctx, (tx) => sql(tx, `SELECT id FROM sales_order WHERE state <> 'draft' ORDER BY id`));
      expect(await seen(firstTierCtx())).toHaveLength(2);
      expect(await seen(secondTierCtx())).toEqual([{ id: ids[1] }]);
      expect(await seen(headOfficeCtx())).toHaveLength(2);
    });

    it('does not reserve at a location that the buyer does not see', async () => {
      const blind = firstTierCtx(FIRST, []);
      expect((await refusalOf(orders.put(blind, 1, '1', { locationId: PLANT }))).code).toBe('platform.not-found');
      await orders.put(firstTierCtx(), 1, '1', { locationId: PLANT });
      expect((await refusalOf(orders.submit(blind))).problems).toMatchObject([{ available: '0' }, { available: '0' }]);
    });

    it('does not sell what the seller does not supply to the buyer', async () => {
      expect((await refusalOf(orders.put(secondTierCtx(), 1, '1', { sellerId: OTHER_FIRST }))).code).toBe('platform.not-found');
      expect((await refusalOf(orders.put(secondTierCtx(), 1, '1', { sellerId: HEAD_OFFICE }))).code).toBe('platform.not-found');
    });
  });
}
