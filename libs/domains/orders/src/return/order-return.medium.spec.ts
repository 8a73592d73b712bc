import { stockDrift, stockOf } from '@tributary/inventory/testing';
import type { Ctx, TxCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { read } from 'xlsx';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_PLANT, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import { ReturnsDriver } from '../testing/returns.driver';
import type { ReturnListQuery } from './return-read.repository';

let db: TestDatabase;
let orders: OrdersDriver;
let returns: ReturnsDriver;
let parts: ReturnsDriver['parts'];
const clock = new FixedClock();
const [buyer, desk, second] = [firstTierCtx(), headOfficeCtx(), secondTierCtx()];
const write = <T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> => db.uow.write(ctx, work);
const detail = (ctx: Ctx, id: number) => db.uow.read(ctx, (tx) => parts.reader.detail(tx, id));
const listed = (ctx: Ctx, query: ReturnListQuery) => db.uow.read(ctx, (tx) => parts.reader.list(tx, query));
const seller = (skuId: number, locationId = PLANT) => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId, skuId });
const home = (skuId: number) => stockOf(db.owner, { ownerId: FIRST, locationId: WAREHOUSE[FIRST], skuId });

/** An order of so many drums that the buyer has received, and booked into its stock. */
async function received(skuId: number, quantity = '4'): Promise<number> {
  const id = await orders.order(buyer, { [skuId]: quantity }, { locationId: PLANT });
  await orders.ship(desk, id);
  await returns.receive(buyer, id, WAREHOUSE[FIRST]);
  return id;
}

beforeAll(async () => {
  db = await createTestDatabase(12);
  await buildChannel(db.owner, 20);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i + 1, '100'])));
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '0' });
  orders = await OrdersDriver.on(db, clock);
  returns = await ReturnsDriver.on(db, clock);
  parts = returns.parts;
});
afterAll(() => db.drop());

