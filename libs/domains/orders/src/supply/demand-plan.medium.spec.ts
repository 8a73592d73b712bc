import { planOf, productionDrift, stockDrift } from '@tributary/inventory/testing';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { addFirstTier, addRules, buildChannel, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import { DeskDriver } from '../testing/desk.driver';

let db: TestDatabase;
let orders: OrdersDriver;
let desk: DeskDriver;
const clock = new FixedClock();
const [buyer, other, planner] = [firstTierCtx(), firstTierCtx(OTHER_FIRST), headOfficeCtx()];
const plannable = { supply: 'plannable' } as const;
const DAY = '2026-04-01';

/** The plans of an SKU as `id: origin status day planned/promised/produced/allocated`; ids in the order in which they were made. */
const plansOf = async (skuId: number): Promise<string[]> => {
  const { rows } = await db.owner.query<{ id: string; plan: string }>(
    `SELECT id, concat_ws(' ', origin, status, ready_on, location_id) AS plan FROM production_plan WHERE sku_id = $1 ORDER BY id`,
    [skuId],
  );
  return Promise.all(rows.map(async ({ id, plan }) => `${plan} ${await planOf(db.owner, Number(id))}`));
};
const planIdOf = async (skuId: number): Promise<number> => Number((await db.owner.query<{ id: string }>('SELECT max(id) AS id FROM production_plan WHERE sku_id = $1', [skuId])).rows[0]?.id);
const read = (ctx = buyer) => db.uow.read(ctx, (tx) => orders.parts.baskets.read(tx, HEAD_OFFICE));
const clear = () => db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
const lineOf = async (orderId: number) => {
  const [line] = (await orders.detail(buyer, orderId)).lines;
  if (!line) throw new Error('The order has no line.');
  return line;
};
const amend = (planId: number, change: object) => db.uow.write(planner, (tx) => orders.parts.rescheduler.change(tx, planId, { reason: '产线调整', ...change }));

beforeAll(async () => {
  db = await createTestDatabase(24);
  await buildChannel(db.owner, 240);
  // forty drums of each product on a day
  await db.owner.query('INSERT INTO production_lead (product_line_id, days, most_on_demand) VALUES (1, 30, 40)');
  [orders] = [await OrdersDriver.on(db, clock)];
  desk = await DeskDriver.on(db, orders, clock);
});
afterAll(() => db.drop());
afterEach(async () => {
  expect([await stockDrift(db.owner), await productionDrift(db.owner)]).toEqual([[], []]);
});

describe('a line that is to be planned', () => {
  it('is dated in the basket beside stock, and makes a plan that holds what it asks for when it is submitted', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '10' });
    await orders.put(buyer, 1, '4');
    await orders.put(buyer, 1, '25', plannable);
    await orders.put(buyer, 1, '25', plannable);
    const { lines, deliveries } = await read();
    expect(lines.map(({ priced: { line }, available, promisedOn, problems }) => [line.supply, line.quantity, available, promisedOn, problems])).toEqual([['stock', '4', '10', '2026-03-02', []], ['plannable', '25', '40', DAY, []]]);
    expect(deliveries.map(({ on }) => on)).toEqual(['2026-03-02', DAY]);
    expect(await plansOf(1)).toEqual([]);
    const id = await orders.submit(buyer);
    expect(await plansOf(1)).toEqual([`demand open ${DAY} ${PLANT} 25/25/0/0`]);
    const order = await orders.detail(buyer, id);
    expect(order).toMatchObject({ state: 'in-production', promisedOn: DAY });
    expect(order.lines.map(({ supply, promisedOn, awaitsPlanning }) => [supply, promisedOn, awaitsPlanning])).toEqual([['stock', '2026-03-02', false], ['preorder', DAY, true]]);
  });

  it('stands beside a pre-order line of the same product, and both are pre-orders of their own plans afterwards', async () => {
    await desk.plan(20, 2, '10');
    await orders.put(buyer, 2, '10', { supply: 'preorder' });
    const id = await orders.order(buyer, { 2: '5' }, plannable);
    expect((await orders.detail(buyer, id)).lines.map(({ supply, quantity, promisedOn, awaitsPlanning }) => [supply, quantity, promisedOn, awaitsPlanning])).toEqual([['preorder', '10', '2026-04-08', false], ['preorder', '5', DAY, true]]);
    expect(await plansOf(2)).toEqual([`planned open 2026-04-08 ${PLANT} 10/10/0/0`, `demand open ${DAY} ${PLANT} 5/5/0/0`]);
  });

  it('is refused with what is left where others asked for the rest of the day, and one click takes that', async () => {
    await orders.order(other, { 3: '30' }, plannable);
    await orders.put(buyer, 3, '11', plannable);
    const [line] = (await read()).lines;
    expect(line).toMatchObject({ available: '10', promisedOn: null, problems: [{ code: 'orders.line-beyond-demand', params: { requested: '11', available: '10' } }] });
    expect(line?.fixes.map(({ kind }) => kind)).toEqual(['take-available']);
    expect(await refusalOf(orders.submit(buyer))).toMatchObject({ code: 'inventory.production-short', problems: [{ code: 'orders.line-beyond-demand', available: '10' }] });
    await db.uow.write(buyer, (tx) => orders.parts.fixer.fix(tx, { sellerId: HEAD_OFFICE, lineId: line?.priced.line.id ?? 0, kind: 'take-available' }));
    await orders.submit(buyer);
    expect(await plansOf(3)).toEqual([`demand open ${DAY} ${PLANT} 40/40/0/0`]);
  });

  it('mends a line that stock and plans cannot serve', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 4: '6' });
    await orders.put(buyer, 4, '20');
    const [line] = (await read()).lines;
    expect(line?.fixes.map(({ kind, parts }) => [kind, parts.map(({ supply, quantity }) => `${supply} ${quantity}`)])).toEqual([
      ['take-available', ['stock 6']], ['plan-rest', ['stock 6', 'plannable 14']], ['plan', ['plannable 20']],
    ]);
    await db.uow.write(buyer, (tx) => orders.parts.fixer.fix(tx, { sellerId: HEAD_OFFICE, lineId: line?.priced.line.id ?? 0, kind: 'plan-rest' }));
    await orders.submit(buyer);
    expect(await plansOf(4)).toEqual([`demand open ${DAY} ${PLANT} 14/14/0/0`]);
  });

  it('leaves no plan behind where another line stops the order', async () => {
    await orders.put(buyer, 7, '3', plannable);
    await orders.put(buyer, 8, '3');
    expect((await refusalOf(orders.submit(buyer))).code).toBe('inventory.insufficient-stock');
    expect(await plansOf(7)).toEqual([]);
    await clear();
  });

  it('needs a planner where head office did not say how much, and goes to the nearest place that the buyer sees', async () => {
    await db.owner.query('UPDATE production_lead SET most_on_demand = NULL');
    await orders.put(buyer, 5, '1', plannable);
    const [line] = (await read()).lines;
    expect(line).toMatchObject({ available: '0', problems: [{ code: 'orders.line-beyond-demand' }] });
    expect(line?.options).toMatchObject([{ kind: 'plannable', quantity: null, on: DAY }]);
    expect((await refusalOf(orders.submit(buyer))).problems).toMatchObject([{ available: '0' }]);
    await db.owner.query('UPDATE production_lead SET most_on_demand = 40');
    await orders.submit(firstTierCtx(undefined, [102]));
    expect(await plansOf(5)).toEqual([`demand open ${DAY} 102 1/1/0/0`]);
    await orders.put(buyer, 5, '1', plannable);
    expect((await refusalOf(orders.submit(firstTierCtx(undefined, [])))).problems).toMatchObject([{ available: '0' }]);
    await clear();
  });

  it('holds nothing of what others promise themselves of it: it is never free', async () => {
    await orders.order(buyer, { 6: '8' }, plannable);
    expect((await refusalOf(orders.order(other, { 6: '1' }, { supply: 'preorder' }))).problems).toMatchObject([{ code: 'orders.line-production-short', available: '0' }]);
    await db.uow.write(other, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
    expect((await desk.preview(6, { rule: 'oldest' })).plans).toEqual([]);
    const id = await orders.order(buyer, { 6: '4' }, plannable);
    expect((await refusalOf(desk.split(id, (await lineOf(id)).id, { quantity: '1', planId: await planIdOf(6) }))).code).toBe('platform.not-found');
  });
});

