import { buildSku } from '@tributary/catalogue/testing';
import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { budgetOf, buildBudget, buildPromotion, type PromotionSketch } from '@tributary/pricing/testing';
import { ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
const clock = new FixedClock();
const [buyer, rival, desk] = [firstTierCtx(), firstTierCtx(OTHER_FIRST), headOfficeCtx()];
const balance = (skuId: number) => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId });
const promote = (sketch: Omit<PromotionSketch, 'sellerId'>): Promise<void> => buildPromotion(db.owner, { sellerId: HEAD_OFFICE, ...sketch });
const used = async (budget: number): Promise<number> => {
  const row = await budgetOf(db.owner, budget);
  expect(row.used).toBe(row.moved);
  return Number(row.used);
};
const linesOf = async (id: number) => (await orders.detail(buyer, id)).lines.map(({ skuId, gift, quantity, confirmedQuantity, discount, amount }) => ({ skuId, gift, quantity: confirmedQuantity ?? quantity, discount, amount }));

// SKUs: 1 ten per cent on budget 1; 2 buy 4 get 1 of the same, budget 2; 3 buy 2 get one of SKU 4; 5 steps at 5 and 10, budget 1;
// 6 once per dealer; 7 half the price until 2 March; 8 nothing; 9 60.00 off each unit, of budget 3 with 200.00; 10 and 11 two per cent from 1,000.00 together
beforeAll(async () => {
  db = await createTestDatabase(12);
  await buildChannel(db.owner, 80);
  for (let sku = 1; sku <= 80; sku += 1) await stockUp(db.owner, HEAD_OFFICE, PLANT, { [sku]: '1000' });
  for (const [id, amount] of [[1, '5000.00'], [2, '5000.00'], [3, '200.00']] as const) await buildBudget(db.owner, { id, sellerId: HEAD_OFFICE, amount });
  await promote({ id: 1, skuIds: [1], budgetId: 1, rule: { kind: 'percentage', percent: '10' } });
  await promote({ id: 2, skuIds: [2], budgetId: 2, rule: { kind: 'buy-n-get-m', buy: '4', get: '1', gift: null } });
  await promote({ id: 3, skuIds: [3], rule: { kind: 'buy-n-get-m', buy: '2', get: '1', gift: { skuId: 4, unit: '', value: '30.00' } } });
  await promote({ id: 5, skuIds: [5], budgetId: 1, rule: { kind: 'tiered', by: 'quantity', steps: [{ from: '5', percent: '5', amount: null }, { from: '10', percent: '10', amount: null }] } });
  await promote({ id: 6, skuIds: [6], ordersPerDealer: 1, rule: { kind: 'amount', amount: '50.00', per: 'line' } });
  await promote({ id: 7, skuIds: [7], valid: '[2026-01-01,2026-03-03)', rule: { kind: 'percentage', percent: '50' } });
  await promote({ id: 9, skuIds: [9], budgetId: 3, rule: { kind: 'amount', amount: '60.00', per: 'unit' } });
  await promote({ id: 10, skuIds: [10, 11], rule: { kind: 'tiered', by: 'amount', steps: [{ from: '1000', percent: '2', amount: null }] } });
  orders = await OrdersDriver.on(db, clock);
});
afterAll(() => db.drop());

