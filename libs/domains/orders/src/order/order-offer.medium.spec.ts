import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import {
  addRules, ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE,
} from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
const [buyer, desk] = [firstTierCtx(), headOfficeCtx()];
const balance = (skuId: number) => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId });
const lineOf = async (id: number): Promise<number> => (await orders.detail(desk, id)).lines[0]?.id ?? 0;

/** An order of four drums of which head office offers three. */
async function offered(skuId: number): Promise<number> {
  const id = await orders.order(buyer, { [skuId]: '4' });
  await orders.approve(desk, id, [{ lineId: await lineOf(id), quantity: '3' }]);
  return id;
}

beforeAll(async () => {
  db = await createTestDatabase(10);
  await buildChannel(db.owner, 20, { rules: ASK_ALWAYS });
  for (let sku = 1; sku <= 20; sku += 1) await stockUp(db.owner, HEAD_OFFICE, PLANT, { [sku]: '10' });
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '10' });
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());

describe('an offer', () => {
  it('is accepted by the buyer: the order goes on as offered', async () => {
    const id = await offered(1);
    expect((await orders.detail(buyer, id)).availableActions).toEqual(['accept', 'decline', 'reorder']);
    expect((await orders.detail(desk, id)).availableActions).toEqual(['cancel']);
    await orders.accept(buyer, id, 2);
    const order = await orders.detail(buyer, id);
    expect(order).toMatchObject({ state: 'allocated', total: '300.00', lines: [{ quantity: '4', confirmedQuantity: '3', allocatedQuantity: '3' }] });
    expect(order.events.map(({ name, to }) => `${name} ${to}`)).toEqual(['submit submitted', 'offer offered', 'accept confirmed', 'allocate allocated']);
    expect(await balance(1)).toBe('10/3');
    await orders.ship(desk, id);
    expect((await orders.detail(desk, id)).state).toBe('shipped');
  });

  it('is declined with a reason: everything is free', async () => {
    const before = await orders.creditUsed(FIRST);
    const id = await offered(2);
    await orders.decline(buyer, id, '数量不够');
    expect((await orders.detail(desk, id))).toMatchObject({ state: 'cancelled', events: [{}, {}, { name: 'decline', reason: '数量不够' }] });
    expect(await balance(2)).toBe('10/0');
    expect(await orders.creditUsed(FIRST)).toBe(before);
  });

  it('is answered by the buyer alone; for a sibling it is not there', async () => {
    const id = await offered(3);
    for (const answer of [() => orders.accept(desk, id), () => orders.decline(desk, id)]) expect((await refusalOf(answer())).code).toBe('platform.forbidden');
    for (const answer of [() => orders.accept(firstTierCtx(OTHER_FIRST), id), () => orders.decline(secondTierCtx(), id)]) {
      expect((await refusalOf(answer())).code).toBe('platform.not-found');
    }
    expect((await refusalOf(orders.accept({ ...buyer, permissions: new Set(['orders.read']) }, id))).code).toBe('platform.forbidden');
  });

  it('is answered once, however often and at the same time; a withdrawal excludes the acceptance', async () => {
    const twice = await offered(4);
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => orders.accept(buyer, twice)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (let turn = 0; turn < 6; turn += 1) {
      const id = await offered(5);
      await Promise.allSettled([orders.accept(buyer, id), orders.cancel(desk, id), orders.decline(buyer, id)]);
      const { state } = await orders.detail(buyer, id);
      // an order that was accepted first may be cancelled afterwards
      expect(['allocated', 'cancelled']).toContain(state);
      expect(await balance(5)).toBe(state === 'allocated' ? '10/3' : '10/0');
      if (state === 'allocated') await orders.cancel(desk, id);
    }
  });

  it('is not accepted by whoever read another version', async () => {
    const id = await offered(6);
    expect(await refusalOf(orders.accept(buyer, id, 1))).toMatchObject({ code: 'orders.order-changed', params: { version: 2 } });
  });

  it('is not accepted for the buyer by the one who made it', async () => {
    const id = await offered(7);
    const representative = { ...buyer, actor: { ...buyer.actor, userId: 1, onBehalfOf: { organisationId: FIRST, name: '经销商11用户', mode: 'order', actingRecordId: 1 } } } as typeof buyer;
    expect((await refusalOf(orders.accept(representative, id))).code).toBe('orders.own-offer');
  });

  it('serves the second tier alike', async () => {
    const second = secondTierCtx();
    const id = await orders.order(second, { 1: '4' }, { sellerId: FIRST });
    await orders.approve(buyer, id, [{ lineId: (await orders.detail(second, id)).lines[0]?.id ?? 0, quantity: '1' }]);
    await orders.accept(second, id);
    expect(await orders.detail(second, id)).toMatchObject({ state: 'allocated', total: '130.00' });
    expect(await orders.creditUsed(SECOND, FIRST)).toBe('130.00');
  });
});

