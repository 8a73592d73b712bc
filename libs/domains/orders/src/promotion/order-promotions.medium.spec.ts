import { buildSku } from '@tributary/catalogue/testing';
import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { budgetOf, buildBudget, buildPromotion, type PromotionSketch } from '@tributary/pricing/testing';
import type { BasketView } from '../basket/basket-reader';
import { ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
const clock = new FixedClock();
const [buyer, rival, desk] = [firstTierCtx(), firstTierCtx(OTHER_FIRST), headOfficeCtx()];
const balance = (skuId: number) => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId });
const basket = (ctx = buyer): Promise<BasketView> => db.uow.read(ctx, (tx) => orders.parts.baskets.read(tx, HEAD_OFFICE));
const clear = (ctx = buyer): Promise<void> => db.uow.write(ctx, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
const used = async (budget: number): Promise<string> => {
  const row = await budgetOf(db.owner, budget);
  expect(row.used).toBe(row.moved);
  return row.used;
};
const promote = (sketch: Omit<PromotionSketch, 'sellerId'>): Promise<void> => buildPromotion(db.owner, { sellerId: HEAD_OFFICE, ...sketch });

// SKUs: 1 ten per cent on budget 1; 2 buy 4 get 1 of the same, budget 2; 3 buy 2 get one of SKU 4, no budget;
// 5 steps 5/10 units, budget 1; 6 once per dealer; 7 until 2 March; 8 without promotion; 9 the last 100 of budget 3
beforeAll(async () => {
  db = await createTestDatabase(24);
  await buildChannel(db.owner, 40, { rules: ASK_ALWAYS });
  for (let sku = 1; sku <= 40; sku += 1) await stockUp(db.owner, HEAD_OFFICE, PLANT, { [sku]: '1000' });
  await buildBudget(db.owner, { id: 1, sellerId: HEAD_OFFICE, amount: '5000.00' });
  await buildBudget(db.owner, { id: 2, sellerId: HEAD_OFFICE, amount: '5000.00' });
  await buildBudget(db.owner, { id: 3, sellerId: HEAD_OFFICE, amount: '100.00' });
  await promote({ id: 1, skuIds: [1], budgetId: 1, rule: { kind: 'percentage', percent: '10' } });
  await promote({ id: 2, skuIds: [2], budgetId: 2, rule: { kind: 'buy-n-get-m', buy: '4', get: '1', gift: null } });
  await promote({ id: 3, skuIds: [3], rule: { kind: 'buy-n-get-m', buy: '2', get: '1', gift: { skuId: 4, unit: '', value: '30.00' } } });
  const steps = [{ from: '5', percent: '5', amount: null }, { from: '10', percent: '10', amount: null }];
  await promote({ id: 5, skuIds: [5], budgetId: 1, rule: { kind: 'tiered', by: 'quantity', steps } });
  await promote({ id: 6, skuIds: [6], ordersPerDealer: 1, rule: { kind: 'amount', amount: '50.00', per: 'line' } });
  await promote({ id: 7, skuIds: [7], valid: '[2026-01-01,2026-03-03)', rule: { kind: 'percentage', percent: '50' } });
  await promote({ id: 9, skuIds: [9], budgetId: 3, rule: { kind: 'amount', amount: '60.00', per: 'line' } });
  orders = await OrdersDriver.on(db, clock);
});
afterAll(() => db.drop());
afterEach(async () => {
  await clear();
  await clear(rival);
});

describe('a basket under promotions', () => {
  it('shows discount, reason, gifts and what is missing for the next step', async () => {
    await orders.put(buyer, 1, '3');
    await orders.put(buyer, 2, '9');
    await orders.put(buyer, 5, '7');
    await orders.put(buyer, 8, '1');
    const { lines, gifts, total } = await basket();
    expect(lines.map(({ priced: { price, promotions } }) => [price?.amount, promotions?.discount])).toEqual([
      ['270.00', '30.00'], ['900.00', '0.00'], ['665.00', '35.00'], ['100.00', '0.00'],
    ]);
    expect(lines[0]?.priced.promotions?.applied).toMatchObject([{ code: 'P1', amount: '30.00', reason: { kind: 'percentage', percent: '10' } }]);
    expect(lines[1]?.priced.promotions?.hints).toMatchObject([{ missing: '3', unit: 'drum', gifts: '1' }]);
    expect(lines[2]?.priced.promotions?.hints).toMatchObject([{ missing: '3', percent: '10' }]);
    expect(gifts).toMatchObject([{ gift: { quantity: '2', base: '2', sku: { id: 2 } }, available: '1000', problems: [] }]);
    expect(total).toBe('1935.00');
  });

  it('takes the same number of statements for 1 line and for 30', async () => {
    const counts: number[] = [];
    for (const size of [1, 30]) {
      for (let sku = 1; sku <= size; sku += 1) await orders.put(buyer, sku, '1');
      counts.push((await countStatements(db.source, () => basket())).length);
    }
    expect(counts[0]).toBe(counts[1]);
  });

  it('names the gift that is short', async () => {
    await buildSku(db.owner, { id: 90 });
    await promote({ id: 90, skuIds: [10], rule: { kind: 'buy-n-get-m', buy: '1', get: '1', gift: { skuId: 90, unit: '', value: '1.00' } } });
    await orders.put(buyer, 10, '1');
    expect((await basket()).gifts).toMatchObject([{ gift: { sku: { id: 90 } }, available: '0', problems: [{ code: 'orders.line-short' }] }]);
    expect((await refusalOf(orders.submit(buyer))).problems).toMatchObject([{ skuCode: 'SKU-90', requested: '1', available: '0' }]);
    await db.owner.query('UPDATE promotion SET ended_at = now() WHERE id = 90');
  });
});

describe('an order under promotions', () => {
  it('keeps discount and reason, carries the gifts as lines, and books the budgets', async () => {
    const [before, gifts] = [Number(await used(1)), Number(await used(2))];
    await orders.put(buyer, 1, '3');
    await orders.put(buyer, 2, '8');
    const id = await orders.submit(buyer, { expectedTotal: '1070.00' });
    const order = await orders.detail(buyer, id);
    expect(order.total).toBe('1070.00');
    expect(order.lines).toMatchObject([
      { skuId: 1, quantity: '3', amount: '270.00', discount: '30.00', gift: false, promotions: [{ code: 'P1', name: '促销 1', amount: '30.00', reason: { percent: '10' } }] },
      { skuId: 2, quantity: '8', amount: '800.00', discount: '0.00', gift: false },
      { skuId: 2, quantity: '2', amount: '0.00', unitPrice: '0.00', gift: true, promotions: [{ code: 'P2', amount: '200.00' }] },
    ]);
    expect([Number(await used(1)) - before, Number(await used(2)) - gifts]).toEqual([30, 200]);
    expect(await balance(2)).toBe('1000/10');
    await orders.cancel(buyer, id);
    expect([Number(await used(1)) - before, Number(await used(2)) - gifts]).toEqual([0, 0]);
    expect(await balance(2)).toBe('1000/0');
  });

  it('does not take gifts along when it is ordered again', async () => {
    const id = await orders.order(buyer, { 2: '4' });
    await db.uow.write(buyer, (tx) => orders.parts.editor.refill(tx, { id, sellerId: HEAD_OFFICE }));
    expect((await basket()).lines.map(({ priced }) => priced.line.quantity)).toEqual(['4']);
    await orders.cancel(buyer, id);
  });

  it('takes the same number of statements for 1 line and for 30', async () => {
    const counts: number[] = [];
    for (const size of [1, 30]) {
      for (const sku of [1, 2]) await orders.put(buyer, sku, '4');
      for (let sku = 11; sku < 10 + size; sku += 1) await orders.put(buyer, sku, '1');
      counts.push((await countStatements(db.source, () => orders.submit(buyer))).length);
    }
    expect(counts[0]).toBe(counts[1]);
  });
});

describe('a cut', () => {
  it('takes discounts, gifts and budgets along in proportion', async () => {
    const [before, gifts, credit] = [Number(await used(1)), Number(await used(2)), Number(await orders.creditUsed(FIRST))];
    await orders.put(buyer, 1, '3');
    await orders.put(buyer, 2, '9');
    const id = await orders.submit(buyer);
    const [first, second] = (await orders.detail(buyer, id)).lines;
    await orders.approve(desk, id, [{ lineId: first?.id ?? 0, quantity: '1' }, { lineId: second?.id ?? 0, quantity: '7' }]);
    const order = await orders.detail(buyer, id);
    expect(order).toMatchObject({ total: '790.00' });
    expect(order.lines).toMatchObject([{ amount: '90.00', discount: '10.00' }, { amount: '700.00' }, { quantity: '2', confirmedQuantity: '1', promotions: [{ amount: '100.00' }] }]);
    expect([Number(await used(1)) - before, Number(await used(2)) - gifts, Number(await orders.creditUsed(FIRST)) - credit]).toEqual([10, 100, 790]);
    await orders.decline(buyer, id);
    expect([Number(await used(1)) - before, Number(await used(2)) - gifts, Number(await orders.creditUsed(FIRST)) - credit]).toEqual([0, 0, 0]);
  });

  it('drops the gift with the line that earned it, unless the seller decides about the gift itself', async () => {
    const gone = await orders.order(buyer, { 2: '4', 8: '1' });
    const line = (await orders.detail(buyer, gone)).lines.find(({ skuId, gift }) => skuId === 2 && !gift);
    await orders.approve(desk, gone, [{ lineId: line?.id ?? 0, quantity: '0' }]);
    expect((await orders.detail(buyer, gone)).lines.find(({ gift }) => gift)).toMatchObject({ confirmedQuantity: '0' });

    const kept = await orders.order(buyer, { 2: '4', 8: '1' });
    const [bought, , given] = (await orders.detail(buyer, kept)).lines;
    await orders.approve(desk, kept, [{ lineId: bought?.id ?? 0, quantity: '3' }, { lineId: given?.id ?? 0, quantity: '1' }]);
    expect((await orders.detail(buyer, kept)).lines.find(({ gift }) => gift)).toMatchObject({ confirmedQuantity: '1' });
    for (const id of [gone, kept]) await orders.decline(buyer, id);
  });
});

describe('attacks', () => {
  it('a gift that was shipped keeps its expense; nothing shipped can be cancelled', async () => {
    const before = Number(await used(2));
    const id = await orders.order(buyer, { 2: '4' });
    await orders.approve(desk, id);
    const gift = (await orders.detail(buyer, id)).lines.find((line) => line.gift);
    await db.uow.write(desk, async (tx) => {
      const order = await orders.parts.fulfilment.lock(tx, id);
      await orders.parts.stock.issue(tx, [{ ownerId: HEAD_OFFICE, locationId: PLANT, skuId: 2, quantity: '1' }], { kind: 'shipment', id, number: '' });
      await orders.parts.fulfilment.recordShipped(tx, order, [{ lineId: gift?.id ?? 0, base: '1' }], {});
    });
    expect((await refusalOf(orders.cancel(buyer, id))).code).toBe('kernel.transition-refused');
    expect(Number(await used(2)) - before).toBe(100);
    await orders.closeRest(desk, id);
    expect((await orders.detail(buyer, id)).lines).toMatchObject([{ gift: false, confirmedQuantity: '0' }, { gift: true, confirmedQuantity: '1', promotions: [{ amount: '100.00' }] }]);
    expect(Number(await used(2)) - before).toBe(100);
  });

  it('what is given up after a part has left takes its share of the discount back to the budget', async () => {
    const before = Number(await used(1));
    const id = await orders.order(buyer, { 1: '3' });
    await orders.approve(desk, id);
    await orders.ship(desk, id, '1');
    await orders.closeRest(desk, id);
    expect(await orders.detail(buyer, id)).toMatchObject({ total: '90.00', lines: [{ discount: '10.00', amount: '90.00', promotions: [{ amount: '10.00' }] }] });
    expect(Number(await used(1)) - before).toBe(10);
  });

  it('lines split over locations gain nothing, and an order split in two gets no higher step', async () => {
    await orders.put(buyer, 5, '5');
    await orders.put(buyer, 5, '5', { locationId: PLANT });
    expect((await basket()).lines.map(({ priced }) => priced.promotions?.discount)).toEqual(['50.00', '50.00']);
    await clear();
    const halves = [await orders.order(buyer, { 5: '5' }), await orders.order(buyer, { 5: '5' })];
    for (const id of halves) expect((await orders.detail(buyer, id)).lines[0]?.discount).toBe('25.00');
  });

  it('what is for one order of a dealer cannot be had by two; a cancelled one does not count', async () => {
    const first = await orders.order(buyer, { 6: '1' });
    expect((await orders.detail(buyer, first)).total).toBe('50.00');
    await orders.put(buyer, 6, '1');
    expect((await basket()).lines[0]?.priced.promotions?.denied).toMatchObject([{ code: 'P6', reason: 'orders' }]);
    expect((await refusalOf(orders.submit(buyer, { expectedTotal: '50.00' }))).problems).toMatchObject([{ code: 'orders.line-promotion-used-up', skuCode: 'SKU-6' }]);
    await orders.cancel(buyer, first);
    const again = await orders.submit(buyer, { expectedTotal: '50.00' });
    expect((await orders.detail(buyer, again)).lines[0]?.discount).toBe('50.00');
    const other = await orders.order(rival, { 6: '1' });
    expect((await orders.detail(rival, other)).lines[0]?.discount).toBe('50.00');
  });

  it('two orders for the last 100 yuan: one has them, the other is told what is left, line by line', async () => {
    await orders.put(buyer, 9, '1');
    await orders.put(rival, 9, '1');
    const outcomes = await Promise.allSettled([orders.submit(buyer, { expectedTotal: '40.00' }), orders.submit(rival, { expectedTotal: '40.00' })]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const loser = outcomes[0]?.status === 'rejected' ? buyer : rival;
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'orders.promotions-changed', problems: [{ skuCode: 'SKU-9', code: 'orders.line-promotion-without-budget', params: { promotion: '促销 9', needed: '60.00', left: '40.00' } }] },
    });
    expect((await basket(loser)).lines[0]?.priced).toMatchObject({ price: { amount: '100.00' }, promotions: { denied: [{ reason: 'budget', left: '40.00' }] } });
    expect((await refusalOf(orders.submit(loser))).code).toBe('orders.promotions-changed');
    await orders.submit(loser, { expectedTotal: '100.00' });
    expect(await used(3)).toBe('60.00');
  });

  it('one second after the last day the price is another one, and the buyer must have seen it', async () => {
    clock.set(new Date('2026-03-02T23:59:59+08:00'));
    await orders.put(buyer, 7, '1');
    expect((await basket()).total).toBe('50.00');
    clock.set(new Date('2026-03-03T00:00:00+08:00'));
    expect(await refusalOf(orders.submit(buyer, { expectedTotal: '50.00' }))).toMatchObject({ code: 'orders.total-changed', params: { expected: '50.00', total: '100.00' } });
    await orders.submit(buyer, { expectedTotal: (await basket()).total });
  });

  it('leaves every balance the sum of its movements', async () => {
    expect(await stockDrift(db.owner)).toEqual([]);
  });
});