describe('a change under promotions', () => {
  it('takes discounts, credit and budget along, up and down', async () => {
    const [budget, credit] = [await used(1), Number(await orders.creditUsed(FIRST))];
    const id = await orders.order(buyer, { 1: '3', 8: '1' });
    await orders.change(buyer, id, { 1: '5' });
    expect(await linesOf(id)).toMatchObject([{ quantity: '5', discount: '50.00', amount: '450.00' }, { amount: '100.00' }]);
    expect([(await used(1)) - budget, Number(await orders.creditUsed(FIRST)) - credit]).toEqual([50, 550]);
    await orders.change(buyer, id, { 1: '1' });
    expect([(await used(1)) - budget, Number(await orders.creditUsed(FIRST)) - credit]).toEqual([10, 190]);
    expect((await orders.detail(buyer, id)).lines[0]?.promotions).toMatchObject([{ code: 'P1', amount: '10.00', reason: { percent: '10' } }]);
    await orders.change(buyer, id, { 1: '0' });
    expect([(await used(1)) - budget, Number(await orders.creditUsed(FIRST)) - credit]).toEqual([0, 100]);
    await orders.cancel(buyer, id);
  });

  it('reaches a step and falls below it, as if it had been placed so', async () => {
    const id = await orders.order(buyer, { 5: '4', 8: '1' });
    expect((await linesOf(id))[0]).toMatchObject({ discount: '0.00' });
    await orders.change(buyer, id, { 5: '10' });
    expect((await linesOf(id))[0]).toMatchObject({ discount: '100.00', amount: '900.00' });
    await orders.change(buyer, id, { 5: '9' });
    expect((await linesOf(id))[0]).toMatchObject({ discount: '45.00', amount: '855.00' });
    await orders.change(buyer, id, { 5: '2' });
    expect((await linesOf(id))[0]).toMatchObject({ discount: '0.00', amount: '200.00' });
    await orders.cancel(buyer, id);
  });

  it('takes a step by amount from every line under it when one of them goes', async () => {
    const id = await orders.order(buyer, { 10: '6', 11: '5' });
    expect((await linesOf(id)).map(({ discount }) => discount)).toEqual(['12.00', '10.00']);
    await orders.change(buyer, id, { 11: '0' });
    expect(await linesOf(id)).toMatchObject([{ discount: '0.00', amount: '600.00' }, { quantity: '0' }]);
    await orders.change(buyer, id, { 10: '10' });
    expect((await linesOf(id))[0]).toMatchObject({ discount: '20.00' });
    await orders.cancel(buyer, id);
  });

  it('brings gifts, takes them along, and brings them back, with their goods and what they cost', async () => {
    const budget = await used(2);
    const id = await orders.order(buyer, { 2: '3', 8: '1' });
    expect(await linesOf(id)).toHaveLength(2);
    await orders.change(buyer, id, { 2: '8' });
    expect((await linesOf(id)).find(({ gift }) => gift)).toMatchObject({ skuId: 2, quantity: '2', amount: '0.00' });
    expect([await balance(2), (await used(2)) - budget]).toEqual(['1000/10', 200]);
    await orders.change(buyer, id, { 2: '4' });
    expect([await balance(2), (await used(2)) - budget]).toEqual(['1000/5', 100]);
    await orders.change(buyer, id, { 2: '3' });
    expect((await linesOf(id)).find(({ gift }) => gift)).toMatchObject({ quantity: '0' });
    expect([await balance(2), (await used(2)) - budget]).toEqual(['1000/3', 0]);
    await orders.change(buyer, id, { 2: '12' });
    expect((await linesOf(id)).filter(({ gift }) => gift)).toMatchObject([{ quantity: '3' }]);
    expect([await balance(2), (await used(2)) - budget]).toEqual(['1000/15', 300]);
    const changes = (await orders.difference(buyer, id, { from: 1, to: 5 })).changes;
    expect(changes).toMatchObject([{ kind: 'changed', gift: false }, { kind: 'added', gift: true, new: { quantity: '3' } }]);
    await orders.cancel(buyer, id);
    expect([await balance(2), (await used(2)) - budget]).toEqual(['1000/0', 0]);
  });

  it('says which gift is short, and then nothing has happened', async () => {
    await buildSku(db.owner, { id: 90 });
    await promote({ id: 90, skuIds: [12], rule: { kind: 'buy-n-get-m', buy: '5', get: '1', gift: { skuId: 90, unit: '', value: '1.00' } } });
    const id = await orders.order(buyer, { 12: '4' });
    expect((await refusalOf(orders.change(buyer, id, { 12: '5' }))).problems).toMatchObject([{ skuCode: 'SKU-90', requested: '1', available: '0' }]);
    expect((await orders.detail(buyer, id))).toMatchObject({ version: 1, total: '400.00' });
    await orders.cancel(buyer, id);
  });

  it('is judged under the terms of the day of the order, whatever became of them', async () => {
    const id = await orders.order(buyer, { 1: '2', 3: '1', 7: '1' });
    await db.owner.query(`UPDATE promotion SET rule = '{"percent": "1"}' WHERE id = 1`);
    await db.owner.query('UPDATE promotion SET ended_at = now() WHERE id = 3');
    clock.set(new Date('2026-03-20T09:00:00+08:00'));
    await orders.change(buyer, id, { 1: '4', 3: '2', 7: '2' });
    expect(await linesOf(id)).toMatchObject([{ discount: '40.00' }, { skuId: 3, quantity: '2' }, { skuId: 7, discount: '100.00' }, { skuId: 4, gift: true, quantity: '1' }]);
    const fresh = await orders.order(buyer, { 1: '4', 3: '2', 7: '2' });
    expect((await linesOf(fresh)).map(({ discount }) => discount)).toEqual(['4.00', '0.00', '0.00']);
    await orders.change(buyer, fresh, { 1: '5' });
    expect((await linesOf(fresh)).map(({ discount }) => discount)).toEqual(['5.00', '0.00', '0.00']);
    clock.set(new Date('2026-03-02T09:30:00+08:00'));
    await db.owner.query(`UPDATE promotion SET rule = '{"percent": "10"}' WHERE id = 1`);
    await db.owner.query('UPDATE promotion SET ended_at = NULL WHERE id = 3');
    for (const one of [id, fresh]) await orders.cancel(buyer, one);
  });

  it('of what only one order may have gives it to none but the one that has it', async () => {
    const first = await orders.order(buyer, { 6: '1', 8: '1' });
    const second = await orders.order(buyer, { 8: '1' });
    await orders.change(buyer, first, { 6: '2' });
    expect((await linesOf(first))[0]).toMatchObject({ discount: '50.00', amount: '150.00' });
    await orders.change(buyer, second, {}, { added: [{ skuId: 6, unit: 'drum', quantity: '1' }] });
    expect((await linesOf(second))[1]).toMatchObject({ skuId: 6, discount: '0.00' });
    await orders.change(buyer, first, { 6: '0' });
    const third = await orders.order(buyer, { 6: '1' });
    expect((await linesOf(third))[0]).toMatchObject({ discount: '50.00' });
    for (const id of [first, second, third]) await orders.cancel(buyer, id);
  });

  it('is refused where a budget cannot pay for more, and names what is left for this order; less goes back', async () => {
    const id = await orders.order(buyer, { 9: '2' });
    expect(await refusalOf(orders.change(buyer, id, { 9: '4' }))).toMatchObject({
      code: 'orders.change-unpaid', problems: [{ skuCode: 'SKU-9', code: 'orders.line-promotion-without-budget', params: { needed: '240.00', left: '200.00' } }],
    });
    await orders.change(buyer, id, { 9: '3' });
    expect(await used(3)).toBe(180);
    const other = await orders.order(rival, { 8: '1' });
    await orders.change(rival, other, {}, { added: [{ skuId: 9, unit: 'drum', quantity: '1' }] });
    expect((await orders.detail(rival, other)).total).toBe('200.00');
    await orders.change(buyer, id, { 9: '1' });
    await orders.change(rival, other, { 9: '2' });
    expect((await orders.detail(rival, other)).total).toBe('180.00');
    expect(await used(3)).toBe(180);
    await orders.cancel(buyer, id);
    await orders.cancel(rival, other);
    expect(await used(3)).toBe(0);
  });

  it('may not touch gifts themselves', async () => {
    const id = await orders.order(buyer, { 2: '4' });
    const gift = (await orders.detail(buyer, id)).lines.find((line) => line.gift);
    const attempt = orders.change(buyer, id, {}, { lines: [{ lineId: gift?.id ?? 0, quantity: '5' }] });
    expect((await refusalOf(attempt)).code).toBe('orders.line-is-gift');
    expect((await refusalOf(orders.change(buyer, id, { 2: '0' }))).code).toBe('orders.nothing-left');
    await orders.cancel(buyer, id);
  });

  it('goes on being cut by the seller afterwards', async () => {
    await db.owner.query(`INSERT INTO approval_rule (id, seller_id, kind, threshold, name) VALUES (77, $1, $2, $3, 'x')`, [HEAD_OFFICE, ASK_ALWAYS[0]?.kind, ASK_ALWAYS[0]?.threshold]);
    const budgets = [await used(1), await used(2)];
    const id = await orders.order(buyer, { 1: '2', 2: '3' });
    await orders.change(buyer, id, { 1: '4', 2: '8' });
    const [first, second] = (await orders.detail(buyer, id)).lines;
    await orders.approve(desk, id, [{ lineId: first?.id ?? 0, quantity: '1' }, { lineId: second?.id ?? 0, quantity: '5' }]);
    expect(await linesOf(id)).toMatchObject([{ discount: '10.00', amount: '90.00' }, { amount: '500.00' }, { gift: true, quantity: '1' }]);
    expect([(await used(1)) - (budgets[0] ?? 0), (await used(2)) - (budgets[1] ?? 0)]).toEqual([10, 100]);
    await orders.decline(buyer, id);
    expect([await used(1), await used(2)]).toEqual(budgets);
    await db.owner.query('DELETE FROM approval_rule WHERE id = 77');
  });

  it('needs as many statements for 50 lines as for two', async () => {
    const counts: number[] = [];
    for (const size of [1, 50]) {
      const id = await orders.order(buyer, { 1: '2', 2: '4', ...Object.fromEntries(Array.from({ length: size }, (_, i) => [20 + i, '2'])) });
      const { lines, version } = await orders.detail(buyer, id);
      const wanted = lines.filter(({ gift }) => !gift).map(({ id: lineId }) => ({ lineId, quantity: '5' }));
      counts.push((await countStatements(db.source, () => db.uow.write(buyer, (tx) => orders.parts.changer.change(tx, id, { version, lines: wanted })))).length);
      await orders.cancel(buyer, id);
    }
    expect(new Set(counts).size).toBe(1);
  });
});

describe('afterwards', () => {
  it('every balance is the sum of its movements, every order the sum of its lines', async () => {
    expect(await stockDrift(db.owner)).toEqual([]);
    expect([await used(1), await used(2), await used(3)]).toEqual([0, 0, 0]);
    const { rows } = await db.owner.query(`SELECT o.id FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.state <> 'draft' GROUP BY o.id HAVING o.total <> sum(l.amount)`);
    expect(rows).toEqual([]);
  });
});
