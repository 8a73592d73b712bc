import { planOf, productionDrift, stockDrift, stockOf } from '@tributary/inventory/testing';
import type { Ctx } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_PLANT, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import { DeskDriver } from '../testing/desk.driver';
import { urgencyOf } from './urgency';

let db: TestDatabase;
let orders: OrdersDriver;
let desk: DeskDriver;
const clock = new FixedClock();
const [first, other] = [firstTierCtx(FIRST), firstTierCtx(OTHER_FIRST)];
const otherBranch: Ctx = { ...headOfficeCtx(), scope: { ...headOfficeCtx().scope, dealers: { all: false, dealer: [], branch: [99] } } };
const stock = (skuId: number, locationId = PLANT): Promise<string> => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId, skuId });
const linesOf = async (id: number) => {
  const { rows } = await db.owner.query(
    `SELECT line_no AS no, trim_scale(quantity)::text AS quantity, trim_scale(allocated_base)::text AS allocated, location_id::int AS location, production_plan_id::int AS plan, amount::text, discount::text, part_no AS part
     FROM order_line WHERE order_id = $1 ORDER BY line_no`,
    [id],
  );
  return rows as { no: number; quantity: string; allocated: string; location: number; plan: number | null; amount: string; discount: string; part: number }[];
};
const stateOf = async (id: number): Promise<string> => (await db.owner.query<{ state: string }>('SELECT state FROM sales_order WHERE id = $1', [id])).rows[0]?.state ?? '';

beforeAll(async () => {
  db = await createTestDatabase(24);
  await buildChannel(db.owner, 40);
  for (const place of [PLANT, OTHER_PLANT]) await stockUp(db.owner, HEAD_OFFICE, place, Object.fromEntries(Array.from({ length: 40 }, (_, index) => [index + 1, '100'])));
  orders = await OrdersDriver.on(db, clock);
  desk = await DeskDriver.on(db, orders, clock);
});
afterAll(() => db.drop());
afterEach(async () => {
  expect(await stockDrift(db.owner)).toEqual([]);
  expect(await productionDrift(db.owner)).toEqual([]);
});
/** Leaves so much free of an SKU at a place, by a movement that the ledger knows. */
async function leaveFree(skuId: number, quantity: string, place = PLANT): Promise<void> {
  await db.owner.query(
    `WITH b AS (UPDATE stock_balance SET on_hand = reserved + $2::numeric WHERE owner_id = 1 AND sku_id = $1 AND location_id = $3 RETURNING on_hand)
     INSERT INTO stock_movement (owner_id, location_id, sku_id, kind, on_hand_delta, reserved_delta, document, document_id, actor_name)
     SELECT 1, $3, $1, 'opening', b.on_hand - (SELECT coalesce(sum(on_hand_delta), 0) FROM stock_movement WHERE owner_id = 1 AND sku_id = $1 AND location_id = $3), 0, 'opening', 0, 'test' FROM b`,
    [skuId, quantity, place],
  );
}

