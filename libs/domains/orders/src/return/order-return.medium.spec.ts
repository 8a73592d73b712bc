import { Test } from '@nestjs/testing';
import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { AuditModule, Clock, ClockModule, type Ctx, OutboxModule, type TxCtx } from '@tributary/platform';
import { createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { OrdersModule } from '../orders.module';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_PLANT, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import { ReturnDecider } from './return-decider';
import { ReturnGoods } from './return-goods';
import type { FoundLine } from './return-quantity';
import { ReturnReader } from './return-reader';
import { ReturnRequester } from './return-requester';

let db: TestDatabase;
let orders: OrdersDriver;
let parts: { requester: ReturnRequester; decider: ReturnDecider; goods: ReturnGoods; reader: ReturnReader };
const clock = new FixedClock();
const [buyer, desk, second] = [firstTierCtx(), headOfficeCtx(), secondTierCtx()];
const write = <T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> => db.uow.write(ctx, work);
const detail = (ctx: Ctx, id: number) => db.uow.read(ctx, (tx) => parts.reader.detail(tx, id));
const approve = (ctx: Ctx, id: number, cuts: { lineId: number; quantity: string }[] = []) => write(ctx, (tx) => parts.decider.approve(tx, id, cuts, ''));
const refuse = (ctx: Ctx, id: number) => write(ctx, (tx) => parts.decider.refuse(tx, id, '已拆封'));
const withdraw = (ctx: Ctx, id: number) => write(ctx, (tx) => parts.decider.withdraw(tx, id, '留着用'));
const send = (ctx: Ctx, id: number, locationId?: number) => write(ctx, (tx) => parts.goods.send(tx, id, clock.now(), locationId));
const takeIn = (ctx: Ctx, id: number, found: FoundLine[] = [], locationId?: number) => write(ctx, (tx) => parts.goods.takeIn(tx, id, clock.now(), found, locationId));
const request = async (ctx: Ctx, orderId: number, quantity: string): Promise<number> => {
  const lineId = (await orders.detail(ctx, orderId)).lines[0]?.id ?? 0;
  return write(ctx, (tx) => parts.requester.request(tx, orderId, [{ lineId, quantity }], '多订了'));
};
const seller = (skuId: number, locationId = PLANT) => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId, skuId });
const home = (skuId: number) => stockOf(db.owner, { ownerId: FIRST, locationId: WAREHOUSE[FIRST], skuId });

/** An order of so many drums that the buyer has received, and booked into its stock. */
async function received(skuId: number, quantity = '4'): Promise<number> {
  const id = await orders.order(buyer, { [skuId]: quantity }, { locationId: PLANT });
  await orders.ship(desk, id);
  await write(buyer, async (tx) => {
    const order = await orders.parts.fulfilment.lock(tx, id);
    const lines = order.lines.map((line) => ({ lineId: line.id, base: line.shippedBase }));
    await orders.parts.stock.receive(tx, [{ ownerId: FIRST, locationId: WAREHOUSE[FIRST], skuId, quantity }], { kind: 'shipment', id, number: 'CK' });
    await orders.parts.fulfilment.recordReceived(tx, order, lines, true, {});
  });
  return id;
}

beforeAll(async () => {
  db = await createTestDatabase(12);
  await buildChannel(db.owner, 20);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i + 1, '100'])));
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '0' });
  orders = await OrdersDriver.on(db, clock);
  const container = await Test.createTestingModule({ imports: [OrdersModule, AuditModule, OutboxModule, ClockModule] }).overrideProvider(Clock).useValue(clock).compile();
  parts = { requester: container.get(ReturnRequester), decider: container.get(ReturnDecider), goods: container.get(ReturnGoods), reader: container.get(ReturnReader) };
});
afterAll(() => db.drop());