describe('a plan that demand made', () => {
  it('shrinks by exactly what is cut, changed, refused, moved to stock, split off and cancelled', async () => {
    await addRules(db.owner, [{ kind: 'amount', threshold: '0' }]);
    const cut = await orders.order(buyer, { 10: '10' }, plannable);
    await orders.approve(planner, cut, [{ lineId: (await lineOf(cut)).id, quantity: '7' }]);
    const refused = await orders.order(other, { 10: '9' }, plannable);
    expect(await plansOf(10)).toEqual([`demand open ${DAY} ${PLANT} 16/16/0/0`]);
    await orders.refuse(planner, refused);
    await db.owner.query('DELETE FROM approval_rule');
    const changed = await orders.order(buyer, { 10: '12' }, plannable);
    await orders.change(buyer, changed, { 10: '5' });
    expect(await plansOf(10)).toEqual([`demand open ${DAY} ${PLANT} 12/12/0/0`]);
    await orders.change(buyer, changed, { 10: '6' });
    expect(await plansOf(10)).toEqual([`demand open ${DAY} ${PLANT} 13/13/0/0`]);
    await desk.plan(110, 10, '3', '2026-04-20');
    await desk.split(changed, (await lineOf(changed)).id, { quantity: '2', planId: 110 });
    expect((await plansOf(10)).toSorted()).toEqual([`demand open ${DAY} ${PLANT} 11/11/0/0`, `planned open 2026-04-20 ${PLANT} 3/2/0/0`]);
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 10: '50' });
    const { version, lines } = await orders.detail(buyer, changed);
    await orders.change(buyer, changed, {}, { version, lines: lines.map(({ id }) => ({ lineId: id, supply: 'stock' as const })) });
    expect((await plansOf(10)).toSorted()).toEqual([`demand open ${DAY} ${PLANT} 7/7/0/0`, `planned open 2026-04-20 ${PLANT} 3/0/0/0`]);
    await orders.decline(buyer, cut);
    expect((await plansOf(10)).toSorted()[0]).toBe(`demand open ${DAY} ${PLANT} 0/0/0/0`);
    expect((await db.uow.read(planner, (tx) => orders.parts.plans.list(tx, { origin: 'demand', search: 'SKU-10' }))).items.filter(({ skuId }) => skuId === 10)).toEqual([]);
  });

  it('is chosen by a change as well: for a line that is there, and for one that is added', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 11: '50' });
    const id = await orders.order(buyer, { 11: '10' });
    const { version, lines } = await orders.detail(buyer, id);
    await orders.change(buyer, id, {}, { version, lines: [{ lineId: lines[0]?.id ?? 0, supply: 'plannable' }], added: [{ skuId: 12, unit: 'drum', quantity: '3', supply: 'plannable' }] });
    expect((await orders.detail(buyer, id)).lines.map(({ supply, promisedOn, awaitsPlanning }) => [supply, promisedOn, awaitsPlanning])).toEqual([['preorder', DAY, true], ['preorder', DAY, true]]);
    expect([await plansOf(11), await plansOf(12)]).toEqual([[`demand open ${DAY} ${PLANT} 10/10/0/0`], [`demand open ${DAY} ${PLANT} 3/3/0/0`]]);
  });

  it('takes no more of an order when its day is nearer than the goods can be made; what is asked anew gets a new day', async () => {
    const id = await orders.order(buyer, { 13: '10' }, plannable);
    clock.advance(86_400_000);
    expect((await refusalOf(orders.change(buyer, id, { 13: '12' }))).problems).toMatchObject([{ available: '0' }]);
    const { version, lines } = await orders.detail(buyer, id);
    await orders.change(buyer, id, {}, { version, lines: [{ lineId: lines[0]?.id ?? 0, quantity: '12', supply: 'plannable' }] });
    expect(await plansOf(13)).toEqual([`demand open ${DAY} ${PLANT} 0/0/0/0`, `demand open 2026-04-02 ${PLANT} 12/12/0/0`]);
    clock.advance(-86_400_000);
  });

  it('is made and handed out like any other, and its surplus lies in stock', async () => {
    const id = await orders.order(buyer, { 14: '10' }, plannable);
    await orders.produce(planner, await planIdOf(14), '4');
    expect(await lineOf(id)).toMatchObject({ allocatedQuantity: '4', awaitsPlanning: true });
    await orders.change(buyer, id, { 14: '9' });
    await orders.produce(planner, await planIdOf(14), '7', '4');
    expect(await plansOf(14)).toEqual([`demand open ${DAY} ${PLANT} 11/9/11/9`]);
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'allocated', lines: [{ allocatedQuantity: '9', awaitsPlanning: false }] });
  });

  it('waits for a planner in the list of shortages, who takes it over: then it grows and is sold to all', async () => {
    const id = await orders.order(buyer, { 15: '10' }, plannable);
    expect((await desk.shortages()).find(({ skuId }) => skuId === 15)).toMatchObject({ wanted: '10', promised: '10', onDemand: '10', lastReadyOn: DAY, uncovered: '0' });
    const planId = await planIdOf(15);
    expect((await refusalOf(amend(planId, { planned: '100' }))).code).toBe('inventory.plan-on-demand');
    await amend(planId, { origin: 'planned', planned: '100' });
    expect(await plansOf(15)).toEqual([`planned open ${DAY} ${PLANT} 100/10/0/0`]);
    expect(await lineOf(id)).toMatchObject({ awaitsPlanning: false, promisedOn: DAY });
    expect((await desk.shortages()).find(({ skuId }) => skuId === 15)).toMatchObject({ onDemand: '0' });
    await orders.order(other, { 15: '60' }, { supply: 'preorder' });
    await orders.cancel(buyer, id);
    expect(await plansOf(15)).toEqual([`planned open ${DAY} ${PLANT} 100/60/0/0`]);
  });

  it('is moved to another day with a reason, which the dealer reads; a new wish makes a plan of its own', async () => {
    const id = await orders.order(buyer, { 16: '10' }, plannable);
    await amend(await planIdOf(16), { readyOn: '2026-04-20' });
    expect((await orders.detail(buyer, id)).events.at(-1)).toMatchObject({ name: 'reschedule', reason: '产线调整' });
    expect(await lineOf(id)).toMatchObject({ promisedOn: '2026-04-20', awaitsPlanning: true });
    await orders.order(other, { 16: '3' }, plannable);
    expect(await plansOf(16)).toEqual([`demand open 2026-04-20 ${PLANT} 10/10/0/0`, `demand open ${DAY} ${PLANT} 3/3/0/0`]);
    expect((await refusalOf(amend(await planIdOf(16), { readyOn: '2026-04-20' }))).code).toBe('inventory.plan-exists');
  });

  it('promises nothing more once it is closed, keeps what it promised, and is not opened beside another one', async () => {
    const id = await orders.order(buyer, { 17: '10' }, plannable);
    const first = await planIdOf(17);
    await amend(first, { status: 'closed' });
    await orders.order(other, { 17: '3' }, plannable);
    await orders.change(buyer, id, { 17: '8' });
    expect(await plansOf(17)).toEqual([`demand closed ${DAY} ${PLANT} 8/8/0/0`, `demand open ${DAY} ${PLANT} 3/3/0/0`]);
    expect((await refusalOf(amend(first, { status: 'open' }))).code).toBe('inventory.plan-exists');
  });
});

