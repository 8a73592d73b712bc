import { buildPlan } from '@tributary/inventory/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import type { LineFixKind } from '../supply/line-fix';
import { buildChannel, firstTierCtx, HEAD_OFFICE, OTHER_FIRST, OTHER_PLANT, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
const buyer = firstTierCtx();
const read = () => db.uow.read(buyer, (tx) => orders.parts.baskets.read(tx, HEAD_OFFICE));
const content = async () => (await read()).lines.map(({ priced: { line }, problems }) => [line.skuId, line.supply, line.locationId ?? line.planId, line.quantity, problems.length]);
const fix = (lineId: number, kind: LineFixKind, ctx = buyer) => db.uow.write(ctx, (tx) => orders.parts.fixer.fix(tx, { sellerId: HEAD_OFFICE, lineId, kind }));
const shortLine = async () => {
  const line = (await read()).lines.find(({ problems }) => problems.length > 0);
  if (!line) throw new Error('No line is short.');
  return { id: line.priced.line.id, kinds: line.fixes.map(({ kind }) => kind) };
};

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 10);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '5', 2: '3' });
  await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 1: '8', 2: '20' });
  await buildPlan(db.owner, { id: 1, ownerId: HEAD_OFFICE, locationId: PLANT, skuId: 1, readyOn: '2026-04-08', planned: '40' });
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());
beforeEach(() => db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE)));

describe('a short line', () => {
  it.each([
    ['take-available', [[1, 'stock', null, '8', 0]]],
    ['split', [[1, 'stock', PLANT, '5', 0], [1, 'stock', OTHER_PLANT, '5', 0]]],
    ['preorder-rest', [[1, 'stock', OTHER_PLANT, '8', 0], [1, 'preorder', 1, '2', 0]]],
    ['preorder', [[1, 'preorder', 1, '10', 0]]],
  ] as const)('is mended with one click: %s', async (kind, lines) => {
    await orders.put(buyer, 1, '10');
    const { id, kinds } = await shortLine();
    expect(kinds).toEqual(['take-available', 'split', 'preorder-rest', 'preorder']);
    await fix(id, kind);
    expect(await content()).toEqual(lines);
  });

  it('goes to another location, and what is there already under that key gets more', async () => {
    await orders.put(buyer, 2, '4', { locationId: OTHER_PLANT });
    await orders.put(buyer, 2, '6', { locationId: PLANT });
    await orders.put(buyer, 1, '1');
    await fix((await shortLine()).id, 'other-location');
    expect(await content()).toEqual([[2, 'stock', OTHER_PLANT, '10', 0], [1, 'stock', null, '1', 0]]);
  });

  it('counts what the other lines take', async () => {
    await orders.put(buyer, 1, '8', { locationId: OTHER_PLANT });
    await orders.put(buyer, 1, '39', { supply: 'preorder' });
    await orders.put(buyer, 1, '6');
    const { id, kinds } = await shortLine();
    expect(kinds).toEqual(['take-available', 'preorder-rest']);
    await fix(id, 'preorder-rest');
    expect((await read()).lines.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('is not mended by what would not do any more, twice, or by a stranger', async () => {
    await orders.put(buyer, 1, '10');
    const { id } = await shortLine();
    expect((await refusalOf(fix(id, 'other-location'))).code).toBe('orders.fix-gone');
    expect((await refusalOf(fix(id, 'preorder', firstTierCtx(OTHER_FIRST)))).code).toBe('platform.not-found');
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => fix(id, 'preorder')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await content()).toEqual([[1, 'preorder', 1, '10', 0]]);
  });
});

describe('a line', () => {
  it('says every way to get it, in its own unit', async () => {
    await db.owner.query(`INSERT INTO production_lead VALUES (1, 30)`);
    await orders.put(buyer, 1, '1');
    expect((await read()).lines[0]?.options.map(({ kind, quantity, on, locationId, planId }) => [kind, quantity, on, locationId, planId])).toEqual([
      ['here', '5', '2026-03-02', PLANT, null], ['here', '8', '2026-03-02', OTHER_PLANT, null], ['production', '40', '2026-04-08', PLANT, 1], ['plannable', null, '2026-04-01', null, null],
    ]);
  });
});
