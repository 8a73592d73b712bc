import { applicationDataSource, UnitOfWork } from '@tributary/platform';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import type { DataSource } from 'typeorm';
import { ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, OTHER_FIRST, OTHER_SECOND, PLANT, secondTierCtx, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let owning: DataSource;
let orders: OrdersDriver;
let id: number;

// the owner of the tables meets no row-level security: what hides rows here are the predicates alone
beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 3, { rules: ASK_ALWAYS });
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '10' });
  owning = await applicationDataSource(db.ownerUrl, 4).initialize();
  orders = await OrdersDriver.on({ ...db, uow: new UnitOfWork(owning) });
  id = await orders.order(firstTierCtx(), { 1: '4' });
});
afterAll(async () => {
  await owning.destroy();
  await db.drop();
});

describe.each([
  ['a sibling first-tier dealer', firstTierCtx(OTHER_FIRST)],
  ['a second-tier dealer', secondTierCtx(OTHER_SECOND, OTHER_FIRST)],
])('without row-level security, %s', (_, stranger) => {
  it('still finds and moves nothing of others', async () => {
    const lock = orders.db.uow.write(stranger, (tx) => orders.parts.fulfilment.lock(tx, id));
    for (const attempt of [orders.detail(stranger, id), orders.approve(stranger, id), orders.refuse(stranger, id), orders.cancel(stranger, id), lock]) {
      expect((await refusalOf(attempt)).code).toBe('platform.not-found');
    }
    expect((await orders.db.uow.read(stranger, (tx) => orders.parts.reader.list(tx, { side: 'seller' }))).items).toEqual([]);
  });
});

it('without row-level security, stock out of scope cannot be reserved', async () => {
  await orders.put(firstTierCtx(), 1, '1', { locationId: PLANT });
  expect((await refusalOf(orders.submit(firstTierCtx(FIRST, [])))).problems).toMatchObject([{ available: '0' }]);
});