describe('goods that go back', () => {
  it('leave the buyer’s stock, enter the seller’s, and free the credit', async () => {
    const orderId = await received(1);
    const before = Number(await orders.creditUsed(FIRST));
    const id = await returns.request(buyer, orderId, '3');
    expect(await detail(desk, id)).toMatchObject({
      number: expect.stringMatching(/^RT-202603-\d{6}$/), state: 'requested', reason: '多订了', availableActions: ['approve', 'refuse'], lines: [{ requestedQuantity: '3', approvedQuantity: null }],
    });
    const lineId = (await detail(desk, id)).lines[0]?.id ?? 0;
    await returns.approve(desk, id, [{ lineId, quantity: '2' }]);
    expect((await detail(buyer, id)).availableActions).toEqual(['withdraw', 'send']);
    expect(await home(1)).toBe('4/0');
    await returns.send(buyer, id);
    expect(await home(1)).toBe('2/0');
    await returns.takeIn(desk, id);
    expect(await seller(1)).toBe('98/0');
    expect(Number(await orders.creditUsed(FIRST)) - before).toBe(-200);
    const back = await detail(buyer, id);
    expect(back).toMatchObject({ state: 'taken-in', credit: '200.00', lines: [{ approvedQuantity: '2', restockedQuantity: '2', scrappedQuantity: '0', credit: '200.00' }] });
    expect(back.events.map(({ name }) => name)).toEqual(['request', 'approve', 'send', 'take-in']);
    const { rows } = await db.owner.query(`SELECT name FROM outbox WHERE name LIKE 'orders.return%' ORDER BY id`);
    expect(rows.map((row: { name: string }) => row.name)).toEqual(['orders.return-requested', 'orders.return-approved', 'orders.return-sent', 'orders.return-taken-in']);
    // what the seller cut may be asked again, and no more
    expect((await refusalOf(returns.request(buyer, orderId, '2.5'))).code).toBe('orders.return-above-received');
    expect(await returns.request(buyer, orderId, '2')).toBeGreaterThan(id);
  });

  it('may be scrap, or not have come: only what came is credited, only what is good is stock', async () => {
    const id = await returns.request(buyer, await received(2), '4');
    await returns.approve(desk, id);
    await returns.send(buyer, id);
    const lineId = (await detail(desk, id)).lines[0]?.id ?? 0;
    const found = [{ returnLineId: lineId, restocked: '1', scrapped: '2' }];
    expect((await refusalOf(returns.takeIn(desk, id, { found }))).code).toBe('orders.return-unexplained');
    await returns.takeIn(desk, id, { found: found, locationId: OTHER_PLANT, note: '两桶渗漏，一桶未到' });
    expect(await detail(desk, id)).toMatchObject({ credit: '300.00', lines: [{ restockedQuantity: '1', scrappedQuantity: '2' }] });
    expect([await seller(2), await seller(2, OTHER_PLANT)]).toEqual(['96/0', '1/0']);
  });

  it('are the buyer’s again when the return is refused or withdrawn', async () => {
    const orderId = await received(3);
    const [first, other] = [await returns.request(buyer, orderId, '2'), await returns.request(buyer, orderId, '2')];
    await returns.refuse(desk, first);
    await returns.approve(desk, other);
    await returns.withdraw(buyer, other);
    expect([(await detail(desk, first)).state, (await detail(desk, other)).state]).toEqual(['refused', 'withdrawn']);
    expect(await returns.request(buyer, orderId, '4')).toBeGreaterThan(other);
  });

  it('cannot be asked back twice, however often at the same time', async () => {
    const orderId = await received(4);
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => returns.request(buyer, orderId, '3')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('cannot be sent or taken in twice', async () => {
    const id = await returns.request(buyer, await received(5), '4');
    await returns.approve(desk, id);
    const sent = await Promise.allSettled([returns.send(buyer, id), returns.send(buyer, id), returns.withdraw(buyer, id)]);
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    if ((await detail(buyer, id)).state === 'sent') {
      const taken = await Promise.allSettled([returns.takeIn(desk, id), returns.takeIn(desk, id)]);
      expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    expect(await stockDrift(db.owner)).toEqual([]);
  });

  it('cannot leave when they are not there any more', async () => {
    const id = await returns.request(buyer, await received(6), '4');
    await returns.approve(desk, id);
    await db.owner.query(`UPDATE stock_balance SET on_hand = 3 WHERE owner_id = $1 AND sku_id = 6; `.replace('$1', String(FIRST)));
    expect((await refusalOf(returns.send(buyer, id))).code).toBe('inventory.insufficient-stock');
    expect((await detail(buyer, id)).state).toBe('approved');
    await db.owner.query(`UPDATE stock_balance SET on_hand = 4 WHERE owner_id = ${FIRST} AND sku_id = 6`);
    await returns.send(buyer, id);
  });

  it('are a matter between the two parties', async () => {
    const orderId = await received(7);
    expect((await refusalOf(returns.request(desk, orderId, '1'))).code).toBe('platform.forbidden');
    expect((await refusalOf(write(firstTierCtx(OTHER_FIRST), (tx) => parts.requester.request(tx, orderId, [{ lineId: 1, quantity: '1' }], 'x')))).code).toBe('platform.not-found');
    const id = await returns.request(buyer, orderId, '1');
    for (const act of [returns.approve(buyer, id), returns.refuse(buyer, id), returns.withdraw(desk, id)]) expect((await refusalOf(act)).code).toBe('platform.forbidden');
    for (const act of [returns.approve(firstTierCtx(OTHER_FIRST), id), detail(second, id), returns.send(second, id)]) expect((await refusalOf(act)).code).toBe('platform.not-found');
    await returns.approve(desk, id);
    expect((await refusalOf(returns.send(buyer, id, PLANT))).code).toBe('platform.not-found');
    expect((await refusalOf(returns.takeIn(desk, id))).code).toBe('kernel.transition-refused');
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
      const id = await returns.request(buyer, orderId, quantity);
      await returns.approve(desk, id);
      await returns.send(buyer, id);
      await returns.takeIn(desk, id);
      credits.push((await detail(buyer, id)).credit);
    }
    expect(credits).toEqual(['25.00', '50.01', '25.00']);
    const order = await orders.detail(buyer, orderId);
    expect([order.lines[0]?.returnedQuantity, order.availableActions.includes('return')]).toEqual(['4', false]);
    expect((await refusalOf(returns.request(buyer, orderId, '1'))).code).toBe('orders.return-above-received');
  });

  it('are taken in by those who may, where they came from or where they say', async () => {
    const orderId = await received(10);
    expect((await orders.detail(buyer, orderId)).availableActions).toContain('return');
    const id = await returns.request(buyer, orderId, '2');
    await returns.approve(desk, id);
    await returns.send(buyer, id);
    expect(await detail(desk, id)).toMatchObject({ carrier: '顺达', waybillNumber: 'YD-1', availableActions: ['take-in'], lines: [{ condition: 'opened', receivedQuantity: '4' }] });
    const office = { ...desk, permissions: new Set([...desk.permissions].filter((name) => name !== 'orders.take-back')) };
    expect((await refusalOf(returns.takeIn(office, id))).code).toBe('platform.forbidden');
    const warehouse = { ...desk, permissions: new Set(['orders.read', 'orders.take-back']), scope: { ...desk.scope, stock: { all: false, location: [OTHER_PLANT] } } };
    expect((await refusalOf(returns.takeIn(warehouse, id))).code).toBe('orders.return-place-unknown');
    expect((await refusalOf(returns.takeIn(warehouse, id, { locationId: PLANT }))).code).toBe('platform.not-found');
    expect((await refusalOf(returns.approve(warehouse, id))).code).toBe('platform.forbidden');
    await returns.takeIn(warehouse, id, { locationId: OTHER_PLANT });
    expect([await seller(10), await seller(10, OTHER_PLANT)]).toEqual(['96/0', '2/0']);
    const { rows } = await db.owner.query('SELECT count(*)::int AS locations FROM stock_location WHERE owner_id = $1', [HEAD_OFFICE]);
    expect(rows).toEqual([{ locations: 2 }]);
  });

  it('are asked for by one person and let by another, also where a representative asks', async () => {
    const representative = { ...buyer, actor: { ...buyer.actor, userId: 1, name: '订单员' } } as Ctx;
    const id = await returns.request(representative, await received(11), '1');
    expect((await refusalOf(returns.approve(desk, id))).code).toBe('orders.own-order');
  });

  it('are listed by what waits for whom, by day, state and words, page by page', async () => {
    const other = firstTierCtx(OTHER_FIRST);
    const orderId = await orders.order(other, { 12: '5' }, { locationId: PLANT });
    await orders.ship(desk, orderId);
    await db.owner.query('UPDATE order_line SET received_base = shipped_base WHERE order_id = $1', [orderId]);
    const ids: number[] = [];
    for (const quantity of ['1', '2', '1']) ids.push(await returns.request(other, orderId, quantity));
    await returns.approve(desk, ids[1] ?? 0);
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
        await countStatements(db.source, () => returns.approve(desk, id)),
        await countStatements(db.source, () => returns.send(buyer, id)),
        await countStatements(db.source, () => returns.takeIn(desk, id)),
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
    await returns.receive(second, orderId, WAREHOUSE[SECOND]);
    const id = await returns.request(second, orderId, '1');
    await returns.approve(buyer, id);
    await returns.send(second, id);
    await returns.takeIn(buyer, id);
    expect(await home(8)).toBe('9/0');
    expect(await orders.creditUsed(SECOND, FIRST)).toBe('130.00');
  });
});