describe('many buyers at once', () => {
  it('make one plan that holds what all of them asked for, and never more than head office lets be asked for', async () => {
    const buyers = Array.from({ length: 60 }, (_, index) => 3000 + index);
    for (const id of buyers) {
      await addFirstTier(db.owner, id);
      await orders.put(firstTierCtx(id), 25, '1', plannable);
    }
    const outcomes = await Promise.all(buyers.map((id) => orders.submit(firstTierCtx(id)).then((orderId) => ({ id, orderId }), async (error: unknown) => refusalOf(Promise.reject(error)))));
    const placed = outcomes.flatMap((outcome) => ('orderId' in outcome ? outcome : []));
    expect(placed).toHaveLength(40);
    expect(new Set(outcomes.flatMap((outcome) => ('code' in outcome ? `${outcome.code} ${String(outcome.problems[0]?.['available'])}` : [])))).toEqual(new Set(['inventory.production-short 0']));
    expect(await plansOf(25)).toEqual([`demand open ${DAY} ${PLANT} 40/40/0/0`]);
    // some give back while others ask for it
    const waiting = buyers.filter((id) => placed.every((order) => order.id !== id));
    const later = await Promise.allSettled([
      ...placed.slice(0, 15).map(({ id, orderId }) => orders.cancel(firstTierCtx(id), orderId)), ...waiting.map((id) => orders.submit(firstTierCtx(id))),
    ]);
    const fresh = later.slice(15).filter(({ status }) => status === 'fulfilled').length;
    expect(await plansOf(25)).toEqual([`demand open ${DAY} ${PLANT} ${25 + fresh}/${25 + fresh}/0/0`]);
  });

  it('ask while a planner takes the plan over: what came later is a plan of its own, and nobody is lost', async () => {
    await orders.order(buyer, { 24: '1' }, plannable);
    const buyers = Array.from({ length: 16 }, (_, index) => 3000 + index);
    for (const id of buyers) {
      await db.uow.write(firstTierCtx(id), (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
      await orders.put(firstTierCtx(id), 24, '2', plannable);
    }
    const planId = await planIdOf(24);
    const [, ...asked] = await Promise.allSettled([amend(planId, { origin: 'planned' }), ...buyers.map((id) => orders.submit(firstTierCtx(id)))]);
    expect(await planOf(db.owner, planId)).toMatch(/^(\d+)\/\1\/0\/0$/);
    const placed = asked.filter(({ status }) => status === 'fulfilled').length;
    const { rows } = await db.owner.query<{ promised: number }>(`SELECT sum(promised)::int AS promised FROM production_plan WHERE sku_id = 24`);
    expect(rows[0]?.promised).toBe(1 + 2 * placed);
    expect(new Set(asked.flatMap((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : [])))).toEqual(new Set(placed === 16 ? [] : ['inventory.production-short']));
  });

  it('ask for several products in any order, and nobody waits for ever', async () => {
    const work = Array.from({ length: 24 }, (_, index) => 3000 + index).map(async (id, index) => {
      const ctx = firstTierCtx(id);
      await db.uow.write(ctx, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
      const skus = [26, 27, 28, 29];
      for (const skuId of index % 2 ? skus : skus.toReversed()) await orders.put(ctx, skuId, '1', plannable);
      return orders.submit(ctx);
    });
    await Promise.all(work);
    for (const skuId of [26, 27, 28, 29]) expect(await plansOf(skuId)).toEqual([`demand open ${DAY} ${PLANT} 24/24/0/0`]);
  });

  it('need the same number of statements for 1, 20 and 200 lines', async () => {
    const counts: number[] = [];
    for (const size of [1, 20, 200]) {
      for (let i = 0; i < size; i += 1) await orders.put(buyer, 30 + i, '1', plannable);
      counts.push((await countStatements(db.source, () => read())).length, (await countStatements(db.source, () => orders.submit(buyer))).length);
    }
    expect(counts).toEqual([counts[0], counts[1], counts[0], counts[1], counts[0], counts[1]]);
  });
});
