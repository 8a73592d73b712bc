import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
const [buyer, desk] = [firstTierCtx(), headOfficeCtx()];
const balance = (skuId: number) => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId });

beforeAll(async () => {
  db = await createTestDatabase(10);
  await buildChannel(db.owner, 20, { rules: ASK_ALWAYS });
  for (let sku = 1; sku <= 20; sku += 1) await stockUp(db.owner, HEAD_OFFICE, PLANT, { [sku]: '10' });
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '10' });
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());

const state = async (id: number): Promise<string> => (await orders.detail(desk, id)).state;

describe('the seller', () => {
  it('approves in full', async () => {
    const id = await orders.order(buyer, { 1: '4' });
    await orders.approve(desk, id);
    const order = await orders.detail(buyer, id);
    expect(order).toMatchObject({ state: 'allocated', total: '400.00', version: 1, lines: [{ quantity: '4', confirmedQuantity: '4', allocatedQuantity: '4' }] });
    expect(order.events.map(({ name, actorName, automatic }) => [name, actorName, automatic])).toEqual([['submit', '经销商11用户', false], ['approve', '订单员', false], ['allocate', '', true]]);
    expect(await balance(1)).toBe('10/4');
  });

  it('cuts lines: an offer, and what it cut is free again at once: stock and credit', async () => {
    const before = Number(await orders.creditUsed(FIRST));
    const id = await orders.order(buyer, { 2: '4', 3: '5' });
    const [first, second] = (await orders.detail(buyer, id)).lines;
    await orders.approve(desk, id, [{ lineId: first?.id ?? 0, quantity: '1' }, { lineId: second?.id ?? 0, quantity: '0' }]);
    const order = await orders.detail(buyer, id);
    expect(order).toMatchObject({ state: 'offered', version: 2, total: '100.00', lines: [{ quantity: '4', confirmedQuantity: '1', amount: '100.00' }, { quantity: '5', confirmedQuantity: '0' }] });
    expect([await balance(2), await balance(3)]).toEqual(['10/1', '10/0']);
    expect(Number(await orders.creditUsed(FIRST)) - before).toBe(100);
    expect((await refusalOf(orders.ship(desk, id))).code).toBe('kernel.transition-refused');
  });

  it('cannot confirm more than was ordered, a strange line, or nothing', async () => {
    const id = await orders.order(buyer, { 4: '2' });
    const lineId = (await orders.detail(buyer, id)).lines[0]?.id ?? 0;
    expect((await refusalOf(orders.approve(desk, id, [{ lineId, quantity: '3' }]))).code).toBe('orders.quantity-above-ordered');
    expect((await refusalOf(orders.approve(desk, id, [{ lineId: 1, quantity: '1' }]))).code).toBe('orders.line-unknown');
    expect((await refusalOf(orders.approve(desk, id, [{ lineId, quantity: '0' }]))).code).toBe('orders.nothing-confirmed');
    expect(await state(id)).toBe('submitted');
  });

  it('says yes once, however often it is asked at the same time', async () => {
    const id = await orders.order(buyer, { 5: '4' });
    const lineId = (await orders.detail(buyer, id)).lines[0]?.id ?? 0;
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => orders.approve(desk, id, [{ lineId, quantity: '3' }])));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : []))).toEqual(Array(5).fill('kernel.transition-refused'));
    expect(await balance(5)).toBe('10/3');
  });

  it('refuses with a reason that the buyer reads; stock and credit are free', async () => {
    const before = await orders.creditUsed(FIRST);
    const id = await orders.order(buyer, { 6: '4' });
    await orders.refuse(desk, id, '本月停产');
    expect((await orders.detail(buyer, id)).events.at(-1)).toMatchObject({ name: 'refuse', to: 'refused', reason: '本月停产' });
    expect(await balance(6)).toBe('10/0');
    expect(await orders.creditUsed(FIRST)).toBe(before);
  });

  it('is the first-tier dealer in the second tier, with its own permission', async () => {
    const id = await orders.order(secondTierCtx(), { 1: '2' }, { sellerId: FIRST });
    expect((await refusalOf(orders.approve(desk, id))).code).toBe('platform.forbidden');
    expect((await refusalOf(orders.approve({ ...buyer, permissions: new Set(['orders.approve']) }, id))).code).toBe('platform.forbidden');
    await orders.approve({ ...buyer, permissions: new Set(['orders.confirm']) }, id);
    expect(await state(id)).toBe('allocated');
  });

  it('is nobody else: not the buyer, and for a stranger the order is not there', async () => {
    const id = await orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST });
    expect((await refusalOf(orders.approve(secondTierCtx(), id))).code).toBe('platform.forbidden');
    for (const stranger of [firstTierCtx(OTHER_FIRST), secondTierCtx(22, OTHER_FIRST)]) {
      expect((await refusalOf(orders.approve(stranger, id))).code).toBe('platform.not-found');
      expect((await refusalOf(orders.cancel(stranger, id))).code).toBe('platform.not-found');
    }
  });
});