describe('the work list', () => {
  it('sorts by the rule that says when an order is due: the database and the code agree on a thousand moments', async () => {
    const start = new Date('2026-02-27T00:00:00+08:00').getTime();
    const moments = Array.from({ length: 1000 }, (_, index) => new Date(start + index * 17 * 60_000 * 7 + index * 1000));
    const { rows } = await db.owner.query<{ decide: Date; ship: Date }>(
      `SELECT order_due('decide', t, NULL) AS decide, order_due('ship', t, '2026-03-09') AS ship FROM unnest($1::timestamptz[]) WITH ORDINALITY AS m(t, n) ORDER BY n`,
      [moments],
    );
    const own = moments.map((submittedAt) => ({
      decide: urgencyOf({ work: 'decide', submittedAt, promisedOn: null }, submittedAt).due,
      ship: urgencyOf({ work: 'ship', submittedAt, promisedOn: '2026-03-09' }, submittedAt).due,
    }));
    expect(rows).toEqual(own);
  });

  it('shows what waits, for what, whose turn it is, the overdue first, with counts of every kind', async () => {
    clock.set(new Date('2026-03-02T09:30:00+08:00'));
    await desk.plan(1, 1, '50', '2026-03-20');
    const planned = await desk.waiting(first, 1, '5', 1);
    const bare = await desk.waiting(other, 2, '5');
    clock.set(new Date('2026-03-02T10:00:00+08:00'));
    const small = await orders.order(first, { 3: '1' });
    const large = await orders.order(other, { 3: '9' });
    await db.owner.query(`UPDATE sales_order SET state = 'submitted', submitted_at = '2026-03-02T10:00:00+08:00' WHERE id = ANY ($1)`, [[small, large]]);
    const offered = await orders.order(first, { 4: '1' });
    await db.owner.query(`UPDATE sales_order SET state = 'offered', promised_on = '2026-03-06' WHERE id = $1`, [offered]);
    const ready = await orders.order(first, { 4: '1' });
    await db.owner.query(`UPDATE sales_order SET state = 'allocated', promised_on = '2026-03-05' WHERE id = $1`, [ready]);
    clock.set(new Date('2026-03-02T14:01:00+08:00'));
    const page = await desk.list();
    expect(page.items.map(({ id, work, turn, overdue, waitingLines }) => [id, work, turn, overdue, waitingLines])).toEqual([
      [large, 'decide', 'desk', true, 0],
      [small, 'decide', 'desk', true, 0],
      [bare, 'allocate', 'desk', false, 1],
      [ready, 'release', 'desk', false, 0],
      [offered, 'accept', 'buyer', false, 0],
      [planned, 'allocate', 'production', false, 1],
    ]);
    expect(page.counts).toEqual({ decide: 2, accept: 1, allocate: 2, release: 1, ship: 0, overdue: 2 });
    expect(page.items[0]).toMatchObject({ buyer: { id: OTHER_FIRST }, total: '900.00', due: new Date('2026-03-02T14:00:00+08:00') });
  });

  it('pages without gaps or repeats, and keeps the counts under its filters', async () => {
    const [all, seen]: [number[], number[]] = [(await desk.list()).items.map(({ id }) => id), []];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await desk.list({ limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
    const decide = await desk.list({ work: 'decide' });
    expect([decide.items.length, decide.counts.release]).toEqual([2, 1]);
    expect((await desk.list({ due: 'overdue' })).items).toHaveLength(2);
    expect((await desk.list({ dealerId: OTHER_FIRST })).counts).toMatchObject({ decide: 1, allocate: 1, release: 0 });
    expect((await desk.list({ skuId: 4 })).items).toHaveLength(2);
    expect((await desk.list({ branchId: 4711 })).items).toEqual([]);
  });

  it('is empty for a branch that has nothing to do with these dealers, and takes one statement', async () => {
    expect((await desk.list({}, otherBranch)).items).toEqual([]);
    expect(await countStatements(db.source, () => desk.list())).toHaveLength(3);
  });
});

describe('asked prices', () => {
  it('stand in the row with what granting them costs, which is what approving takes off', async () => {
    const asking = await orders.order(first, { 38: '4', 39: '3', 40: '1' }, { requestedPrice: '90' });
    const [row] = (await desk.list()).items.filter(({ id }) => id === asking);
    expect(row).toMatchObject({ work: 'decide', approvalReasons: ['below-price'], total: '800.00', asked: { count: 3, listTotal: '800.00', askedTotal: '720.00', cost: '80.00' } });
    expect(row?.asked?.dearest).toEqual([
      expect.objectContaining({ lineNo: 1, listPrice: '100.00', askedPrice: '90.00', cost: '40.00' }),
      expect.objectContaining({ lineNo: 2, cost: '30.00' }),
      expect.objectContaining({ lineNo: 3, cost: '10.00' }),
    ]);
    await orders.approve(headOfficeCtx(), asking);
    expect(await orders.detail(headOfficeCtx(), asking)).toMatchObject({ state: 'allocated', total: '720.00' });
    const [after] = (await desk.list()).items.filter(({ id }) => id === asking);
    expect([after?.asked, (row?.version ?? 0) < (after?.version ?? 0)]).toEqual([null, true]);
  });

  it('are read in the same one statement', async () => {
    for (const quantity of ['1', '2']) await orders.order(first, { 37: quantity }, { requestedPrice: '95' });
    expect(await countStatements(db.source, () => desk.list())).toHaveLength(3);
  });
});

describe('releasing', () => {
  it('hands an order over once, tells it, and does nothing the second time', async () => {
    const id = await orders.order(first, { 5: '2' });
    await db.owner.query(`UPDATE sales_order SET state = 'allocated' WHERE id = $1`, [id]);
    await Promise.all([desk.release(id), desk.release(id)]);
    await desk.release(id);
    const { rows } = await db.owner.query(
      `SELECT (SELECT count(*)::int FROM order_event WHERE order_id = $1 AND name = 'release') AS told,
              (SELECT count(*)::int FROM outbox WHERE name = 'orders.order-released' AND payload->>'orderId' = $1::text) AS published, released_at IS NOT NULL AS released FROM sales_order WHERE id = $1`,
      [id],
    );
    expect(rows).toEqual([{ told: 1, published: 1, released: true }]);
  });

  it('looks at the credit again, but keeps to what was approved beyond it', async () => {
    const id = await orders.order(other, { 5: '2' });
    await db.owner.query(`UPDATE sales_order SET state = 'allocated' WHERE id = $1; `, [id]);
    await db.owner.query('UPDATE dealer SET credit_limit = 1 WHERE id = $1', [OTHER_FIRST]);
    await db.owner.query('UPDATE credit_account SET credit_limit = 1 WHERE buyer_id = $1', [OTHER_FIRST]);
    expect((await refusalOf(desk.release(id))).code).toBe('orders.credit-overdrawn');
    await db.owner.query(`UPDATE sales_order SET approval_reasons = '{over-credit}' WHERE id = $1`, [id]);
    await desk.release(id);
    await db.owner.query('UPDATE dealer SET credit_limit = 1000000 WHERE id = $1', [OTHER_FIRST]);
    await db.owner.query('UPDATE credit_account SET credit_limit = 1000000 WHERE buyer_id = $1', [OTHER_FIRST]);
  });

  it('does not exist for strangers, and needs goods', async () => {
    const id = await desk.waiting(first, 6, '3');
    expect((await refusalOf(desk.release(id))).code).toBe('orders.nothing-to-release');
    for (const ctx of [otherBranch, other]) expect((await refusalOf(desk.release(id, ctx))).code).toBe('platform.not-found');
  });
});

describe('allocating', () => {
  it('gives an order what lies free, takes the promise of its plan back, and completes it', async () => {
    await desk.plan(7, 7, '50');
    const id = await desk.waiting(first, 7, '8', 7);
    await leaveFree(7, '10');
    expect(await desk.allocateOrder(id)).toBe(1);
    expect([await planOf(db.owner, 7), await stock(7), await stateOf(id)]).toEqual(['50/0/0/0', '10/8', 'allocated']);
    expect((await desk.list({ skuId: 7 })).items[0]).toMatchObject({ work: 'release', promisedOn: '2026-03-02' });
  });

  it('moves a line to where all of it lies', async () => {
    const id = await desk.waiting(first, 8, '8');
    await leaveFree(8, '3');
    await desk.allocateOrder(id);
    expect(await linesOf(id)).toMatchObject([{ quantity: '8', allocated: '8', location: OTHER_PLANT }]);
    expect([await stock(8, OTHER_PLANT), await stock(8)]).toEqual(['100/8', '3/0']);
  });

  it('shares short goods by the rule that was chosen, and does what was shown', async () => {
    await desk.plan(9, 9, '50');
    const [early, late] = [await desk.waiting(first, 9, '20', 9), await desk.waiting(other, 9, '20', 9)];
    await leaveFree(9, '25');
    await leaveFree(9, '0', OTHER_PLANT);
    const oldest = await desk.preview(9, { rule: 'oldest' });
    expect([oldest.locationId, oldest.waiting.map(({ orderId, open, share }) => [orderId, open, share])]).toEqual([PLANT, [[early, '20', '20'], [late, '20', '5']]]);
    const fair = await desk.preview(9, { rule: 'fair' });
    expect(fair.waiting.map(({ share }) => share)).toEqual(['13', '12']);
    await desk.apply(9, PLANT, fair.waiting.map(({ lineId, share }) => ({ lineId, base: share })));
    expect([await planOf(db.owner, 9), await stock(9)]).toEqual(['50/15/0/0', '25/25']);
    expect([(await linesOf(early))[0]?.allocated, (await linesOf(late))[0]?.allocated, await stateOf(early)]).toEqual(['13', '12', 'in-production']);
  });

  it('splits a line that gets a part of it from elsewhere: price and plan stay', async () => {
    await desk.plan(10, 10, '50');
    const id = await desk.waiting(first, 10, '20', 10);
    const [line] = (await desk.preview(10, { rule: 'oldest', locationId: OTHER_PLANT })).waiting;
    await desk.apply(10, OTHER_PLANT, [{ lineId: line?.lineId ?? 0, base: '6' }]);
    expect(await linesOf(id)).toEqual([
      { no: 1, quantity: '14', allocated: '0', location: PLANT, plan: 10, amount: '1400.00', discount: '0.00', part: 0 },
      { no: 2, quantity: '6', allocated: '6', location: OTHER_PLANT, plan: null, amount: '600.00', discount: '0.00', part: 1 },
    ]);
    expect(await planOf(db.owner, 10)).toBe('50/14/0/0');
  });

  it('does nothing of a plan that is out of date', async () => {
    const id = await desk.waiting(first, 11, '5');
    const [line] = (await desk.preview(11, { rule: 'oldest' })).waiting;
    await orders.cancel(first, id);
    expect((await refusalOf(desk.apply(11, PLANT, [{ lineId: line?.lineId ?? 0, base: '5' }]))).code).toBe('orders.allocation-changed');
    expect(await stock(11)).toBe('100/0');
  });

  it('is not to be had by strangers', async () => {
    const id = await desk.waiting(first, 12, '5');
    const [line] = (await desk.preview(12, { rule: 'oldest' })).waiting;
    expect((await desk.preview(12, { rule: 'oldest' }, otherBranch)).waiting).toEqual([]);
    expect((await refusalOf(desk.apply(12, PLANT, [{ lineId: line?.lineId ?? 0, base: '5' }], otherBranch))).code).toBe('orders.allocation-changed');
    expect((await refusalOf(desk.allocateOrder(id, otherBranch))).code).toBe('platform.not-found');
  });
});

describe('races', () => {
  it('two people share out the same goods: one of them hears that they are gone', async () => {
    const [one, two] = [await desk.waiting(first, 13, '10'), await desk.waiting(other, 13, '10')];
    await leaveFree(13, '10');
    await leaveFree(13, '0', OTHER_PLANT);
    const { waiting } = await desk.preview(13, { rule: 'oldest' });
    const shareOf = (orderId: number) => [{ lineId: waiting.find((line) => line.orderId === orderId)?.lineId ?? 0, base: '10' }];
    const outcomes = await Promise.allSettled([desk.apply(13, PLANT, shareOf(one)), desk.apply(13, PLANT, shareOf(two))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stock(13)).toBe('10/10');
  });

  it('the same share twice is given once', async () => {
    const id = await desk.waiting(first, 14, '10');
    const [line] = (await desk.preview(14, { rule: 'oldest' })).waiting;
    const share = [{ lineId: line?.lineId ?? 0, base: '10' }];
    const outcomes = await Promise.allSettled([desk.apply(14, PLANT, share), desk.apply(14, PLANT, share)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([await stock(14), (await linesOf(id))[0]?.allocated]).toEqual(['100/10', '10']);
  });

  it('allocation against cancellation leaves nothing set aside for a cancelled order', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const id = await desk.waiting(first, 15, '4');
      await Promise.allSettled([desk.allocateOrder(id), orders.cancel(first, id)]);
      expect(await stateOf(id)).toBe('cancelled');
    }
    expect(await stock(15)).toBe('100/0');
  });

  it('crossing allocations of many people do not deadlock', async () => {
    await desk.plan(16, 16, '500');
    await desk.plan(17, 17, '500');
    const ids = [];
    for (let turn = 0; turn < 8; turn += 1) ids.push(await desk.waiting(turn % 2 ? first : other, turn % 2 ? 16 : 17, '3', turn % 2 ? 16 : 17));
    await Promise.all([...ids, ...ids].map((id) => desk.allocateOrder(id).catch((error: { code?: string }) => expect(error.code).toBe('orders.allocation-changed'))));
    expect([await stock(16), await stock(17), await planOf(db.owner, 16)]).toEqual(['100/12', '100/12', '500/0/0/0']);
  });
});

describe('splitting a line', () => {
  const lineId = async (id: number): Promise<number> => (await db.owner.query<{ id: number }>('SELECT id FROM order_line WHERE order_id = $1 ORDER BY line_no', [id])).rows[0]?.id ?? 0;
  const agreed = async (skuId: number, quantity: string): Promise<number> => {
    const id = await orders.order(first, { [skuId]: quantity }, { locationId: PLANT });
    await db.owner.query(`UPDATE sales_order SET state = 'allocated' WHERE id = $1`, [id]);
    return id;
  };

  it('takes a part from another location: set aside there, free here, the order costs what it did', async () => {
    const id = await agreed(20, '10');
    await db.owner.query(`UPDATE order_line SET discount = 33.33, amount = amount - 33.33 WHERE order_id = $1`, [id]);
    await db.owner.query(`UPDATE sales_order SET total = total - 33.33 WHERE id = $1`, [id]);
    await desk.split(id, await lineId(id), { quantity: '3', locationId: OTHER_PLANT });
    expect(await linesOf(id)).toMatchObject([
      { quantity: '7', allocated: '7', location: PLANT, amount: '676.67', discount: '23.33' },
      { quantity: '3', allocated: '3', location: OTHER_PLANT, amount: '290.00', discount: '10.00', part: 1 },
    ]);
    expect([await stock(20), await stock(20, OTHER_PLANT), await stateOf(id)]).toEqual(['100/7', '100/3', 'allocated']);
  });

  it('lets a part wait for a plan, with its date', async () => {
    await desk.plan(21, 21, '50', '2026-05-08');
    const id = await agreed(21, '10');
    await desk.split(id, await lineId(id), { quantity: '4', planId: 21 });
    expect([await stock(21), await planOf(db.owner, 21), await stateOf(id)]).toEqual(['100/6', '50/4/0/0', 'in-production']);
    expect((await desk.list({ skuId: 21 })).items[0]).toMatchObject({ work: 'allocate', turn: 'production', promisedOn: '2026-05-08' });
  });

  it('again and again gives parts that stand side by side', async () => {
    const id = await agreed(22, '10');
    for (const quantity of ['1', '2', '3']) await desk.split(id, await lineId(id), { quantity, locationId: OTHER_PLANT });
    expect((await linesOf(id)).map(({ quantity, part }) => [quantity, part])).toEqual([['4', 0], ['1', 1], ['2', 2], ['3', 3]]);
    const { rows } = await db.owner.query('SELECT total = (SELECT sum(amount) FROM order_line WHERE order_id = o.id) AS whole FROM sales_order o WHERE id = $1', [id]);
    expect(rows).toEqual([{ whole: true }]);
  });

  it.each([
    ['all of it', { quantity: '10', locationId: OTHER_PLANT }, 'orders.split-impossible'],
    ['to where it is', { quantity: '1', locationId: PLANT }, 'orders.split-impossible'],
    ['to an absent plan', { quantity: '1', planId: 99_999 }, 'platform.not-found'],
    ['to a place that is out of goods', { quantity: '1', locationId: 111 }, 'inventory.insufficient-stock'],
  ])('is refused: %s', async (_, split, code) => {
    const id = await agreed(23, '10');
    const before = await stock(23);
    expect((await refusalOf(desk.split(id, await lineId(id), split))).code).toBe(code);
    expect(await stock(23)).toBe(before);
  });

  it('is not for strangers', async () => {
    const id = await agreed(24, '10');
    expect((await refusalOf(desk.split(id, await lineId(id), { quantity: '1', locationId: OTHER_PLANT }, otherBranch))).code).toBe('platform.not-found');
  });
});

describe('shortages', () => {
  it('say what is wanted, who covers it and what nobody covers', async () => {
    await desk.plan(30, 30, '50', '2026-04-20');
    await desk.waiting(first, 30, '20', 30);
    await desk.waiting(other, 30, '15');
    await leaveFree(30, '4');
    await leaveFree(30, '0', OTHER_PLANT);
    const shortage = (await desk.shortages()).find(({ skuId }) => skuId === 30);
    expect(shortage).toMatchObject({ wanted: '35', orders: 2, buyers: 2, free: '4', promised: '20', lastReadyOn: '2026-04-20', uncovered: '11' });
    expect(await desk.shortages(otherBranch)).toEqual([]);
    expect(await countStatements(db.source, () => desk.shortages())).toHaveLength(3);
  });
});
