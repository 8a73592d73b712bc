import { buildSku } from '@tributary/catalogue/testing';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { buildPriceList } from '@tributary/pricing/testing';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, OTHER_PLANT, PLANT, secondTierCtx, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import type { BasketView } from './basket-reader';

let db: TestDatabase;
let orders: OrdersDriver;
const buyer = firstTierCtx();
const read = (sellerId = HEAD_OFFICE, ctx = buyer): Promise<BasketView> => db.uow.read(ctx, (tx) => orders.parts.baskets.read(tx, sellerId));
const content = async () => (await read()).lines.map(({ priced: { line } }) => [line.lineNo, line.skuId, line.quantity, line.unit, line.locationId]);
const clear = (): Promise<void> => db.uow.write(buyer, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));

beforeAll(async () => {
  db = await createTestDatabase(24);
  await buildChannel(db.owner, 60);
  await buildSku(db.owner, { id: 100, baseUnit: 'bottle', salesUnit: 'carton', packMultiple: '2', units: { carton: '12' } });
  await buildPriceList(db.owner, { id: 9, sellerId: HEAD_OFFICE, items: [{ skuId: 100, price: '120.00', unit: 'carton' }] });
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '5', 2: '5' });
  await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 1: '7' });
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());
beforeEach(clear);

