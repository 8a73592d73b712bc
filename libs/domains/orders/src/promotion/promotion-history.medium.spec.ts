import { stockDrift } from '@tributary/inventory/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { buildBudget, buildPromotion, type PromotionSketch } from '@tributary/pricing/testing';
import { ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
const desk = headOfficeCtx();
const buyers = [firstTierCtx(FIRST), firstTierCtx(OTHER_FIRST)];

/** The same history on every machine, as far as the concurrent actors allow. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

beforeAll(async () => {
  db = await createTestDatabase(24);
  await buildChannel(db.owner, 6, { rules: ASK_ALWAYS });
  for (let sku = 1; sku <= 6; sku += 1) await stockUp(db.owner, HEAD_OFFICE, PLANT, { [sku]: '3000' });
  for (const [id, amount] of [[1, '900.00'], [2, '400.00']] as const) await buildBudget(db.owner, { id, sellerId: HEAD_OFFICE, amount });
  const steps = [{ from: '3', percent: '3.33', amount: null }, { from: '6', percent: '7.77', amount: null }];
  const promotions: Omit<PromotionSketch, 'sellerId'>[] = [
    { id: 1, skuIds: [1, 2], budgetId: 1, rule: { kind: 'percentage', percent: '12.5' } },
    { id: 2, skuIds: [2, 3], budgetId: 2, rule: { kind: 'tiered', by: 'quantity', steps }, priority: 1 },
    { id: 3, skuIds: [4], budgetId: 1, rule: { kind: 'buy-n-get-m', buy: '3', get: '1', gift: null } },
    { id: 4, skuIds: [5], budgetId: 2, stacking: 'exclusive', rule: { kind: 'buy-n-get-m', buy: '2', get: '1', gift: { skuId: 6, unit: '', value: '9.99' } } },
    { id: 5, skuIds: [5, 6], rule: { kind: 'amount', amount: '0.33', per: 'unit' } },
  ];
  for (const promotion of promotions) await buildPromotion(db.owner, { sellerId: HEAD_OFFICE, ...promotion });
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());

describe('whatever buyers and sellers do at the same time', () => {
  it('budgets are the sum of their movements, what orders hold, and never more than agreed', async () => {
    const refusals = new Set<string>();
    await Promise.all(Array.from({ length: 6 }, (_, actor) => live(dice(actor * 97 + 5), actor, refusals)));
    expect([...refusals].filter((code) => !EXPECTED.has(code))).toEqual([]);
    expect(refusals.has('orders.promotions-changed')).toBe(true);
    // how many of them get through is a matter of who comes first: about thirty
    const { rows: changes } = await db.owner.query(`SELECT count(*) > 5 AS lively FROM order_event WHERE name = 'change'`);
    expect(changes).toEqual([{ lively: true }]);
    const { rows } = await db.owner.query(`
      SELECT b.code, b.used <= b.amount AS bounded, b.used = coalesce(m.used, 0) AS moved, b.used = coalesce(p.amount, 0) AS held, coalesce(m.steps, 0) > 10 AS lively
      FROM expense_budget b LEFT JOIN (SELECT budget_id, sum(used_delta) AS used, count(*) AS steps FROM expense_movement GROUP BY 1) m ON m.budget_id = b.id
      LEFT JOIN (SELECT budget_id, sum(amount) AS amount FROM order_line_promotion GROUP BY 1) p ON p.budget_id = b.id ORDER BY b.id`);
    expect(rows).toEqual(['B1', 'B2'].map((code) => ({ code, bounded: true, moved: true, held: true, lively: true })));
  });

  it('each order’s budgets are paid to the cent, its total is the sum of its lines, its credit is what it costs', async () => {
    const { rows } = await db.owner.query(`
      SELECT 'budget' AS what, order_id FROM (SELECT document_id AS order_id, budget_id, sum(used_delta) AS used FROM expense_movement GROUP BY 1, 2) m
      FULL JOIN (SELECT order_id, budget_id, sum(amount) AS amount FROM order_line_promotion WHERE budget_id IS NOT NULL GROUP BY 1, 2) p USING (order_id, budget_id)
      WHERE coalesce(used, 0) <> coalesce(amount, 0)
      UNION ALL SELECT 'total', o.id FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.state <> 'draft' GROUP BY o.id HAVING o.total <> sum(l.amount)
      UNION ALL SELECT 'gift', l.order_id FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE l.gift AND (l.amount <> 0 OR o.state = 'draft')
      UNION ALL SELECT 'discount', l.order_id FROM order_line l JOIN sales_order o ON o.id = l.order_id LEFT JOIN order_line_promotion p ON p.order_line_id = l.id
        WHERE NOT l.gift AND o.state NOT IN ('draft', 'refused', 'cancelled') GROUP BY l.id HAVING l.discount <> coalesce(sum(p.amount), 0)
      UNION ALL SELECT 'credit', o.id FROM sales_order o LEFT JOIN credit_movement m ON m.order_id = o.id WHERE o.state <> 'draft'
        GROUP BY o.id HAVING coalesce(sum(m.used_delta), 0) <> CASE WHEN o.state IN ('refused', 'cancelled') THEN 0 ELSE o.total END`);
    expect(rows).toEqual([]);
    expect(await stockDrift(db.owner)).toEqual([]);
  });
});

const EXPECTED = new Set([
  'orders.promotions-changed', 'orders.basket-empty', 'kernel.transition-refused', 'orders.nothing-confirmed', 'platform.forbidden',
  'orders.nothing-changed', 'orders.nothing-left', 'orders.change-unpaid', 'orders.order-changed', 'orders.quantity-above-ordered',
]);

/** One actor: orders as a dealer, and decides about its orders as head office and dealer, in any order. */
async function live(roll: (sides: number) => number, actor: number, refusals: Set<string>): Promise<void> {
  const buyer = buyers[actor % 2] ?? firstTierCtx();
  const attempt = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      refusals.add((error as { code?: string }).code ?? String(error));
      return undefined;
    }
  };
  for (let turn = 0; turn < 12; turn += 1) {
    for (let line = 0; line <= roll(3); line += 1) await attempt(orders.put(buyer, roll(6) + 1, String(roll(9) + 1)));
    const id = await attempt(orders.submit(buyer));
    if (id === undefined) {
      await db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
      continue;
    }
    const changed = async () => {
      const own = (await orders.detail(buyer, id)).lines.filter(({ gift }) => !gift).map(({ skuId }) => [skuId, String(roll(9) + (roll(4) ? 1 : 0))] as const);
      const added = roll(3) ? [] : [{ skuId: roll(6) + 1, unit: 'drum', quantity: String(roll(5) + 1) }];
      return attempt(orders.change(buyer, id, Object.fromEntries(own), { added }));
    };
    for (let step = 0; step < roll(3); step += 1) await changed();
    const cuts = (await orders.detail(desk, id)).lines.filter(() => roll(2) === 0).map((line) => ({ lineId: line.id, quantity: String(roll(Number(line.quantity) + 1)) }));
    const ends = [
      () => orders.approve(desk, id, cuts), () => orders.cancel(buyer, id), () => orders.refuse(desk, id), () => orders.approve(desk, id), () => orders.decline(buyer, id),
      () => orders.accept(buyer, id), () => changed(),
    ];
    await Promise.all(Array.from({ length: roll(3) + 1 }, () => attempt<unknown>(ends[roll(7)]?.() ?? Promise.resolve())));
    if (roll(3) === 0) await attempt(orders.accept(buyer, id));
    if (roll(3) === 0) await attempt(orders.ship(desk, id, String(roll(3) + 1)));
    if (roll(3) === 0) await attempt(orders.closeRest(desk, id));
    if (roll(3) === 0) await attempt(orders.cancel(buyer, id));
  }
}
