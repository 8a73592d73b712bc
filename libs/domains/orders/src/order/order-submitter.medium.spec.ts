import { buildSku } from '@tributary/catalogue/testing';
import { buildPriceList } from '@tributary/pricing/testing';
import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import {
  buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, OTHER_PLANT, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE,
} from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
const buyer = firstTierCtx();
const balance = (skuId: number, locationId = PLANT, ownerId = HEAD_OFFICE) => stockOf(db.owner, { ownerId, locationId, skuId });

beforeAll(async () => {
  db = await createTestDatabase(24);
  await buildChannel(db.owner, 230);
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());

describe('submitting a basket', () => {
  it('makes an order with number, snapshot, reserved stock, taken credit, history, audit and event', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '10' });
    await orders.put(buyer, 1, '4', { locationId: PLANT });
    const id = await orders.submit(buyer, { purchaseOrderNumber: 'PO-7', note: '周五前' });
    const order = await orders.detail(buyer, id);
    expect(order).toMatchObject({ number: expect.stringMatching(/^SO-202603-\d{6}$/), state: 'allocated', tier: 1, total: '400.00', approvalReasons: [], version: 1, purchaseOrderNumber: 'PO-7', note: '周五前' });
    expect(order.lines).toMatchObject([{ code: 'SKU-1', quantity: '4', unitPrice: '100.00', amount: '400.00', locationId: PLANT, confirmedQuantity: '4', allocatedQuantity: '4', shippedQuantity: '0' }]);
    expect(order.events).toMatchObject([
      { name: 'submit', from: 'draft', to: 'submitted', actorName: '经销商11用户', automatic: false },
      { name: 'approve', from: 'submitted', to: 'confirmed', actorName: '', automatic: true }, { name: 'allocate', from: 'confirmed', to: 'allocated', automatic: true },
    ]);
    expect(order.seller).toMatchObject({ id: HEAD_OFFICE, kind: 'head_office', tier: null });
    expect(order.buyer).toMatchObject({ id: FIRST, kind: 'dealer', tier: 1 });
    expect(await balance(1)).toBe('10/4');
    expect(await orders.creditUsed(FIRST)).toBe('400.00');
    const traces = await db.owner.query(
      `SELECT name FROM (SELECT 1 AS kind, id, name FROM outbox UNION ALL SELECT 2, id, action FROM audit_entry WHERE subject_id = $1) t ORDER BY kind, id`,
      [String(id)],
    );
    expect(traces.rows.map((row: { name: string }) => row.name)).toEqual([
      'orders.order-submitted', 'orders.order-confirmed', 'orders.order-allocated', 'orders.submit', 'orders.approve', 'orders.allocate',
    ]);
  });

  it('leaves an empty basket behind, and nothing to submit twice', async () => {
    expect((await refusalOf(orders.submit(buyer))).code).toBe('orders.basket-empty');
  });

  it('keeps the price of the day even when the list changes afterwards', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 2: '10' });
    const id = await orders.order(buyer, { 2: '1' });
    await db.owner.query(`UPDATE price_list_item SET price = 999 WHERE sku_id = 2`);
    expect((await orders.detail(buyer, id)).total).toBe('100.00');
  });

  it('chooses the location with the most for lines that leave it open', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 3: '5' });
    await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 3: '8' });
    const id = await orders.order(buyer, { 3: '6' });
    expect((await orders.detail(buyer, id)).lines[0]?.locationId).toBe(OTHER_PLANT);
    expect(await balance(3, OTHER_PLANT)).toBe('8/6');
  });

  it('tells that a line would have to be split', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 4: '5' });
    await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 4: '6' });
    await orders.put(buyer, 4, '9');
    const refusal = await refusalOf(orders.submit(buyer));
    expect(refusal.code).toBe('orders.no-single-location');
    expect(refusal.problems).toMatchObject([{ code: 'orders.line-no-single-location', skuCode: 'SKU-4', requested: '9', available: '6', message: expect.stringContaining('拆成多行') }]);
    await orders.put(buyer, 4, '0');
    await orders.put(buyer, 4, '4', { locationId: PLANT });
    await orders.put(buyer, 4, '5', { locationId: OTHER_PLANT });
    await orders.submit(buyer);
    expect([await balance(4), await balance(4, OTHER_PLANT)]).toEqual(['5/4', '6/5']);
  });

  it('adds up two lines of one SKU, open and named, and may end with both at one location', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 5: '7' });
    await orders.put(buyer, 5, '4');
    await orders.put(buyer, 5, '4', { locationId: PLANT });
    expect((await refusalOf(orders.submit(buyer))).problems).toMatchObject([{ skuCode: 'SKU-5', locationId: null, requested: '4', available: '3' }]);
    await orders.put(buyer, 5, '3');
    await orders.submit(buyer);
    expect(await balance(5)).toBe('7/7');
  });

  it('reports every short line in its own unit and reserves none of them', async () => {
    await buildSku(db.owner, { id: 300, baseUnit: 'bottle', salesUnit: 'carton', units: { carton: '12' } });
    await buildPriceList(db.owner, { id: 9, sellerId: HEAD_OFFICE, items: [{ skuId: 300, price: '5.00', unit: 'bottle' }] });
    const withList = { ...buyer, scope: { ...buyer.scope, price: { all: false, price_list: [1, 9] } } };
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 300: '30', 6: '1', 7: '9' });
    await orders.put(withList, 300, '3', { unit: 'carton', locationId: PLANT });
    for (const sku of [6, 7]) await orders.put(withList, sku, '2', { locationId: PLANT });
    const refusal = await refusalOf(orders.submit(withList));
    expect(refusal.code).toBe('inventory.insufficient-stock');
    expect(refusal.problems).toMatchObject([
      { lineNo: 1, skuCode: 'SKU-300', requested: '3', available: '2.5', unit: 'carton', locationId: PLANT },
      { lineNo: 2, skuCode: 'SKU-6', requested: '2', available: '1' },
    ]);
    expect(await balance(7)).toBe('9/0');
    expect(await orders.creditUsed(FIRST)).toBe('2700.00');
    await db.uow.write(withList, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
  });

  it('names every line that cannot be ordered, all at once', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 8: '9', 9: '9', 10: '9', 11: '9' });
    for (const sku of [8, 9, 10, 11]) await orders.put(buyer, sku, '1');
    await db.owner.query(`UPDATE sku SET status = 'discontinued' WHERE id = 8; DELETE FROM price_list_item WHERE sku_id = 9; UPDATE sku SET product_line_id = 2 WHERE id = 10`);
    const without11 = { ...buyer, scope: { ...buyer.scope, catalogue: { all: false, product_line: [2], sku: [8, 9] } } };
    const refusal = await refusalOf(orders.submit(without11));
    expect(refusal).toMatchObject({ code: 'orders.lines-refused', params: { count: 4 } });
    expect(refusal.problems.map(({ skuId, code }) => [skuId, code])).toEqual([
      [8, 'orders.line-discontinued'], [9, 'orders.line-without-price'], [10, 'orders.line-not-supplied'], [11, 'orders.line-not-in-catalogue'],
    ]);
    await db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
  });

  it.each(['frozen', 'closed'])('is refused to a dealer that is %s', async (status) => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, status === 'frozen' ? { 12: '9' } : { 13: '9' });
    await orders.put(firstTierCtx(OTHER_FIRST), 12, '1');
    await db.owner.query('UPDATE dealer SET status = $1 WHERE id = $2', [status, OTHER_FIRST]);
    expect((await refusalOf(orders.submit(firstTierCtx(OTHER_FIRST)))).code).toBe('orders.buyer-not-active');
    await db.owner.query(`UPDATE dealer SET status = 'active' WHERE id = $1`, [OTHER_FIRST]);
  });

  it('serves the second tier from the first tier’s own stock by the same code', async () => {
    await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '6' });
    await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 1: '1000' });
    const second = secondTierCtx();
    const id = await orders.order(second, { 1: '2' }, { sellerId: FIRST });
    expect(await orders.detail(second, id)).toMatchObject({ tier: 2, total: '260.00', seller: { id: FIRST, kind: 'dealer', tier: 1 }, buyer: { id: SECOND, tier: 2 } });
    expect(await balance(1, WAREHOUSE[FIRST], FIRST)).toBe('6/2');
    await orders.put(second, 1, '5', { sellerId: FIRST });
    expect((await refusalOf(orders.submit(second, { sellerId: FIRST }))).problems).toMatchObject([{ available: '4' }]);
    expect(await orders.creditUsed(SECOND, FIRST)).toBe('260.00');
  });

  it('is for dealers: head office does not buy', async () => {
    expect((await refusalOf(orders.submit(headOfficeCtx()))).code).toBe('orders.dealers-only');
  });

  it('needs the same number of statements for 1, 20 and 200 lines', async () => {
    const counts: number[] = [];
    const stock = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [20 + i, '100']));
    await stockUp(db.owner, HEAD_OFFICE, PLANT, stock);
    for (const size of [1, 20, 200]) {
      for (const [locationId, sku] of [[PLANT, 20], [null, 20]] as const) {
        for (let i = 0; i < size; i += 1) await orders.put(buyer, sku + i, '1', { locationId });
        counts.push((await countStatements(db.source, () => orders.submit(buyer))).length);
      }
    }
    expect(counts).toEqual([12, 13, 12, 13, 12, 13]);
  });

  it('keeps every balance the sum of its movements', async () => {
    expect(await stockDrift(db.owner)).toEqual([]);
  });
});
