import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { addRules, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_PLANT, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
const [buyer, desk] = [firstTierCtx(), headOfficeCtx()];
const balance = (skuId: number, locationId = PLANT) => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId, skuId });
const promised = async (planId: number): Promise<string> => {
  const { rows } = await db.owner.query<{ promised: string }>('SELECT trim_scale(promised)::text AS promised FROM production_plan WHERE id = $1', [planId]);
  return rows[0]?.promised ?? '';
};
const plan = (id: number, skuId: number, planned: string, readyOn: string) =>
  db.owner.query(`INSERT INTO production_plan (id, owner_id, location_id, sku_id, ready_on, planned) VALUES ($1, $2, $3, $4, $5, $6)`, [id, HEAD_OFFICE, PLANT, skuId, readyOn, planned]);
const lineOf = async (id: number, skuId: number): Promise<number> => (await orders.detail(buyer, id)).lines.find((line) => line.skuId === skuId)?.id ?? 0;

beforeAll(async () => {
  db = await createTestDatabase(10);
  await buildChannel(db.owner, 230);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: 230 }, (_, i) => [i + 1, '100'])));
  await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 3: '500' });
  await plan(1, 1, '50', '2026-03-20');
  await plan(2, 1, '500', '2026-04-20');
  await plan(3, 2, '500', '2026-03-25');
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());

