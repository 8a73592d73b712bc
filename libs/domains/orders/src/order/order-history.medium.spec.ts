import { productionDrift, stockDrift, stockOf } from '@tributary/inventory/testing';
import { DomainError } from '@tributary/kernel';
import type { Ctx } from '@tributary/platform';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import {
  addRules, ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_PLANT, OTHER_SECOND, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE,
} from '../testing/channel.builder';
import type { BasketChange } from '../basket/basket-editor';
import { OrdersDriver } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;

beforeAll(async () => {
  db = await createTestDatabase(30);
  await buildChannel(db.owner, 12, { rules: ASK_ALWAYS });
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());

/** A repeatable stream of numbers below `limit`. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

/** What the business may answer; anything else is a fault. */
const refused = (error: unknown): void => {
  if (!(error instanceof DomainError)) throw error;
};

interface Trader {
  readonly buyer: Ctx;
  readonly seller: Ctx;
  readonly sellerId: number;
}

const [desk, first, otherFirst] = [headOfficeCtx(), firstTierCtx(), firstTierCtx(OTHER_FIRST)];
const traders: readonly Trader[] = [
  { buyer: first, seller: desk, sellerId: HEAD_OFFICE },
  { buyer: otherFirst, seller: desk, sellerId: HEAD_OFFICE },
  { buyer: secondTierCtx(SECOND), seller: first, sellerId: FIRST },
  { buyer: secondTierCtx(OTHER_SECOND, OTHER_FIRST), seller: otherFirst, sellerId: OTHER_FIRST },
];

/** From a place, from wherever there is enough, or from a plan that is to be made for it. */
function sourceFor(sellerId: number, roll: (limit: number) => number): Partial<BasketChange> {
  if (sellerId !== HEAD_OFFICE) return {};
  return [{}, { locationId: PLANT }, { supply: 'plannable' as const }][roll(3)] ?? {};
}

/** One person's random day: orders, decides, cancels and ships, while others do the same with the same orders. */
async function live({ buyer, seller, sellerId }: Trader, roll: (limit: number) => number, placed: number[]): Promise<void> {
  for (let step = 0; step < 25; step += 1) {
    const id = placed[roll(placed.length || 1)] ?? 0;
    const acts: readonly (() => Promise<unknown>)[] = [
      async () => {
        for (let line = 0; line <= roll(3); line += 1) await orders.put(buyer, 1 + roll(4), String(1 + roll(5)), { sellerId, ...sourceFor(sellerId, roll) });
        placed.push(await orders.submit(buyer, { sellerId }));
      },
      () => orders.approve(seller, id),
      async () => {
        const { lines } = await orders.detail(seller, id);
        await orders.approve(seller, id, lines.map((line) => ({ lineId: line.id, quantity: String(roll(Number(line.quantity) + 1)) })));
      },
      () => orders.refuse(seller, id),
      () => orders.cancel(roll(2) ? buyer : seller, id),
      () => orders.ship(seller, id, String(1 + roll(3))),
      () => orders.ship(seller, id),
      () => orders.accept(buyer, id),
      () => orders.decline(buyer, id),
      () => orders.closeRest(seller, id),
      async () => {
        const { lines } = await orders.detail(buyer, id);
        await orders.change(buyer, id, Object.fromEntries(lines.map(({ skuId }) => [skuId, String(roll(6))])));
      },
      async () => {
        const { lines, version } = await orders.detail(buyer, id);
        await orders.change(buyer, id, {}, { version, lines: lines.map((line) => ({ lineId: line.id, supply: roll(2) ? 'plannable' : 'stock' })) });
      },
      async () => {
        const { rows } = await db.owner.query<{ id: string; produced: string }>(`SELECT id, produced FROM production_plan ORDER BY md5(id::text || $1) LIMIT 1`, [String(step)]);
        if (rows[0] && seller === desk) await orders.produce(desk, Number(rows[0].id), String(1 + roll(6)), rows[0].produced);
      },
      async () => {
        const { lines } = await orders.detail(seller, id);
        await orders.offerLess(seller, id, lines.map((line) => ({ lineId: line.id, quantity: String(roll(Number(line.confirmedQuantity ?? line.quantity) + 1)) })));
      },
    ];
    await acts[roll(5) < 2 ? 0 : roll(acts.length)]?.().catch(refused);
  }
}

/** Of a first-tier dealer with head office: what was agreed, and by how much a rule lets it be exceeded. */
const [LIMIT, TOLERANCE] = [4000, 600];

const OPEN = `('submitted', 'offered', 'confirmed', 'in-production', 'allocated', 'shipping')`;

describe('whatever happens between many people at once', () => {
  beforeAll(async () => {
    await db.owner.query('INSERT INTO production_lead (product_line_id, days, most_on_demand) VALUES (1, 30, 30)');
    await db.owner.query('UPDATE dealer SET credit_limit = $1 WHERE id = ANY ($2)', [LIMIT, [FIRST, OTHER_FIRST]]);
    await addRules(db.owner, [{ kind: 'over-credit', threshold: String(TOLERANCE) }]);
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '60', 2: '60', 3: '60', 4: '60' });
    await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 1: '20', 2: '20', 3: '20', 4: '20' });
    for (const dealer of [FIRST, OTHER_FIRST] as const) await stockUp(db.owner, dealer, WAREHOUSE[dealer], { 1: '40', 2: '40', 3: '40', 4: '40' });
  });

  it.each([1, 2, 3])('the books agree with the orders (seed %i)', async (seed) => {
    const shared = traders.map((): number[] => []);
    // three people of each pair, on the same orders
    const people = [0, 1, 2].flatMap((person) => traders.map((trader, pair) => live(trader, dice(seed * 1000 + person * 10 + pair), shared[pair] ?? [])));
    await Promise.all(people);
    expect([await stockDrift(db.owner), await productionDrift(db.owner)]).toEqual([[], []]);
    const { rows } = await db.owner.query(`
      SELECT sku_id, location_id, b.reserved, o.reserved AS ordered FROM stock_balance b FULL JOIN (
        SELECT l.sku_id, l.location_id, sum(l.allocated_base - l.shipped_base) AS reserved
        FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.state IN ${OPEN} GROUP BY l.sku_id, l.location_id
      ) o USING (sku_id, location_id) WHERE coalesce(b.reserved, 0) <> coalesce(o.reserved, 0)`);
    expect(rows).toEqual([]);
    const waiting = await db.owner.query(`
      SELECT p.id, p.promised - p.allocated AS promised, o.waits FROM production_plan p FULL JOIN (
        SELECT l.production_plan_id AS id, sum(coalesce(l.confirmed_base, l.base_quantity) - l.allocated_base) AS waits
        FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.state IN ${OPEN} AND l.production_plan_id IS NOT NULL GROUP BY 1
      ) o USING (id) WHERE coalesce(p.promised - p.allocated, 0) <> coalesce(o.waits, 0) OR p.promised > 30`);
    expect(waiting.rows).toEqual([]);
    const made = await db.owner.query(`SELECT 1 FROM production_movement WHERE kind = 'release' AND planned_delta < 0`);
    expect(made.rows.length).toBeGreaterThan(0);
    const unserved = await db.owner.query(`
      SELECT l.id FROM order_line l JOIN sales_order o ON o.id = l.order_id
      WHERE o.state IN ${OPEN} AND l.production_plan_id IS NULL AND l.allocated_base <> coalesce(l.confirmed_base, l.base_quantity)`);
    expect(unserved.rows).toEqual([]);
    const credit = await db.owner.query(`
      SELECT buyer_id, seller_id, a.used, o.total FROM credit_account a FULL JOIN (
        SELECT buyer_id, seller_id, sum(total) AS total FROM sales_order WHERE state NOT IN ('draft', 'refused', 'cancelled') GROUP BY buyer_id, seller_id
      ) o USING (buyer_id, seller_id) WHERE coalesce(a.used, 0) <> coalesce(o.total, 0)`);
    expect(credit.rows).toEqual([]);
    const beyond = await db.owner.query(`SELECT buyer_id, used FROM credit_account WHERE seller_id = $1 AND used > $2`, [HEAD_OFFICE, LIMIT + TOLERANCE]);
    expect(beyond.rows).toEqual([]);
    const history = await db.owner.query(`SELECT state, count(*)::int FROM sales_order WHERE state <> 'draft' GROUP BY state`);
    expect(history.rows.length).toBeGreaterThan(2);
  });

  it('every order’s history leads, step by step, to its state', async () => {
    const { rows } = await db.owner.query(`
      SELECT o.id FROM sales_order o WHERE o.state <> 'draft' AND (
        o.state <> (SELECT to_state FROM order_event e WHERE e.order_id = o.id ORDER BY e.id DESC LIMIT 1)
        OR EXISTS (SELECT 1 FROM (SELECT from_state, lag(to_state, 1, 'draft') OVER (ORDER BY e.id) AS before FROM order_event e WHERE e.order_id = o.id) s
                   WHERE s.from_state <> s.before))`);
    expect(rows).toEqual([]);
  });
});

describe('cancelling while the truck is loaded', () => {
  it('ends in one of the two, never in both', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 10: '1000' });
    // whatever the random days left of it: this is about the goods
    await db.owner.query('UPDATE dealer SET credit_limit = 100000 WHERE id = $1', [FIRST]);
    await db.uow.write(first, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
    const ends = new Set<string>();
    let onHand = 1000;
    for (let turn = 0; turn < 12; turn += 1) {
      const id = await orders.order(first, { 10: '4' }, { locationId: PLANT });
      await orders.approve(desk, id);
      const race = turn % 2 ? [orders.cancel(first, id), orders.ship(desk, id)] : [orders.ship(desk, id), orders.cancel(first, id)];
      const outcomes = await Promise.allSettled(race);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { state } = await orders.detail(first, id);
      ends.add(state);
      if (state === 'shipped') onHand -= 4;
      expect(await stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId: 10 })).toBe(`${onHand}/0`);
    }
    expect([...ends].every((state) => ['shipped', 'cancelled'].includes(state))).toBe(true);
  });
});
