import { Test } from '@nestjs/testing';
import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { AuditModule, Clock, ClockModule, type Ctx, OutboxModule, type TxCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { read } from 'xlsx';
import { OrdersModule } from '../orders.module';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_PLANT, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import { ReturnDecider } from './return-decider';
import { ReturnExporter } from './return-exporter';
import { ReturnGoods } from './return-goods';
import type { FoundLine } from './return-quantity';
import type { ReturnListQuery } from './return-read.repository';
import { ReturnReader } from './return-reader';
import { ReturnRequester } from './return-requester';

let db: TestDatabase;
let orders: OrdersDriver;
let parts: { requester: ReturnRequester; decider: ReturnDecider; goods: ReturnGoods; reader: ReturnReader; exporter: ReturnExporter };
const clock = new FixedClock();
const [buyer, desk, second] = [firstTierCtx(), headOfficeCtx(), secondTierCtx()];
const write = <T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> => db.uow.write(ctx, work);
const detail = (ctx: Ctx, id: number) => db.uow.read(ctx, (tx) => parts.reader.detail(tx, id));
const approve = (ctx: Ctx, id: number, cuts: { lineId: number; quantity: string }[] = []) => write(ctx, (tx) => parts.decider.approve(tx, id, cuts, ''));
const refuse = (ctx: Ctx, id: number) => write(ctx, (tx) => parts.decider.refuse(tx, id, '已拆封'));
const withdraw = (ctx: Ctx, id: number) => write(ctx, (tx) => parts.decider.withdraw(tx, id, '留着用'));
const send = (ctx: Ctx, id: number, locationId?: number) => write(ctx, (tx) => parts.goods.send(tx, id, clock.now(), { locationId, carrier: '顺达', waybillNumber: 'YD-1' }));
const takeIn = (ctx: Ctx, id: number, found: FoundLine[] = [], { locationId, note }: { locationId?: number; note?: string } = {}) => write(ctx, (tx) => parts.goods.takeIn(tx, id, clock.now(), { found, locationId, note }));
const request = async (ctx: Ctx, orderId: number, quantity: string): Promise<number> => {
  const lineId = (await orders.detail(ctx, orderId)).lines[0]?.id ?? 0;
  return write(ctx, (tx) => parts.requester.request(tx, orderId, [{ lineId, quantity, condition: 'opened' }], '多订了'));
};
const listed = (ctx: Ctx, query: ReturnListQuery) => db.uow.read(ctx, (tx) => parts.reader.list(tx, query));
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
  parts = { requester: container.get(ReturnRequester), decider: container.get(ReturnDecider), goods: container.get(ReturnGoods), reader: container.get(ReturnReader), exporter: container.get(ReturnExporter) };
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
    await takeIn(desk, id);
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
    const found = [{ returnLineId: lineId, restocked: '1', scrapped: '2' }];
    expect((await refusalOf(takeIn(desk, id, found))).code).toBe('orders.return-unexplained');
    await takeIn(desk, id, found, { locationId: OTHER_PLANT, note: '两桶渗漏，一桶未到' });
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
    const ofOrder = (ctx: Ctx) => db.uow.read(ctx, (tx) => parts.reader.ofOrder(tx, orderId, {}));
    for (const ctx of [buyer, desk]) expect((await ofOrder(ctx)).items.map((row) => row.id)).toEqual([id]);
    expect((await refusalOf(ofOrder(second))).code).toBe('platform.not-found');
    expect((await listed(firstTierCtx(OTHER_FIRST), { side: 'seller' })).items).toEqual([]);
  });

  it('come back in parts, and the last part brings the last cent', async () => {
    const orderId = await received(9);
    const line = (await orders.detail(buyer, orderId)).lines[0];
    await db.owner.query('UPDATE order_line SET amount = 100.01 WHERE id = $1', [line?.id]);
    const credits = [];
    for (const quantity of ['1', '2', '1']) {
      const id = await request(buyer, orderId, quantity);
      await approve(desk, id);
      await send(buyer, id);
      await takeIn(desk, id);
      credits.push((await detail(buyer, id)).credit);
    }
    expect(credits).toEqual(['25.00', '50.01', '25.00']);
    const order = await orders.detail(buyer, orderId);
    expect([order.lines[0]?.returnedQuantity, order.availableActions.includes('return')]).toEqual(['4', false]);
    expect((await refusalOf(request(buyer, orderId, '1'))).code).toBe('orders.return-above-received');
  });

  it('are taken in by those who may, where they came from or where they say', async () => {
    const orderId = await received(10);
    expect((await orders.detail(buyer, orderId)).availableActions).toContain('return');
    const id = await request(buyer, orderId, '2');
    await approve(desk, id);
    await send(buyer, id);
    expect(await detail(desk, id)).toMatchObject({ carrier: '顺达', waybillNumber: 'YD-1', availableActions: ['take-in'], lines: [{ condition: 'opened', receivedQuantity: '4' }] });
    const office = { ...desk, permissions: new Set([...desk.permissions].filter((name) => name !== 'orders.take-back')) };
    expect((await refusalOf(takeIn(office, id))).code).toBe('platform.forbidden');
    const warehouse = { ...desk, permissions: new Set(['orders.read', 'orders.take-back']), scope: { ...desk.scope, stock: { all: false, location: [OTHER_PLANT] } } };
    expect((await refusalOf(takeIn(warehouse, id))).code).toBe('orders.return-place-unknown');
    expect((await refusalOf(takeIn(warehouse, id, [], { locationId: PLANT }))).code).toBe('platform.not-found');
    expect((await refusalOf(approve(warehouse, id))).code).toBe('platform.forbidden');
    await takeIn(warehouse, id, [], { locationId: OTHER_PLANT });
    expect([await seller(10), await seller(10, OTHER_PLANT)]).toEqual(['96/0', '2/0']);
    const { rows } = await db.owner.query('SELECT count(*)::int AS locations FROM stock_location WHERE owner_id = $1', [HEAD_OFFICE]);
    expect(rows).toEqual([{ locations: 2 }]);
  });

  it('are asked for by one person and let by another, also where a representative asks', async () => {
    const representative = { ...buyer, actor: { ...buyer.actor, userId: 1, name: '订单员' } } as Ctx;
    const id = await request(representative, await received(11), '1');
    expect((await refusalOf(approve(desk, id))).code).toBe('orders.own-order');
  });

  it('are listed by what waits for whom, by day, state and words, page by page', async () => {
    const other = firstTierCtx(OTHER_FIRST);
    const orderId = await orders.order(other, { 12: '5' }, { locationId: PLANT });
    await orders.ship(desk, orderId);
    await db.owner.query('UPDATE order_line SET received_base = shipped_base WHERE order_id = $1', [orderId]);
    const ids = [];
    for (const quantity of ['1', '2', '1']) ids.push(await request(other, orderId, quantity));
    await approve(desk, ids[1] ?? 0);
    const of = async (ctx: Ctx, query: ReturnListQuery) => (await listed(ctx, query)).items.map(({ id }) => ids.indexOf(id));
    expect(await of(other, { side: 'buyer' })).toEqual([2, 1, 0]);
    expect(await of(other, { side: 'buyer', waiting: true })).toEqual([1]);
    expect((await of(desk, { side: 'seller', waiting: true })).filter((index) => index >= 0)).toEqual([2, 0]);
    expect(await of(other, { side: 'buyer', state: ['approved', 'sent'] })).toEqual([1]);
    const { number } = await detail(other, ids[0] ?? 0);
    expect(await of(other, { side: 'buyer', search: number.toLowerCase() })).toEqual([0]);
    const today = '2026-03-02';
    expect([await of(other, { side: 'buyer', from: today, to: today }), await of(other, { side: 'buyer', to: '2026-03-01' })]).toEqual([[2, 1, 0], []]);
    const first = await listed(other, { side: 'buyer', limit: 2 });
    expect(await of(other, { side: 'buyer', limit: 2, cursor: first.nextCursor ?? '' })).toEqual([0]);
    const { name, bytes } = await db.uow.read({ ...other, locale: 'en-US' }, (tx) => parts.exporter.list(tx, { side: 'buyer' }, 2));
    const sheet = read(bytes).Sheets['Returns'] ?? {};
    const cells = ['A1', 'A2', 'A3', 'B3', 'C3', 'A5'].map((key) => (sheet[key] as { v?: unknown } | undefined)?.v);
    const [latest, order] = [await detail(other, ids[2] ?? 0), await orders.detail(other, orderId)];
    expect([name, ...cells]).toEqual(['Returns-2026-03-02.xlsx', expect.stringMatching(/^Only the first 2 returns/), 'Return', latest.number, 'Asked', order.number, undefined]);
  });

  it('are read in three statements, listed in one, asked for and decided in a fixed number, whatever the lines', async () => {
    const skus = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [index + 13, '2']));
    const countOf = async (wanted: Readonly<Record<number, string>>) => {
      const orderId = await orders.order(buyer, wanted, { locationId: PLANT });
      await orders.ship(desk, orderId);
      await db.owner.query('UPDATE order_line SET received_base = shipped_base WHERE order_id = $1', [orderId]);
      for (const skuId of Object.keys(wanted)) await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { [Number(skuId)]: '2' });
      const lines = (await orders.detail(buyer, orderId)).lines.map(({ id }) => ({ lineId: id, quantity: '1' }));
      let id = 0;
      const statements = [
        await countStatements(db.source, async () => void (id = await write(buyer, (tx) => parts.requester.request(tx, orderId, lines, '多订了')))),
        await countStatements(db.source, () => approve(desk, id)),
        await countStatements(db.source, () => send(buyer, id)),
        await countStatements(db.source, () => takeIn(desk, id)),
        await countStatements(db.source, () => detail(buyer, id)),
        await countStatements(db.source, () => listed(buyer, { side: 'buyer' })),
      ];
      return statements.map(({ length }) => length);
    };
    expect(await countOf(skus)).toEqual(await countOf({ 19: '2' }));
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