describe('a change', () => {
  it('adds lines, numbered on, at the price of the day of the order, with their goods and credit', async () => {
    const id = await orders.order(buyer, { 1: '4' });
    const used = Number(await orders.creditUsed(FIRST));
    await db.owner.query(`UPDATE price_list_item SET valid = daterange(lower(valid), '2026-03-03') WHERE sku_id = 5`);
    orders.clock.set(new Date('2026-03-10T09:00:00+08:00'));
    await orders.change(buyer, id, {}, { added: [{ skuId: 5, unit: 'drum', quantity: '3' }, { skuId: 2, unit: 'drum', quantity: '10', supply: 'preorder' }], reason: '加订' });
    orders.clock.set(new Date('2026-03-02T09:30:00+08:00'));
    expect(await orders.detail(buyer, id)).toMatchObject({
      state: 'in-production', version: 2, total: '1700.00', promisedOn: '2026-03-25',
      lines: [
        { lineNo: 1 }, { lineNo: 2, skuId: 5, code: 'SKU-5', quantity: '3', amount: '300.00', supply: 'stock', locationId: PLANT, allocatedQuantity: '3' },
        { lineNo: 3, skuId: 2, amount: '1000.00', supply: 'preorder', promisedOn: '2026-03-25', planId: 3, allocatedQuantity: '0' },
      ],
    });
    expect([await balance(5), await promised(3), Number(await orders.creditUsed(FIRST)) - used]).toEqual(['100/3', '10', 1300]);
    expect((await orders.difference(desk, id)).changes).toMatchObject([{ kind: 'added', lineNo: 2, old: null, new: { quantity: '3' } }, { kind: 'added', lineNo: 3, new: { supply: 'preorder', promisedOn: '2026-03-25' } }]);
    await orders.cancel(buyer, id);
    expect([await balance(5), await promised(3)]).toEqual(['100/0', '0']);
  });

  it('switches a line to pre-order and back, at the same price and without asking for more credit', async () => {
    const id = await orders.order(buyer, { 1: '60', 2: '1' });
    await orders.change(buyer, id, {}, { lines: [{ lineId: await lineOf(id, 1), supply: 'preorder' }] });
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'in-production', total: '6100.00', promisedOn: '2026-04-20', lines: [{ supply: 'preorder', planId: 2, quantity: '60', allocatedQuantity: '0' }, {}] });
    expect([await balance(1), await promised(2)]).toEqual(['100/0', '60']);
    expect(await orders.difference(buyer, id)).toMatchObject({ changes: [{ old: { supply: 'stock', promisedOn: '2026-03-02' }, new: { supply: 'preorder', promisedOn: '2026-04-20' } }] });
    expect((await refusalOf(orders.change(buyer, id, {}, { lines: [{ lineId: await lineOf(id, 1), planId: 1 }] }))).problems).toMatchObject([{ skuCode: 'SKU-1', requested: '60', available: '50' }]);
    await orders.change(buyer, id, {}, { lines: [{ lineId: await lineOf(id, 1), supply: 'stock', quantity: '20' }] });
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'allocated', total: '2100.00', promisedOn: '2026-03-02', lines: [{ supply: 'stock', planId: null, allocatedQuantity: '20' }, {}] });
    expect([await balance(1), await promised(2)]).toEqual(['100/20', '0']);
    await orders.cancel(buyer, id);
  });

  it('takes a line from another location as a whole', async () => {
    const id = await orders.order(buyer, { 3: '80' }, { locationId: PLANT });
    expect((await refusalOf(orders.change(buyer, id, { 3: '120' }))).problems).toMatchObject([{ requested: '40', available: '20' }]);
    await orders.change(buyer, id, {}, { lines: [{ lineId: await lineOf(id, 3), quantity: '120', locationId: OTHER_PLANT }] });
    expect((await orders.detail(buyer, id)).lines).toMatchObject([{ quantity: '120', locationId: OTHER_PLANT, allocatedQuantity: '120' }]);
    expect([await balance(3), await balance(3, OTHER_PLANT)]).toEqual(['100/0', '500/120']);
    await orders.cancel(buyer, id);
  });

  it('takes a further line of an SKU that is there, and knows them apart', async () => {
    const id = await orders.order(buyer, { 6: '90' });
    expect((await refusalOf(orders.change(buyer, id, {}, { added: [{ skuId: 6, unit: 'drum', quantity: '11' }] }))).problems).toMatchObject([{ lineNo: 2, requested: '11', available: '10' }]);
    await orders.change(buyer, id, {}, { added: [{ skuId: 6, unit: 'drum', quantity: '5' }, { skuId: 6, unit: 'drum', quantity: '5' }] });
    expect((await orders.detail(buyer, id)).lines.map(({ lineNo, quantity }) => [lineNo, quantity])).toEqual([[1, '90'], [2, '5'], [3, '5']]);
    expect(await balance(6)).toBe('100/100');
    await orders.cancel(buyer, id);
  });

  it('names every line that cannot be ordered, an added one by its number', async () => {
    const id = await orders.order(buyer, { 7: '4' });
    await db.owner.query(`UPDATE sku SET status = 'discontinued' WHERE id = 8`);
    const attempt = orders.change(buyer, id, {}, { added: [{ skuId: 9, unit: 'drum', quantity: '1' }, { skuId: 8, unit: 'drum', quantity: '1' }, { skuId: 999, unit: 'drum', quantity: '1' }] });
    expect(await refusalOf(attempt)).toMatchObject({ code: 'orders.lines-refused', problems: [{ lineNo: 3, code: 'orders.line-discontinued' }, { lineNo: 4, code: 'orders.line-not-in-catalogue' }] });
    await orders.cancel(buyer, id);
  });

  it('keeps the day that the buyer asks for, in the order and its versions', async () => {
    const id = await orders.order(buyer, { 7: '4' });
    await orders.change(buyer, id, {}, { requestedOn: '2026-03-30' });
    expect(await orders.detail(desk, id)).toMatchObject({ state: 'allocated', version: 2, requestedOn: '2026-03-30' });
    expect(await orders.difference(desk, id)).toMatchObject({ from: { version: 1, requestedOn: null }, to: { version: 2, requestedOn: '2026-03-30' }, changes: [] });
    await orders.cancel(buyer, id);
  });

  it('holds its locks in one order against submissions and other changes: nothing is lost, nothing is left over', async () => {
    const rival = firstTierCtx(OTHER_FIRST);
    const ids = [await orders.order(buyer, { 1: '5', 2: '5' }), await orders.order(rival, { 2: '5', 1: '5' })];
    for (let turn = 0; turn < 6; turn += 1) {
      const supply = turn % 2 ? 'stock' : 'preorder';
      await Promise.all(
        ids.map(async (id, place) => {
          const ctx = place ? rival : buyer;
          const { lines, version } = await orders.detail(ctx, id);
          await orders.change(ctx, id, {}, { version, lines: lines.map((line) => ({ lineId: line.id, supply })) });
        }),
      );
    }
    expect([await balance(1), await balance(2), await promised(2), await promised(3)]).toEqual(['100/10', '100/10', '0', '0']);
    await orders.cancel(buyer, ids[0] ?? 0);
    await orders.cancel(rival, ids[1] ?? 0);
  });

  it('needs as many statements for 200 lines as for one, switched and added', async () => {
    const counts: number[] = [];
    for (const size of [1, 20, 100]) {
      const skus = Array.from({ length: size }, (_, i) => 20 + i);
      const id = await orders.order(buyer, Object.fromEntries(skus.map((sku) => [sku, '2'])));
      const { lines, version } = await orders.detail(buyer, id);
      const request = { version, lines: lines.map(({ id: lineId }) => ({ lineId, quantity: '3', locationId: OTHER_PLANT })), added: skus.map((sku) => ({ skuId: sku + 100, unit: 'drum', quantity: '1' })) };
      await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, Object.fromEntries(skus.map((sku) => [sku, '500'])));
      counts.push((await countStatements(db.source, () => db.uow.write(buyer, (tx) => orders.parts.changer.change(tx, id, request)))).length);
      await orders.cancel(buyer, id);
      await db.owner.query('DELETE FROM stock_movement WHERE location_id = $1 AND sku_id >= 20', [OTHER_PLANT]);
      await db.owner.query('DELETE FROM stock_balance WHERE location_id = $1 AND sku_id >= 20', [OTHER_PLANT]);
    }
    expect(new Set(counts).size).toBe(1);
  });
});