describe('goods that go back', () => {
  it('leave the buyer’s stock, enter the seller’s, and free the credit', async () => {
    const orderId = await received(1);
    const before = Number(await orders.creditUsed(FIRST));
    const id = await request(buyer, orderId, '3');
    expect(await detail(desk, id)).toMatchObject({
      number: expect.stringMatching(/^RT-202603-\d{6}$/), state: 'requested', reason: '多订了', availableActions: ['approve', 'refuse'], lines: [{ requestedQuantity: '3', approvedQuantity: null }],
    });
    const lineId = (await detail(desk, id)).lines[0]?.id ?? 0;
    await approve(desk, id, [{ lineId, quantity: '2' }]);
    expect((await detail(buyer, id)).availableActions).toEqual(['withdraw', 'send']);
    expect(await home(1)).toBe('4/0');
    await send(buyer, id);
    expect(await home(1)).toBe('2/0');
    await takeIn(desk, id, [], PLANT);
    expect(await seller(1)).toBe('98/0');
    expect(Number(await orders.creditUsed(FIRST)) - before).toBe(-200);
    const back = await detail(buyer, id);
    expect(back).toMatchObject({ state: 'taken-in', credit: '200.00', lines: [{ approvedQuantity: '2', restockedQuantity: '2', scrappedQuantity: '0', credit: '200.00' }] });
    expect(back.events.map(({ name }) => name)).toEqual(['request', 'approve', 'send', 'take-in']);
    const { rows } = await db.owner.query(`SELECT name FROM outbox WHERE name LIKE 'orders.return%' ORDER BY id`);
    expect(rows.map((row: { name: string }) => row.name)).toEqual(['orders.return-requested', 'orders.return-approved', 'orders.return-sent', 'orders.return-taken-in']);
    // what the seller cut may be asked again, and no more
    expect((await refusalOf(request(buyer, orderId, '2.5'))).code).toBe('orders.return-above-received');
    expect(await request(buyer, orderId, '2')).toBeGreaterThan(id);
  });

  it('may be scrap, or not have come: only what came is credited, only what is good is stock', async () => {
    const id = await request(buyer, await received(2), '4');
    await approve(desk, id);
    await send(buyer, id);
    const lineId = (await detail(desk, id)).lines[0]?.id ?? 0;
    await takeIn(desk, id, [{ returnLineId: lineId, restocked: '1', scrapped: '2' }], OTHER_PLANT);
    expect(await detail(desk, id)).toMatchObject({ credit: '300.00', lines: [{ restockedQuantity: '1', scrappedQuantity: '2' }] });
    expect([await seller(2), await seller(2, OTHER_PLANT)]).toEqual(['96/0', '1/0']);
  });

  it('are the buyer’s again when the return is refused or withdrawn', async () => {
    const orderId = await received(3);
    const [first, other] = [await request(buyer, orderId, '2'), await request(buyer, orderId, '2')];
    await refuse(desk, first);
    await approve(desk, other);
    await withdraw(buyer, other);
    expect([(await detail(desk, first)).state, (await detail(desk, other)).state]).toEqual(['refused', 'withdrawn']);
    expect(await request(buyer, orderId, '4')).toBeGreaterThan(other);
  });

  it('cannot be asked back twice, however often at the same time', async () => {
    const orderId = await received(4);
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => request(buyer, orderId, '3')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('cannot be sent or taken in twice', async () => {
    const id = await request(buyer, await received(5), '4');
    await approve(desk, id);
    const sent = await Promise.allSettled([send(buyer, id), send(buyer, id), withdraw(buyer, id)]);
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    if ((await detail(buyer, id)).state === 'sent') {
      const taken = await Promise.allSettled([takeIn(desk, id), takeIn(desk, id)]);
      expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    expect(await stockDrift(db.owner)).toEqual([]);
  });

  it('cannot leave when they are not there any more', async () => {
    const id = await request(buyer, await received(6), '4');
    await approve(desk, id);
    await db.owner.query(`UPDATE stock_balance SET on_hand = 3 WHERE owner_id = $1 AND sku_id = 6; `.replace('$1', String(FIRST)));
    expect((await refusalOf(send(buyer, id))).code).toBe('inventory.insufficient-stock');
    expect((await detail(buyer, id)).state).toBe('approved');
    await db.owner.query(`UPDATE stock_balance SET on_hand = 4 WHERE owner_id = ${FIRST} AND sku_id = 6`);
    await send(buyer, id);
  });

  it('are a matter between the two parties', async () => {
    const orderId = await received(7);
    expect((await refusalOf(request(desk, orderId, '1'))).code).toBe('platform.forbidden');
    expect((await refusalOf(write(firstTierCtx(OTHER_FIRST), (tx) => parts.requester.request(tx, orderId, [{ lineId: 1, quantity: '1' }], 'x')))).code).toBe('platform.not-found');
    const id = await request(buyer, orderId, '1');
    for (const act of [approve(buyer, id), refuse(buyer, id), withdraw(desk, id)]) expect((await refusalOf(act)).code).toBe('platform.forbidden');
    for (const act of [approve(firstTierCtx(OTHER_FIRST), id), detail(second, id), send(second, id)]) expect((await refusalOf(act)).code).toBe('platform.not-found');
    await approve(desk, id);
    expect((await refusalOf(send(buyer, id, PLANT))).code).toBe('platform.not-found');
    expect((await refusalOf(takeIn(desk, id))).code).toBe('kernel.transition-refused');
    const listed = (ctx: Ctx, side: 'buyer' | 'seller') => db.uow.read(ctx, (tx) => parts.reader.list(tx, { side, orderId }));
    expect((await listed(buyer, 'buyer')).items.map((row) => row.id)).toEqual([id]);
    expect((await listed(desk, 'seller')).items.map((row) => row.id)).toEqual([id]);
    expect((await listed(firstTierCtx(OTHER_FIRST), 'seller')).items).toEqual([]);
  });

  it('serve the second tier alike', async () => {
    await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 8: '10' });
    const orderId = await orders.order(second, { 8: '2' }, { sellerId: FIRST });
    await orders.approve(buyer, orderId);
    await orders.ship(buyer, orderId);
    await write(second, async (tx) => {
      const order = await orders.parts.fulfilment.lock(tx, orderId);
      await orders.parts.stock.receive(tx, [{ ownerId: SECOND, locationId: WAREHOUSE[SECOND], skuId: 8, quantity: '2' }], { kind: 'shipment', id: orderId, number: 'CK' });
      await orders.parts.fulfilment.recordReceived(tx, order, order.lines.map((line) => ({ lineId: line.id, base: line.shippedBase })), true, {});
    });
    const id = await request(second, orderId, '1');
    await approve(buyer, id);
    await send(second, id);
    await takeIn(buyer, id);
    expect(await home(8)).toBe('9/0');
    expect(await orders.creditUsed(SECOND, FIRST)).toBe('130.00');
  });
});
