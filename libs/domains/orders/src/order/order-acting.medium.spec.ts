import type { Ctx, UserActor } from '@tributary/platform';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 4);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '100' });
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());

/** A representative in the dealer's shoes. */
function representative(mode: 'order' | 'view' = 'order'): Ctx {
  const dealer = firstTierCtx();
  const onBehalfOf = { organisationId: FIRST, name: '江苏润通', mode, actingRecordId: 77 };
  return { ...dealer, actor: { ...(dealer.actor as UserActor), userId: 4711, name: '周子昂', onBehalfOf } };
}

describe('an order that a representative places for a dealer', () => {
  it('carries both names wherever it leaves a trace', async () => {
    const id = await orders.order(representative(), { 1: '2' });
    const one = async (query: string): Promise<unknown> => (await db.owner.query(query, [id])).rows[0];
    expect(await one('SELECT buyer_id, acted_by_name FROM sales_order WHERE id = $1')).toEqual({ buyer_id: FIRST, acted_by_name: '周子昂' });
    expect(await one('SELECT user_id, actor_name, on_behalf_of_name FROM order_event WHERE order_id = $1')).toEqual({
      user_id: 4711, actor_name: '周子昂', on_behalf_of_name: '江苏润通',
    });
    expect(await one(`SELECT organisation_id, user_id, actor_name, on_behalf_of_name, acting_record_id FROM audit_entry WHERE subject = 'order' AND subject_id = $1::text`)).toEqual({
      organisation_id: FIRST, user_id: 4711, actor_name: '周子昂', on_behalf_of_name: '江苏润通', acting_record_id: 77,
    });
  });

  it('is the dealer’s own when the dealer places it', async () => {
    const id = await orders.order(firstTierCtx(), { 1: '2' });
    expect((await db.owner.query('SELECT acted_by_name FROM sales_order WHERE id = $1', [id])).rows).toEqual([{ acted_by_name: '' }]);
  });

  it('cannot be placed by whoever only looks', async () => {
    await orders.put(firstTierCtx(), 1, '1');
    await expect(orders.submit(representative('view'), { sellerId: HEAD_OFFICE })).rejects.toThrow('read-only');
  });
});
