import { buildPlan, planOf, productionDrift, stockDrift, stockOf } from '@tributary/inventory/testing';
import type { Ctx } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { addFirstTier, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_PLANT, PLANT } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
const clock = new FixedClock();
const [buyer, other, desk] = [firstTierCtx(), firstTierCtx(OTHER_FIRST), headOfficeCtx()];
const preorder = { supply: 'preorder' } as const;
const plan = (id: number, planned: string, readyOn = '2026-04-08', locationId: number = PLANT, skuId = id) => buildPlan(db.owner, { id, ownerId: HEAD_OFFICE, locationId, skuId, readyOn, planned });
const stock = (skuId: number) => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId });
/** An order that is confirmed, whatever the seller's rules ask. */
async function confirmed(ctx: Ctx, skuId: number, quantity: string): Promise<number> {
  const id = await orders.order(ctx, { [skuId]: quantity }, preorder);
  if ((await orders.detail(desk, id)).state === 'submitted') await orders.approve(desk, id);
  clock.advance(60_000);
  return id;
}
const state = async (id: number) => {
  const { state: now, lines } = await orders.detail(desk, id);
  return [now, lines[0]?.allocatedQuantity];
};

beforeAll(async () => {
  db = await createTestDatabase(24);
  await buildChannel(db.owner, 120);
  orders = await OrdersDriver.on(db, clock);
});
afterAll(() => db.drop());