describe('cancelling', () => {
  it('is the buyer’s right before the seller decides, and after it as long as nothing is shipped', async () => {
    const early = await orders.order(buyer, { 7: '4' });
    await orders.cancel(buyer, early);
    const late = await orders.order(buyer, { 7: '5' });
    await orders.approve(desk, late);
    await orders.cancel(buyer, late);
    expect([await state(early), await state(late), await balance(7)]).toEqual(['cancelled', 'cancelled', '10/0']);
  });

  it('is the seller’s right only after its yes', async () => {
    const id = await orders.order(buyer, { 8: '4' });
    expect((await refusalOf(orders.cancel(desk, id))).code).toBe('platform.forbidden');
    await orders.approve(desk, id);
    await orders.cancel(desk, id);
    expect(await balance(8)).toBe('10/0');
  });

  it('and approving at the same time: one of them wins, stock and credit agree with it', async () => {
    const before = await orders.creditUsed(FIRST);
    for (let turn = 0; turn < 8; turn += 1) {
      const id = await orders.order(buyer, { 9: '4' });
      await Promise.allSettled([orders.approve(desk, id), orders.refuse(desk, id), orders.cancel(buyer, id)]);
      const end = await state(id);
      if (end === 'allocated') await orders.cancel(buyer, id);
      expect(['allocated', 'cancelled', 'refused']).toContain(end);
      expect(await balance(9)).toBe('10/0');
    }
    expect(await orders.creditUsed(FIRST)).toBe(before);
  });

  it('ends when goods have left', async () => {
    const id = await orders.order(buyer, { 10: '4' });
    await orders.approve(desk, id);
    const ship = db.uow.write(desk, async (tx) => {
      const order = await orders.parts.fulfilment.lock(tx, id);
      await orders.parts.fulfilment.recordShipped(tx, order, [{ lineId: order.lines[0]?.id ?? 0, base: '1' }], {});
    });
    await ship;
    expect((await refusalOf(orders.cancel(buyer, id))).code).toBe('kernel.transition-refused');
    expect((await refusalOf(orders.cancel(desk, id))).code).toBe('kernel.transition-refused');
  });
});

describe('fulfilment', () => {
  const move = (id: number, step: 'recordShipped' | 'recordReceived', base: string, complete = false) =>
    db.uow.write(step === 'recordShipped' ? desk : buyer, async (tx) => {
      const order = await orders.parts.fulfilment.lock(tx, id);
      const lines = [{ lineId: order.lines[0]?.id ?? 0, base }];
      if (step === 'recordShipped') await orders.parts.fulfilment.recordShipped(tx, order, lines, {});
      else await orders.parts.fulfilment.recordReceived(tx, order, lines, complete, {});
    });

  it('walks from shipping to closed, in parts', async () => {
    const id = await orders.order(buyer, { 11: '4' });
    expect((await refusalOf(move(id, 'recordShipped', '1'))).code).toBe('kernel.transition-refused');
    await orders.approve(desk, id);
    await move(id, 'recordShipped', '1');
    await move(id, 'recordReceived', '1', true);
    expect(await state(id)).toBe('shipping');
    await move(id, 'recordShipped', '3');
    expect(await state(id)).toBe('shipped');
    await move(id, 'recordReceived', '2', true);
    const order = await orders.detail(buyer, id);
    expect(order).toMatchObject({ state: 'closed', lines: [{ shippedQuantity: '4', receivedQuantity: '3' }] });
    expect(order.events.map(({ name, to }) => `${name} ${to}`)).toEqual([
      'submit submitted', 'approve confirmed', 'allocate allocated', 'ship-part shipping', 'receive-part shipping', 'ship shipped', 'receive received', 'close closed',
    ]);
  });

  it('never ships more than was confirmed, whoever asks', async () => {
    const id = await orders.order(buyer, { 12: '4' });
    await orders.approve(desk, id);
    await expect(move(id, 'recordShipped', '5')).rejects.toThrow('order_line_check1');
  });
});

describe('afterwards', () => {
  it('every balance is the sum of its movements', async () => {
    expect(await stockDrift(db.owner)).toEqual([]);
  });
});