describe('a price of the buyer’s own', () => {
  it('is granted: the order costs less, and the credit knows', async () => {
    const before = Number(await orders.creditUsed(FIRST));
    const id = await orders.order(buyer, { 8: '4' }, { requestedPrice: '90' });
    expect(await orders.detail(desk, id)).toMatchObject({ state: 'submitted', approvalReasons: ['amount', 'below-price'], total: '400.00', lines: [{ unitPrice: '100.00', requestedPrice: '90.00' }] });
    await orders.approve(desk, id);
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'allocated', version: 2, total: '360.00', lines: [{ unitPrice: '90.00', requestedPrice: null, amount: '360.00' }] });
    expect(Number(await orders.creditUsed(FIRST)) - before).toBe(360);
  });

  it('is met half-way: an offer', async () => {
    const id = await orders.order(buyer, { 9: '4' }, { requestedPrice: '90' });
    const lineId = await lineOf(id);
    expect((await refusalOf(orders.approve(desk, id, [{ lineId, price: '89.99' }]))).code).toBe('orders.price-out-of-range');
    await orders.approve(desk, id, [{ lineId, price: '95' }]);
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'offered', total: '380.00', lines: [{ unitPrice: '95.00' }] });
  });

  it('is no matter when it is not below the list price', async () => {
    const id = await orders.order(buyer, { 10: '1' }, { requestedPrice: '100.00' });
    expect(await orders.detail(buyer, id)).toMatchObject({ approvalReasons: ['amount'], lines: [{ requestedPrice: null }] });
  });
});

describe('whoever placed an order', () => {
  it('cannot approve it, not even a representative who acted for the dealer', async () => {
    const acting = { ...buyer, actor: { ...buyer.actor, userId: 1, name: '订单员', onBehalfOf: { organisationId: FIRST, name: '经销商11用户', mode: 'order', actingRecordId: 1 } } } as typeof buyer;
    const id = await orders.order(acting, { 11: '1' });
    expect(await orders.detail(buyer, id)).toMatchObject({ actedByName: '订单员', events: [{ actorName: '订单员', onBehalfOf: '经销商11用户' }] });
    expect((await refusalOf(orders.approve(desk, id))).code).toBe('orders.own-order');
    await orders.approve({ ...desk, actor: { ...desk.actor, userId: 2 } } as typeof desk, id);
  });
});

