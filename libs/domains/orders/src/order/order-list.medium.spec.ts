import type { Ctx } from '@tributary/platform';
import { createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver } from '../testing/channel.driver';
import type { OrderListQuery } from './order-list.repository';

let db: TestDatabase;
let orders: OrdersDriver;
const clock = new FixedClock();
const ids: Record<string, number> = {};
const list = (ctx: Ctx, query: OrderListQuery) => db.uow.read(ctx, (tx) => orders.parts.reader.list(tx, query));
const named = async (ctx: Ctx, query: OrderListQuery) =>
  (await list(ctx, query)).items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 3, { rules: ASK_ALWAYS });
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '100', 2: '100' });
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '100' });
  orders = await OrdersDriver.on(db, clock);
  // the basket that is begun first is submitted last
  await orders.put(firstTierCtx(), 1, '1');
  for (const [name, at, place] of [
    ['march', '2026-03-31T23:59:00+08:00', () => orders.order(firstTierCtx(OTHER_FIRST), { 2: '1' })],
    ['april', '2026-04-01T00:00:00+08:00', () => orders.order(firstTierCtx(OTHER_FIRST), { 1: '1', 2: '2' })],
    ['second', '2026-04-02T09:00:00+08:00', () => orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST })],
    ['late', '2026-04-03T09:00:00+08:00', () => orders.submit(firstTierCtx(), { purchaseOrderNumber: 'PO-2026/04' })],
  ] as const) {
    clock.set(new Date(at));
    ids[name] = await place();
  }
  await orders.put(firstTierCtx(), 1, '1');
});
afterAll(() => db.drop());

describe('the list of orders', () => {
  it('shows each side its own, the latest submission first, no baskets', async () => {
    expect(await named(headOfficeCtx(), { side: 'seller' })).toEqual(['late', 'april', 'march']);
    expect(await named(headOfficeCtx(), { side: 'buyer' })).toEqual([]);
    expect(await named(firstTierCtx(), { side: 'buyer' })).toEqual(['late']);
    expect(await named(firstTierCtx(), { side: 'seller' })).toEqual(['second']);
    expect(await named(secondTierCtx(), { side: 'buyer' })).toEqual(['second']);
  });

  it('pages without gaps or repeats', async () => {
    const first = await list(headOfficeCtx(), { side: 'seller', limit: 2 });
    const second = await list(headOfficeCtx(), { side: 'seller', limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([ids['late'], ids['april'], ids['march']]);
    expect(second.nextCursor).toBeNull();
  });

  it('keeps to days in Shanghai, a state and a search', async () => {
    expect(await named(headOfficeCtx(), { side: 'seller', from: '2026-04-01' })).toEqual(['late', 'april']);
    expect(await named(headOfficeCtx(), { side: 'seller', to: '2026-03-31' })).toEqual(['march']);
    expect(await named(headOfficeCtx(), { side: 'seller', search: 'po 2026-04' })).toEqual(['late']);
    expect(await named(headOfficeCtx(), { side: 'seller', search: 'jxs12' })).toEqual(['april', 'march']);
    await orders.approve(headOfficeCtx(), ids['march'] ?? 0);
    expect(await named(headOfficeCtx(), { side: 'seller', state: ['allocated'] })).toEqual(['march']);
  });

  it('tells what each order is about', async () => {
    expect((await list(headOfficeCtx(), { side: 'seller' })).items[1]).toMatchObject({
      number: expect.stringMatching(/^SO-202604-/), tier: 1, total: '300.00', lineCount: 2, firstLineName: '机油 1', firstLineNameEn: 'Oil 1', buyer: { code: 'D12', tier: 1 },
    });
  });
});

describe('an order', () => {
  const actions = async (ctx: Ctx, name: string) => (await orders.detail(ctx, ids[name] ?? 0)).availableActions;

  it('says what this person may do with it now', async () => {
    expect(await actions(headOfficeCtx(), 'april')).toEqual(['approve', 'refuse']);
    expect(await actions(headOfficeCtx(), 'march')).toEqual(['cancel', 'ship']);
    expect(await actions(headOfficeCtx(), 'second')).toEqual([]);
    expect(await actions(firstTierCtx(), 'second')).toEqual(['approve', 'refuse']);
    expect(await actions(secondTierCtx(), 'second')).toEqual(['cancel', 'reorder']);
    expect(await actions({ ...secondTierCtx(), permissions: new Set(['orders.read']) }, 'second')).toEqual([]);
  });

  it('gives the driver’s phone to those of both parties who work with the truck, and to nobody else', async () => {
    await db.owner.query(
      `INSERT INTO shipment (delivery_note_number, order_id, seller_id, buyer_id, state, driver_name, driver_phone, issued_by) VALUES ('CK-1', $1, $2, 21, 'departed', '王师傅', '13900000000', 'x')`,
      [ids['second'], FIRST],
    );
    const phone = async (ctx: Ctx) => (await orders.detail(ctx, ids['second'] ?? 0)).shipments.map(({ driverName, driverPhone }) => [driverName, driverPhone]);
    expect(await phone(secondTierCtx())).toEqual([['王师傅', '13900000000']]);
    expect(await phone({ ...secondTierCtx(), permissions: new Set(['orders.read', 'logistics.read']) })).toEqual([['王师傅', null]]);
    expect(await phone(headOfficeCtx())).toEqual([['王师傅', null]]);
    expect(await actions(secondTierCtx(), 'second')).toEqual(['cancel', 'receive', 'reorder']);
  });
});