describe('a report of production', () => {
  it('brings goods into stock and sets them aside for those who wait, the oldest promise first', async () => {
    await plan(1, '100');
    const first = await confirmed(buyer, 1, '30');
    const second = await confirmed(other, 1, '40');
    expect(await state(first)).toEqual(['in-production', '0']);
    await orders.produce(desk, 1, '50');
    expect([await state(first), await state(second)]).toEqual([['allocated', '30'], ['in-production', '20']]);
    expect([await planOf(db.owner, 1), await stock(1)]).toEqual(['100/70/50/50', '50/50']);
    await orders.produce(desk, 1, '35', '50');
    expect(await state(second)).toEqual(['allocated', '40']);
    expect([await planOf(db.owner, 1), await stock(1)]).toEqual(['100/70/85/70', '85/70']);
    const { events } = await orders.detail(other, second);
    expect(events.at(-1)).toMatchObject({ name: 'allocate', from: 'in-production', to: 'allocated' });
  });

  it('leaves what is sold out of stock alone, and sells the surplus from there', async () => {
    expect((await refusalOf(orders.order(buyer, { 1: '16' }, preorder))).problems).toMatchObject([{ available: '15' }]);
    await db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
    const id = await orders.order(buyer, { 1: '15' });
    expect((await orders.detail(buyer, id)).lines[0]?.allocatedQuantity).toBe('15');
  });

  it('ships what is set aside while the rest still waits', async () => {
    await plan(2, '100');
    const id = await confirmed(buyer, 2, '30');
    await orders.produce(desk, 2, '10');
    await orders.ship(desk, id);
    expect((await orders.detail(buyer, id)).lines[0]).toMatchObject({ allocatedQuantity: '10', shippedQuantity: '10' });
    await orders.produce(desk, 2, '20', '10');
    expect(await state(id)).toEqual(['shipping', '30']);
    await orders.ship(desk, id);
    expect((await orders.detail(buyer, id)).state).toBe('shipped');
  });

  it('serves orders that wait for the seller’s decision as well', async () => {
    await plan(3, '100');
    await db.owner.query(`INSERT INTO approval_rule (id, seller_id, kind, threshold, name) VALUES (77, $1, 'amount', 0, '全部')`, [HEAD_OFFICE]);
    const id = await orders.order(buyer, { 3: '5' }, preorder);
    await orders.produce(desk, 3, '5');
    expect(await state(id)).toEqual(['submitted', '5']);
    await orders.approve(desk, id);
    await db.owner.query('DELETE FROM approval_rule WHERE id = 77');
    expect((await state(id))[0]).toBe('allocated');
  });

  it('counts once when it is sent twice, even at the same moment', async () => {
    await plan(4, '100');
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => orders.produce(desk, 4, '40')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(new Set(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : [])))).toEqual(new Set(['inventory.plan-changed']));
    expect([await planOf(db.owner, 4), await stock(4)]).toEqual(['100/0/40/0', '40/0']);
  });

  it('serves everybody who waits, also whom the reporter may not see, and tells it nothing about them', async () => {
    await plan(5, '100');
    const id = await confirmed(buyer, 5, '10');
    const planner: Ctx = { ...desk, scope: { ...desk.scope, dealers: { all: false, dealer: [], branch: [99] }, stock: { all: false, location: [PLANT] } } };
    expect((await refusalOf(orders.detail(planner, id))).code).toBe('platform.not-found');
    await orders.produce(planner, 5, '10');
    expect(await state(id)).toEqual(['allocated', '10']);
    await db.uow.write(planner, async (tx) => {
      await orders.parts.reporter.report(tx, 5, { quantity: '1', producedBefore: '10' });
      const { rows } = await tx.tx.query<{ rows: unknown[] }>('SELECT 1 FROM sales_order').then((found: unknown) => ({ rows: found as unknown[] }));
      expect(rows).toEqual([]);
    });
  });

  it('is not for a plan at a location that the reporter may not see, nor for somebody else’s', async () => {
    await plan(6, '100', '2026-04-08', OTHER_PLANT);
    const planner: Ctx = { ...desk, scope: { ...desk.scope, stock: { all: false, location: [PLANT] } } };
    for (const [ctx, planId] of [[planner, 6], [buyer, 6], [desk, 999_999]] as const) {
      expect(await refusalOf(orders.produce(ctx, planId, '1'))).toEqual({ code: 'platform.not-found', params: {}, problems: [] });
    }
    expect(await planOf(db.owner, 6)).toBe('100/0/0/0');
  });

  it('and cancelling at the same time: the books agree with whoever came first', async () => {
    await plan(7, '1000');
    let produced = 0;
    for (let turn = 0; turn < 10; turn += 1) {
      const id = await confirmed(buyer, 7, '10');
      const race = [orders.produce(desk, 7, '10', String(produced)), orders.cancel(buyer, id)];
      await Promise.all(turn % 2 ? race : race.toReversed());
      produced += 10;
      expect((await orders.detail(buyer, id)).state).toBe('cancelled');
      const { rows } = await db.owner.query('SELECT promised - allocated AS waits FROM production_plan WHERE id = 7');
      expect(rows).toEqual([{ waits: '0.000' }]);
      expect(await stock(7)).toBe(`${produced}/0`);
    }
  });

  it('and being promised at the same time: nobody waits for goods that are there', async () => {
    await plan(8, '400');
    const buyers = Array.from({ length: 20 }, (_, index) => 3000 + index);
    for (const id of buyers) {
      await addFirstTier(db.owner, id);
      await orders.put(firstTierCtx(id), 8, '5', preorder);
    }
    await Promise.all([...buyers.map((id) => orders.submit(firstTierCtx(id))), orders.produce(desk, 8, '60'), orders.put(buyer, 9, '0')]);
    const { rows } = await db.owner.query<{ promised: string; allocated: string; produced: string }>('SELECT promised, allocated, produced FROM production_plan WHERE id = 8');
    const { rows: lines } = await db.owner.query<{ base: string; allocated: string }>('SELECT sum(base_quantity) AS base, sum(allocated_base) AS allocated FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE l.production_plan_id = 8');
    expect([rows[0]?.promised, rows[0]?.allocated]).toEqual([lines[0]?.base, lines[0]?.allocated]);
    expect(await productionDrift(db.owner)).toEqual([]);
  });

  it('is refused of a closed plan', async () => {
    await plan(10, '10');
    await db.uow.write(desk, (tx) => orders.parts.rescheduler.change(tx, 10, { status: 'closed', reason: '停产' }));
    expect((await refusalOf(orders.produce(desk, 10, '1'))).code).toBe('inventory.plan-closed');
  });

  it('needs the same number of statements for 1 and for 30 orders that wait', async () => {
    const counts: number[] = [];
    for (const [planId, size] of [[11, 1], [12, 30]] as const) {
      await plan(planId, '1000');
      for (let index = 0; index < size; index += 1) await confirmed(buyer, planId, '2');
      counts.push((await countStatements(db.source, () => orders.produce(desk, planId, '1000'))).length);
    }
    expect(counts[1]).toBe(counts[0]);
  });
});