describe('a preview', () => {
  it('shows what would happen, credit and approval included, and leaves no trace', async () => {
    const id = await orders.order(buyer, { 10: '4' });
    const used = await orders.creditUsed(FIRST);
    await addRules(db.owner, [{ kind: 'amount', threshold: '900' }]);
    const foreseen = await orders.foresee(buyer, id, { 10: '9' }, { added: [{ skuId: 11, unit: 'drum', quantity: '1' }] });
    expect(foreseen).toMatchObject({
      order: { state: 'submitted', total: '1000.00', approvalReasons: ['amount'], version: 2 },
      difference: { from: { total: '400.00' }, to: { total: '1000.00' }, changes: [{ kind: 'changed', new: { quantity: '9' } }, { kind: 'added' }] },
      credit: { used: (Number(used) + 600).toFixed(2) },
    });
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'allocated', version: 1, total: '400.00', lines: [{ quantity: '4' }] });
    expect([await balance(10), await balance(11), await orders.creditUsed(FIRST)]).toEqual(['100/4', '100/0', used]);
    const { rows } = await db.owner.query('SELECT count(*)::int AS n FROM order_version WHERE order_id = $1', [id]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('is refused as the change would be, and to strangers', async () => {
    const id = await orders.order(buyer, { 12: '4' });
    expect((await refusalOf(orders.foresee(buyer, id, { 12: '101' }))).problems).toMatchObject([{ skuCode: 'SKU-12', requested: '97', available: '96' }]);
    const stranger = orders.parts.previewer.foresee(firstTierCtx(OTHER_FIRST), id, (tx) => orders.parts.changer.change(tx, id, { version: 1 }));
    expect((await refusalOf(stranger)).code).toBe('platform.not-found');
  });

  it('of the seller’s offer shows the difference, and nothing of the buyer’s credit', async () => {
    const id = await orders.order(buyer, { 13: '4' });
    const lineId = await lineOf(id, 13);
    const foreseen = await orders.parts.previewer.foresee(desk, id, (tx) => orders.parts.approver.offerLess(tx, id, { lines: [{ lineId, quantity: '1' }] }));
    expect(foreseen).toMatchObject({ order: { state: 'offered', total: '100.00' }, difference: { changes: [{ old: { quantity: '4' }, new: { quantity: '1' } }] }, credit: null });
    expect((await orders.detail(buyer, id)).state).toBe('allocated');
  });
});

describe('the difference of versions', () => {
  it('is that of any two, in either direction, and the latest where none are named', async () => {
    const id = await orders.order(buyer, { 14: '1', 15: '2' });
    expect(await orders.difference(buyer, id)).toMatchObject({ from: { version: 1 }, to: { version: 1 }, changes: [] });
    await orders.change(buyer, id, { 14: '2' }, { reason: '一' });
    await orders.change(buyer, id, { 15: '0' }, { reason: '二' });
    expect(await orders.difference(buyer, id)).toMatchObject({ from: { version: 2 }, to: { version: 3, reason: '二', actorName: '经销商11用户' }, changes: [{ kind: 'removed', code: 'SKU-15' }] });
    expect((await orders.difference(desk, id, { from: 1, to: 3 })).changes.map(({ kind }) => kind)).toEqual(['changed', 'removed']);
    expect((await orders.difference(desk, id, { from: 3, to: 1 })).changes.map(({ kind }) => kind)).toEqual(['changed', 'added']);
    expect((await refusalOf(orders.difference(buyer, id, { from: 1, to: 9 }))).code).toBe('platform.not-found');
    expect((await refusalOf(orders.difference(firstTierCtx(OTHER_FIRST), id))).code).toBe('platform.not-found');
  });
});

describe('afterwards', () => {
  it('stock and credit agree with the orders', async () => {
    expect(await stockDrift(db.owner)).toEqual([]);
    const { rows } = await db.owner.query(`SELECT o.id FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.state <> 'draft' GROUP BY o.id HAVING o.total <> sum(l.amount)`);
    expect(rows).toEqual([]);
    const { rows: wrong } = await db.owner.query(`
      SELECT p.id FROM production_plan p LEFT JOIN order_line l ON l.production_plan_id = p.id
        AND l.order_id IN (SELECT id FROM sales_order WHERE state NOT IN ('draft', 'refused', 'cancelled'))
      GROUP BY p.id HAVING p.promised <> coalesce(sum(coalesce(l.confirmed_base, l.base_quantity)), 0)`);
    expect(wrong).toEqual([]);
  });
});