describe('a basket', () => {
  it('is empty at first, and knows its seller and the credit', async () => {
    expect(await read()).toMatchObject({ lines: [], total: '0.00', seller: { id: HEAD_OFFICE, kind: 'head_office', tier: null, code: 'HQ' }, credit: { limit: '1000000.00', available: '1000000.00' } });
  });

  it('holds one line per SKU, unit and location; setting it again replaces the quantity, zero removes it', async () => {
    await orders.put(buyer, 1, '2');
    await orders.put(buyer, 1, '3');
    await orders.put(buyer, 1, '1', { locationId: PLANT });
    await orders.put(buyer, 2, '4');
    expect(await content()).toEqual([[1, 1, '3', 'drum', null], [2, 1, '1', 'drum', PLANT], [3, 2, '4', 'drum', null]]);
    await orders.put(buyer, 1, '0');
    await orders.put(buyer, 3, '0');
    expect(await content()).toEqual([[2, 1, '1', 'drum', PLANT], [3, 2, '4', 'drum', null]]);
  });

  it('keeps a price that was asked for when the quantity changes, and drops it when it is taken back', async () => {
    const asked = async () => (await read()).lines.map(({ priced: { line } }) => [line.quantity, line.requestedPrice]);
    await orders.put(buyer, 1, '2', { requestedPrice: '95' });
    await orders.put(buyer, 1, '3');
    expect(await asked()).toEqual([['3', '95.00']]);
    await orders.put(buyer, 1, '3', { requestedPrice: null });
    await orders.put(buyer, 1, '4');
    expect(await asked()).toEqual([['4', null]]);
  });

  it('keeps everything that several screens add at once, in one draft', async () => {
    const skus = Array.from({ length: 20 }, (_, index) => index + 1);
    await Promise.all(skus.map((sku) => orders.put(buyer, sku, '1')));
    expect(new Set((await content()).map(([, sku]) => sku))).toEqual(new Set(skus));
    const { rows } = await db.owner.query(`SELECT count(*)::int AS drafts FROM sales_order WHERE state = 'draft'`);
    expect(rows).toEqual([{ drafts: 1 }]);
  });

  it('loses nothing to a submission at the same time: a line is ordered whole, or still in a basket', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: 30 }, (_, i) => [21 + i, '9'])));
    for (let sku = 21; sku < 50; sku += 3) {
      await orders.put(buyer, sku, '1');
      await orders.put(buyer, sku + 1, '1');
      await Promise.all([orders.put(buyer, sku + 2, '1'), orders.submit(buyer), orders.put(buyer, sku + 1, '0')]);
    }
    const { rows } = await db.owner.query(`
      SELECT (SELECT count(*)::int FROM order_line WHERE sku_id BETWEEN 21 AND 50 AND sku_id % 3 <> 1) AS kept,
             (SELECT count(*)::int FROM sales_order o WHERE state <> 'draft' AND total <> (SELECT sum(amount) FROM order_line WHERE order_id = o.id)) AS torn,
             (SELECT sum(base_quantity) FROM order_line JOIN sales_order o ON o.id = order_id WHERE o.state <> 'draft')
               - (SELECT sum(reserved) FROM stock_balance) AS unreserved`);
    expect(rows).toEqual([{ kept: 20, torn: 0, unreserved: '0.000' }]);
  });

  it('reaches a price break with all lines of a SKU together, whatever units and locations they name', async () => {
    const withList = { ...buyer, scope: { ...buyer.scope, price: { all: false, price_list: [1, 9, 10] } } };
    await buildSku(db.owner, { id: 101, baseUnit: 'bottle', salesUnit: 'bottle', units: { carton: '12' } });
    await buildPriceList(db.owner, { id: 10, sellerId: HEAD_OFFICE, items: [{ skuId: 101, price: '10.00', unit: 'bottle' }, { skuId: 101, price: '108.00', unit: 'carton', from: '3' }] });
    const amounts = async () => (await read(HEAD_OFFICE, withList)).lines.map(({ priced }) => priced.price?.amount);
    await orders.put(withList, 101, '1', { unit: 'carton' });
    await orders.put(withList, 101, '23', { unit: 'bottle', locationId: PLANT });
    expect(await amounts()).toEqual(['120.00', '230.00']);
    await orders.put(withList, 101, '24', { unit: 'bottle', locationId: PLANT });
    expect(await amounts()).toEqual(['108.00', '216.00']);
    await orders.put(withList, 101, '0', { unit: 'carton' });
    expect(await amounts()).toEqual(['240.00']);
  });

  it('names unit and pack when a quantity does not fit', async () => {
    expect(await refusalOf(orders.put(buyer, 100, '3', { unit: 'carton' }))).toMatchObject({ code: 'orders.line-pack-multiple', params: { multiple: '2', unit: 'carton' } });
    expect(await refusalOf(orders.put(buyer, 100, '2', { unit: 'drum' }))).toMatchObject({ code: 'orders.line-unit', params: { units: 'bottle, carton' } });
  });

  it('shows price, what is available in the line’s unit, and everything that stands against an order', async () => {
    const withList = { ...buyer, scope: { ...buyer.scope, price: { all: false, price_list: [1, 9] } } };
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 100: '30' });
    await orders.put(withList, 100, '4', { unit: 'carton' });
    await orders.put(withList, 1, '9');
    await orders.put(withList, 2, '1');
    await db.owner.query('DELETE FROM price_list_item WHERE sku_id = 2');
    const { lines, total } = await read(HEAD_OFFICE, withList);
    expect(lines.map(({ priced, available, problems }) => [priced.line.skuId, priced.price?.unitPrice, priced.price?.amount, available, problems.map(({ code }) => code)])).toEqual([
      [100, '120.00', '480.00', '2.5', ['orders.line-short']],
      [1, '100.00', '900.00', '7', ['orders.line-no-single-location']],
      [2, undefined, undefined, '5', ['orders.line-without-price']],
    ]);
    expect(total).toBe('1380.00');
  });

  it('needs the same number of statements for 1 line and for 50', async () => {
    const counts: number[] = [];
    for (const size of [1, 50]) {
      for (let sku = 1; sku <= size; sku += 1) await orders.put(buyer, sku, '1');
      counts.push((await countStatements(db.source, () => read())).length);
    }
    expect(counts).toEqual([9, 9]);
  });

  it('takes an earlier order again, on top of what it holds', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 55: '9', 56: '9' });
    await orders.put(buyer, 55, '2', { locationId: PLANT });
    await orders.put(buyer, 55, '1');
    await orders.put(buyer, 56, '1');
    const id = await orders.submit(buyer);
    await orders.put(buyer, 56, '4');
    await db.uow.write(buyer, (tx) => orders.parts.editor.refill(tx, { id, sellerId: HEAD_OFFICE }));
    expect(await content()).toEqual([[1, 56, '5', 'drum', null], [2, 55, '3', 'drum', null]]);
  });

  it('is not to be had with a stranger', async () => {
    expect((await refusalOf(read(FIRST, firstTierCtx(12)))).code).toBe('platform.not-found');
    expect((await refusalOf(read(HEAD_OFFICE, secondTierCtx()))).code).toBe('platform.not-found');
  });
});
