import { buildPlan, planOf, productionDrift, stockDrift, stockOf } from '@tributary/inventory/testing';
import { buildSku } from '@tributary/catalogue/testing';
import { buildPriceList } from '@tributary/pricing/testing';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { addFirstTier, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_PLANT, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
const [buyer, desk] = [firstTierCtx(), headOfficeCtx()];
const preorder = { supply: 'preorder' } as const;
const plan = (id: number, skuId: number, planned: string, readyOn = '2026-04-08', locationId: number = PLANT) =>
  buildPlan(db.owner, { id, ownerId: HEAD_OFFICE, locationId, skuId, readyOn, planned });
const read = (ctx = buyer) => db.uow.read(ctx, (tx) => orders.parts.baskets.read(tx, HEAD_OFFICE));

beforeAll(async () => {
  db = await createTestDatabase(24);
  await buildChannel(db.owner, 240);
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());

describe('a pre-order line', () => {
  it('is promised by the earliest plan that has enough, reserves no stock, and dates its order', async () => {
    await plan(1, 1, '50', '2026-05-01');
    await plan(2, 1, '5', '2026-03-10');
    await plan(3, 1, '30', '2026-04-08');
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 2: '10' });
    await orders.put(buyer, 1, '20', preorder);
    await orders.put(buyer, 2, '4');
    const id = await orders.submit(buyer);
    expect([await planOf(db.owner, 3), await planOf(db.owner, 2)]).toEqual(['30/20/0/0', '5/0/0/0']);
    const order = await orders.detail(buyer, id);
    expect(order).toMatchObject({ promisedOn: '2026-04-08', total: '2400.00' });
    expect(order.lines.map(({ supply, promisedOn, allocatedQuantity, locationId }) => [supply, promisedOn, allocatedQuantity, locationId])).toEqual([
      ['preorder', '2026-04-08', '0', PLANT], ['stock', '2026-03-02', '4', PLANT],
    ]);
    expect(await stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId: 2 })).toBe('10/4');
  });

  it('stands beside a stock line of the same SKU, and each plan has a line of its own', async () => {
    await plan(11, 11, '50', '2026-05-01');
    for (const change of [{}, preorder, { ...preorder, planId: 11 }]) await orders.put(buyer, 11, '2', change);
    await orders.put(buyer, 11, '3', { ...preorder, planId: 11 });
    expect((await read()).lines.map(({ priced: { line } }) => [line.supply, line.planId, line.quantity])).toEqual([['stock', null, '2'], ['preorder', null, '2'], ['preorder', 11, '3']]);
    await orders.put(buyer, 11, '0', { ...preorder, planId: 11 });
    expect((await read()).lines).toHaveLength(2);
    await db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
  });

  it('splits the basket by the days on which its goods can leave', async () => {
    await plan(12, 12, '50', '2026-05-01');
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 12: '4' });
    await orders.put(buyer, 12, '4');
    await orders.put(buyer, 12, '9', preorder);
    await orders.put(buyer, 13, '1', preorder);
    const { lines, deliveries } = await read();
    expect(lines.map(({ available, promisedOn, problems }) => [available, promisedOn, problems.map(({ code }) => code)])).toEqual([
      ['4', '2026-03-02', []], ['50', '2026-05-01', []], ['0', null, ['orders.line-production-short']],
    ]);
    expect(deliveries.map(({ on, subtotal, lineIds }) => [on, subtotal, lineIds.length])).toEqual([['2026-03-02', '400.00', 1], ['2026-05-01', '900.00', 1], [null, '100.00', 1]]);
    await db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
  });

  it('is refused by name where the plans have too little, and nothing is promised or reserved', async () => {
    await plan(14, 14, '5');
    await plan(15, 15, '50');
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 16: '10' });
    await orders.put(buyer, 14, '6', preorder);
    await orders.put(buyer, 15, '6', preorder);
    await orders.put(buyer, 16, '6');
    const refusal = await refusalOf(orders.submit(buyer));
    expect(refusal).toMatchObject({ code: 'inventory.production-short', problems: [{ code: 'orders.line-production-short', skuCode: 'SKU-14', requested: '6', available: '5' }] });
    expect(refusal.problems).toHaveLength(1);
    expect([await planOf(db.owner, 15), await stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId: 16 })]).toEqual(['50/0/0/0', '10/0']);
    await db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
  });

  it('cannot name a plan that the buyer may not see, of another SKU, or that is absent: all answer alike', async () => {
    await plan(17, 17, '50', '2026-04-08', OTHER_PLANT);
    const narrow = firstTierCtx(FIRST, [PLANT]);
    for (const [skuId, planId, ctx] of [[17, 17, narrow], [18, 17, buyer], [17, 99_999, buyer]] as const) {
      expect(await refusalOf(orders.put(ctx, skuId, '1', { ...preorder, planId }))).toEqual({ code: 'platform.not-found', params: {}, problems: [] });
    }
    await orders.put(narrow, 17, '1', preorder);
    expect((await refusalOf(orders.submit(narrow))).problems).toMatchObject([{ available: '0' }]);
    await db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
  });

  it('is refused when its plan was closed or lowered between basket and submission', async () => {
    await plan(19, 19, '50');
    await orders.put(buyer, 19, '20', { ...preorder, planId: 19 });
    await db.owner.query(`UPDATE production_plan SET status = 'closed' WHERE id = 19`);
    expect((await refusalOf(orders.submit(buyer))).problems).toMatchObject([{ skuCode: 'SKU-19', available: '0' }]);
    await db.owner.query(`UPDATE production_plan SET status = 'open', planned = 19 WHERE id = 19; INSERT INTO production_movement (plan_id, owner_id, location_id, sku_id, kind, planned_delta, document, document_id, actor_name) VALUES (19, 1, 101, 19, 'plan', -31, 'plan', 19, 'x')`);
    expect((await refusalOf(orders.submit(buyer))).problems).toMatchObject([{ skuCode: 'SKU-19', available: '19' }]);
    await db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
  });

  it('gives its promise back when it is cut, refused or cancelled', async () => {
    await plan(20, 20, '50');
    await db.owner.query(`INSERT INTO approval_rule (id, seller_id, kind, threshold, name) VALUES (99, $1, 'amount', 0, '全部')`, [HEAD_OFFICE]);
    const cut = await orders.order(buyer, { 20: '10' }, preorder);
    const lineId = (await orders.detail(buyer, cut)).lines[0]?.id ?? 0;
    await orders.approve(desk, cut, [{ lineId, quantity: '4' }]);
    expect(await planOf(db.owner, 20)).toBe('50/4/0/0');
    const refused = await orders.order(buyer, { 20: '10' }, preorder);
    await orders.refuse(desk, refused);
    const cancelled = await orders.order(buyer, { 20: '7' }, preorder);
    await orders.cancel(buyer, cancelled);
    expect(await planOf(db.owner, 20)).toBe('50/4/0/0');
    await db.owner.query('DELETE FROM approval_rule WHERE id = 99');
  });

  it('keeps the minimum of its SKU, like a stock line', async () => {
    await buildSku(db.owner, { id: 300, baseUnit: 'bottle', salesUnit: 'carton', minimumQuantity: '5', units: { carton: '12' } });
    await buildPriceList(db.owner, { id: 9, sellerId: HEAD_OFFICE, items: [{ skuId: 300, price: '5.00', unit: 'bottle' }] });
    expect(await refusalOf(orders.put(buyer, 300, '4', { unit: 'carton' }))).toMatchObject({ code: 'orders.line-below-minimum', params: { sku: 'SKU-300', minimum: '5', unit: 'carton' } });
    expect((await refusalOf(orders.put(buyer, 300, '59', { ...preorder, unit: 'bottle' }))).code).toBe('orders.line-below-minimum');
  });

  it('needs the same number of statements for 1, 20 and 200 lines, beside as many stock lines', async () => {
    const counts: number[] = [];
    await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: 200 }, (_, i) => [30 + i, '100'])));
    for (let i = 0; i < 200; i += 1) await plan(1000 + i, 30 + i, '100');
    for (const size of [1, 20, 200]) {
      for (let i = 0; i < size; i += 1) {
        await orders.put(buyer, 30 + i, '1', { ...preorder, planId: i % 2 ? null : 1000 + i });
        await orders.put(buyer, 30 + i, '1', { locationId: PLANT });
      }
      counts.push((await countStatements(db.source, () => read())).length, (await countStatements(db.source, () => orders.submit(buyer))).length);
    }
    expect(counts).toEqual([9, 15, 9, 15, 9, 15]);
  });
});

describe('two hundred buyers on one plan', () => {
  it('never get more than the cap together, and each refused one hears what is left', async () => {
    const buyers = Array.from({ length: 200 }, (_, index) => 2000 + index);
    await plan(25, 25, '123');
    for (const id of buyers) {
      await addFirstTier(db.owner, id);
      await orders.put(firstTierCtx(id), 25, '2', preorder);
    }
    const outcomes = await Promise.all(buyers.map((id) => orders.submit(firstTierCtx(id)).then(() => undefined, (error: unknown) => refusalOf(Promise.reject(error)))));
    const refused = outcomes.flatMap((outcome) => outcome ?? []);
    expect(refused).toHaveLength(200 - 61);
    expect(new Set(refused.map(({ code, problems }) => `${code} ${String(problems[0]?.['available'])}`))).toEqual(new Set(['inventory.production-short 1']));
    expect(await planOf(db.owner, 25)).toBe('123/122/0/0');
  });
});

describe('afterwards', () => {
  it('every balance is the sum of its movements', async () => {
    expect([await stockDrift(db.owner), await productionDrift(db.owner)]).toEqual([[], []]);
  });
});