describe('the rest of an order that left in part', () => {
  it('is given up: stock and credit are free, and the last receipt closes the order', async () => {
    const before = Number(await orders.creditUsed(FIRST));
    const id = await orders.order(buyer, { 12: '4' });
    await orders.approve(desk, id);
    expect((await refusalOf(orders.closeRest(desk, id))).code).toBe('kernel.transition-refused');
    await orders.ship(desk, id, '1');
    await db.owner.query(`INSERT INTO shipment (delivery_note_number, order_id, seller_id, buyer_id, state, issued_by) VALUES ('CK-REST', $1, $2, $3, 'departed', 'x')`, [id, HEAD_OFFICE, FIRST]);
    expect((await refusalOf(orders.closeRest(buyer, id))).code).toBe('platform.forbidden');
    await orders.closeRest(desk, id);
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'shipped', total: '100.00', lines: [{ quantity: '4', confirmedQuantity: '1', shippedQuantity: '1' }] });
    expect(await balance(12)).toBe('9/0');
    expect(Number(await orders.creditUsed(FIRST)) - before).toBe(100);
  });

  it('ends the order at once where everything has arrived', async () => {
    const id = await orders.order(buyer, { 13: '4' });
    await orders.approve(desk, id);
    await orders.ship(desk, id, '1');
    await orders.closeRest(desk, id);
    const order = await orders.detail(buyer, id);
    expect(order.state).toBe('closed');
    expect(order.events.slice(-3).map(({ name, automatic }) => [name, automatic])).toEqual([['close-rest', false], ['receive', true], ['close', true]]);
  });
});

describe('rules', () => {
  beforeAll(async () => {
    await db.owner.query('DELETE FROM approval_rule');
    await addRules(db.owner, [{ kind: 'amount', threshold: '500' }, { kind: 'over-credit', threshold: '300' }]);
  });

  it('let pass what none of them asks for', async () => {
    expect((await orders.detail(buyer, await orders.order(buyer, { 14: '4' }))).state).toBe('allocated');
    const asked = await orders.detail(buyer, await orders.order(buyer, { 15: '5' }));
    expect(asked).toMatchObject({ state: 'submitted', approvalReasons: ['amount'] });
  });

  it('are those of the buyer’s branch or of all, and only while they are on', async () => {
    await db.owner.query(`INSERT INTO branch (id, code, name, name_en) VALUES (7, 'B7', '七', 'Seven') ON CONFLICT DO NOTHING`);
    await db.owner.query(`INSERT INTO approval_rule (seller_id, kind, threshold, branch_id, active, name) VALUES (1, 'amount', 1, 7, true, 'x'), (1, 'amount', 1, NULL, false, 'y')`);
    expect((await orders.detail(buyer, await orders.order(buyer, { 16: '1' }))).state).toBe('allocated');
    await db.owner.query('UPDATE dealer SET branch_id = 7 WHERE id = $1', [FIRST]);
    expect((await orders.detail(buyer, await orders.order(buyer, { 16: '1' }))).state).toBe('submitted');
    await db.owner.query('DELETE FROM approval_rule WHERE branch_id = 7');
  });

  it('allow credit beyond the limit, so far and no further, and ask for approval', async () => {
    const used = Number(await orders.creditUsed(FIRST));
    await db.owner.query('UPDATE dealer SET credit_limit = $2 WHERE id = $1', [FIRST, used + 100]);
    expect((await orders.detail(buyer, await orders.order(buyer, { 17: '1' }))).state).toBe('allocated');
    const beyond = await orders.order(buyer, { 18: '3' });
    expect(await orders.detail(desk, beyond)).toMatchObject({ state: 'submitted', approvalReasons: ['over-credit'] });
    await orders.put(buyer, 19, '1');
    expect(await refusalOf(orders.submit(buyer))).toMatchObject({ code: 'orders.credit-exceeded', params: { needed: '100.00' } });
    await db.owner.query(`UPDATE approval_rule SET active = false WHERE kind = 'over-credit'`);
    await orders.refuse(desk, beyond);
    await orders.order(buyer, { 19: '1' }).catch(() => undefined);
    expect(Number(await orders.creditUsed(FIRST))).toBe(used + 100);
  });
});

describe('afterwards', () => {
  it('every balance is the sum of its movements, every version is kept', async () => {
    expect(await stockDrift(db.owner)).toEqual([]);
    const { rows } = await db.owner.query(`SELECT o.id FROM sales_order o WHERE o.state <> 'draft' AND o.version <> (SELECT count(*) FROM order_version v WHERE v.order_id = o.id)`);
    expect(rows).toEqual([]);
  });
});