describe('a new day of a plan', () => {
  const change = (planId: number, readyOn: string, ctx = desk) => db.uow.write(ctx, (tx) => orders.parts.rescheduler.change(tx, planId, { readyOn, reason: '设备检修' }));

  it('reaches the lines that wait and their orders, with a reason that the dealer reads', async () => {
    await plan(20, '100');
    const [waits, served] = [await confirmed(buyer, 20, '30'), await confirmed(buyer, 20, '30')];
    await orders.produce(desk, 20, '30');
    await change(20, '2026-04-20');
    expect(await orders.detail(buyer, served)).toMatchObject({ promisedOn: '2026-04-20', lines: [{ promisedOn: '2026-04-20' }] });
    expect(await orders.detail(buyer, waits)).toMatchObject({ state: 'allocated', promisedOn: '2026-04-08' });
    expect((await orders.detail(buyer, served)).events.at(-1)).toMatchObject({ name: 'reschedule', from: 'in-production', to: 'in-production', reason: '设备检修' });
    const moved = await db.uow.read(desk, (tx) => orders.parts.plans.movements(tx, 20, { limit: 1 }));
    expect(moved.items[0]).toMatchObject({ kind: 'plan', plannedChange: '0', reason: '2026-04-08 → 2026-04-20 设备检修' });
  });

  it('is not one that has passed, nor one that another plan of the SKU has', async () => {
    await plan(21, '100', '2026-05-01', PLANT, 20);
    expect((await refusalOf(change(21, '2026-04-20'))).code).toBe('inventory.plan-exists');
    expect((await refusalOf(change(21, '2026-03-01'))).code).toBe('inventory.plan-in-past');
    expect((await refusalOf(change(21, '2026-06-01', buyer))).code).toBe('platform.not-found');
  });
});

describe('a plan', () => {
  it('is made, read with what is free and late, and searched, by its owner within its locations', async () => {
    const make = (ctx: Ctx, locationId: number) => db.uow.write(ctx, (tx) => orders.parts.plans.create(tx, { skuId: 50, locationId, readyOn: '2026-04-08', planned: '40' }));
    await db.owner.query(`SELECT setval(pg_get_serial_sequence('production_plan', 'id'), 9000)`);
    const id = await make(desk, PLANT);
    expect((await refusalOf(make(desk, PLANT))).code).toBe('inventory.plan-exists');
    const planner: Ctx = { ...desk, scope: { ...desk.scope, stock: { all: false, location: [OTHER_PLANT] } } };
    expect((await refusalOf(make(planner, PLANT))).code).toBe('platform.not-found');
    await confirmed(buyer, 50, '40');
    const list = (query: object, ctx = desk) => db.uow.read(ctx, (tx) => orders.parts.plans.list(tx, query)).then(({ items }) => items.map((row) => row.id));
    expect(await list({ search: 'sku-50' })).toEqual([id]);
    expect(await list({ show: 'short', search: 'sku50' })).toEqual([id]);
    expect(await list({ show: 'late', search: 'sku50' })).toEqual([]);
    clock.advance(40 * 86_400_000);
    expect(await list({ show: 'late', search: 'sku50' })).toEqual([id]);
    expect([await list({ search: 'sku-50' }, planner), await list({ search: 'sku-50' }, buyer)]).toEqual([[], []]);
    expect(await db.uow.read(desk, (tx) => orders.parts.plans.find(tx, id))).toMatchObject({ planned: '40', free: '0', waiting: '40', late: true });
  });
});

describe('afterwards', () => {
  it('every balance is the sum of its movements, and what is reserved is what is set aside', async () => {
    expect([await stockDrift(db.owner), await productionDrift(db.owner)]).toEqual([[], []]);
    const { rows } = await db.owner.query(`
      SELECT sku_id FROM (SELECT sku_id, location_id, sum(reserved) AS reserved FROM stock_balance GROUP BY 1, 2) b FULL JOIN (
        SELECT l.sku_id, l.location_id, sum(l.allocated_base - l.shipped_base) AS aside FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.state <> 'draft' GROUP BY 1, 2
      ) o USING (sku_id, location_id) WHERE coalesce(b.reserved, 0) <> coalesce(o.aside, 0)`);
    expect(rows).toEqual([]);
    const waits = await db.owner.query(`
      SELECT p.id FROM production_plan p LEFT JOIN (
        SELECT l.production_plan_id AS id, sum(coalesce(l.confirmed_base, l.base_quantity) - l.allocated_base) AS waits
        FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.state NOT IN ('draft', 'refused', 'cancelled') GROUP BY 1
      ) w USING (id) WHERE p.promised - p.allocated <> coalesce(w.waits, 0)`);
    expect(waits.rows).toEqual([]);
  });

  it('nobody of FIRST is left with a promise of an ended order', async () => {
    const { rows } = await db.owner.query(`SELECT count(*)::int AS orders FROM sales_order WHERE buyer_id = $1 AND state = 'cancelled'`, [FIRST]);
    expect(rows).toEqual([{ orders: 10 }]);
  });
});
