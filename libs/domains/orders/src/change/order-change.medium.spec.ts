import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { addRules, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import { OrderVersionRepository } from './order-version.repository';
import { OrderVersionReader } from './order-version-reader';

let db: TestDatabase;
let orders: OrdersDriver;
const [buyer, desk] = [firstTierCtx(), headOfficeCtx()];
const balance = (skuId: number) => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId });
const used = async (): Promise<number> => Number(await orders.creditUsed(FIRST));
const versions = (ctx: typeof buyer, id: number) => db.uow.read(ctx, (tx) => new OrderVersionReader(new OrderVersionRepository(orders.clock)).list(tx, id, {}));

beforeAll(async () => {
  db = await createTestDatabase(10);
  await buildChannel(db.owner, 230);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: 230 }, (_, i) => [i + 1, '1000'])));
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '10' });
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());

describe('a change by the buyer', () => {
  it('moves stock and credit with the lines, and is a new version with what differs', async () => {
    const before = await used();
    const id = await orders.order(buyer, { 1: '4', 2: '5', 3: '6' });
    await orders.change(buyer, id, { 1: '7', 2: '2', 3: '0' }, { reason: '门店补货' });
    const order = await orders.detail(buyer, id);
    expect(order).toMatchObject({ state: 'allocated', version: 2, total: '900.00', lines: [{ quantity: '7', confirmedQuantity: '7' }, { quantity: '2' }, { quantity: '6', confirmedQuantity: '0', amount: '0.00' }] });
    expect(order.events.map(({ name, automatic }) => [name, automatic])).toEqual([['submit', false], ['approve', true], ['allocate', true], ['change', false], ['approve', true], ['allocate', true]]);
    expect([await balance(1), await balance(2), await balance(3)]).toEqual(['1000/7', '1000/2', '1000/0']);
    expect((await used()) - before).toBe(900);
    const { items } = await versions(desk, id);
    expect(items).toMatchObject([
      {
        version: 2, actorName: '经销商11用户', reason: '门店补货', total: '900.00', oldTotal: '1500.00',
        changes: [
          { kind: 'changed', code: 'SKU-1', old: { quantity: '4', amount: '400.00' }, new: { quantity: '7', amount: '700.00' } },
          { kind: 'changed', code: 'SKU-2', old: { quantity: '5' }, new: { quantity: '2' } }, { kind: 'removed', code: 'SKU-3', old: { quantity: '6' }, new: null },
        ],
      },
      { version: 1, oldTotal: null, changes: [] },
    ]);
  });

  it('costs what the list said on the day of the order', async () => {
    const id = await orders.order(buyer, { 4: '4' });
    await db.owner.query('UPDATE price_list_item SET valid = daterange(lower(valid), $1), price = price WHERE sku_id = 4', ['2026-03-03']);
    await db.owner.query(`INSERT INTO price_list_item (price_list_id, sku_id, unit, price, valid) VALUES (1, 4, 'drum', 150, daterange('2026-03-03', NULL))`);
    orders.clock.set(new Date('2026-03-10T09:00:00+08:00'));
    await orders.change(buyer, id, { 4: '5' });
    expect((await orders.detail(buyer, id)).total).toBe('500.00');
    orders.clock.set(new Date('2026-03-02T09:30:00+08:00'));
  });

  it('may change words only: a version, and nobody has to look at it', async () => {
    const id = await orders.order(buyer, { 5: '1' });
    await orders.change(buyer, id, {}, { note: '周五前送到', purchaseOrderNumber: 'PO-77' });
    expect(await orders.detail(desk, id)).toMatchObject({ state: 'allocated', version: 2, note: '周五前送到', purchaseOrderNumber: 'PO-77' });
    expect((await db.uow.read(desk, (tx) => orders.parts.reader.list(tx, { side: 'seller', search: 'po 77' }))).items.map((row) => row.id)).toEqual([id]);
    expect((await refusalOf(orders.change(buyer, id, {}, { note: '周五前送到' }))).code).toBe('orders.nothing-changed');
  });

  it('refuses what cannot be: too much, not in packs, nothing left, too late', async () => {
    const id = await orders.order(buyer, { 6: '4', 7: '4' });
    expect((await refusalOf(orders.change(buyer, id, { 6: '1001' }))).problems).toMatchObject([{ skuCode: 'SKU-6', requested: '997', available: '996' }]);
    expect((await refusalOf(orders.change(buyer, id, { 6: '0', 7: '0' }))).code).toBe('orders.nothing-left');
    expect((await refusalOf(orders.change(buyer, id, { 6: '0.00001' }))).problems).toMatchObject([{ code: 'orders.quantity-too-fine', skuCode: 'SKU-6' }]);
    expect([await balance(6), (await orders.detail(buyer, id)).version]).toEqual(['1000/4', 1]);
    await orders.ship(desk, id, '1');
    expect((await refusalOf(orders.change(buyer, id, { 6: '2' }))).code).toBe('kernel.transition-refused');
  });

  it('is the buyer’s alone, and of the version it looked at', async () => {
    const id = await orders.order(buyer, { 8: '4' });
    expect((await refusalOf(orders.change(desk, id, { 8: '3' }))).code).toBe('platform.forbidden');
    for (const stranger of [firstTierCtx(OTHER_FIRST), secondTierCtx()]) {
      const attempt = db.uow.write(stranger, (tx) => orders.parts.changer.change(tx, id, { version: 1, lines: [] }));
      expect((await refusalOf(attempt)).code).toBe('platform.not-found');
      expect((await refusalOf(versions(stranger, id))).code).toBe('platform.not-found');
    }
    await orders.change(buyer, id, { 8: '3' });
    expect(await refusalOf(orders.change(buyer, id, { 8: '2' }, { version: 1 }))).toMatchObject({ code: 'orders.order-changed', params: { version: 2 } });
  });

  it('goes back to a first-tier seller, who decides on everything', async () => {
    const second = secondTierCtx();
    const id = await orders.order(second, { 1: '4' }, { sellerId: FIRST });
    await orders.approve(buyer, id);
    await orders.change(second, id, { 1: '6' });
    expect(await orders.detail(second, id)).toMatchObject({ state: 'submitted', version: 2, lines: [{ quantity: '6', confirmedQuantity: null, allocatedQuantity: '6' }] });
    await orders.approve(buyer, id);
    expect(await orders.detail(second, id)).toMatchObject({ state: 'allocated', total: '780.00' });
  });

  it('stands against approval, cancellation and shipping at the same time: one after the other, never half', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const id = await orders.order(buyer, { 9: '4' });
      // both changes are made from the same page, so at most one of them is still about what is there
      const seen = (await orders.detail(buyer, id)).version;
      const change = (quantity: string): Promise<void> => orders.change(buyer, id, { 9: quantity }, { version: seen });
      await Promise.allSettled([change('6'), turn % 2 ? orders.ship(desk, id) : orders.cancel(desk, id), change('2')]);
      const { state, lines, version } = await orders.detail(buyer, id);
      const reserved = Number((await balance(9)).split('/')[1]);
      if (state === 'cancelled' || state === 'shipped') expect(reserved).toBe(0);
      else expect(reserved).toBe(Number(lines[0]?.confirmedQuantity));
      expect(version).toBeLessThanOrEqual(2);
      if (state === 'allocated') await orders.cancel(buyer, id);
    }
  });

  it('needs as many statements for 200 lines as for one', async () => {
    const counts: number[] = [];
    for (const size of [1, 20, 200]) {
      const skus = Array.from({ length: size }, (_, i) => 20 + i);
      const id = await orders.order(buyer, Object.fromEntries(skus.map((sku) => [sku, '2'])));
      const { lines, version } = await orders.detail(buyer, id);
      const wanted = lines.map(({ id: lineId }) => ({ lineId, quantity: '3' }));
      counts.push((await countStatements(db.source, () => db.uow.write(buyer, (tx) => orders.parts.changer.change(tx, id, { version, lines: wanted })))).length);
      await orders.cancel(buyer, id);
    }
    expect(new Set(counts).size).toBe(1);
  });
});

describe('a change by the seller', () => {
  it('after its yes is an offer: less, and the buyer must accept', async () => {
    const id = await orders.order(buyer, { 10: '4', 11: '4' });
    const lineId = (await orders.detail(desk, id)).lines[0]?.id ?? 0;
    expect((await refusalOf(orders.offerLess(desk, id, []))).code).toBe('orders.nothing-changed');
    expect((await refusalOf(orders.offerLess(desk, id, [{ lineId, quantity: '5' }]))).code).toBe('orders.quantity-above-ordered');
    expect((await refusalOf(orders.offerLess(buyer, id, [{ lineId, quantity: '1' }]))).code).toBe('platform.forbidden');
    await orders.offerLess(desk, id, [{ lineId, quantity: '1' }]);
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'offered', version: 2, total: '500.00' });
    await orders.accept(buyer, id, 2);
    await orders.offerLess(desk, id, [{ lineId, quantity: '0' }]);
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'offered', version: 3, total: '400.00' });
    await orders.accept(buyer, id, 3);
    expect([await balance(10), await balance(11)]).toEqual(['1000/0', '1000/4']);
  });
});

describe('rules after a change', () => {
  it('are asked again: what was waved through waits now, and what was removed does not come back with the approval', async () => {
    const id = await orders.order(buyer, { 12: '2', 13: '2' });
    await addRules(db.owner, [{ kind: 'amount', threshold: '500' }]);
    await orders.change(buyer, id, { 12: '9', 13: '0' });
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'submitted', approvalReasons: ['amount'], total: '900.00' });
    expect((await refusalOf(orders.ship(desk, id))).code).toBe('kernel.transition-refused');
    await orders.approve(desk, id);
    expect(await orders.detail(buyer, id)).toMatchObject({ state: 'allocated', total: '900.00', lines: [{ confirmedQuantity: '9' }, { confirmedQuantity: '0' }] });
    await orders.change(buyer, id, { 13: '1' });
    await orders.approve(desk, id);
    expect(await orders.detail(buyer, id)).toMatchObject({ total: '1000.00', lines: [{ confirmedQuantity: '9' }, { quantity: '1', confirmedQuantity: '1' }] });
  });

  it('cannot be outrun by credit: a change takes what it adds, and is refused beyond the limit', async () => {
    const id = await orders.order(buyer, { 14: '2' });
    await db.owner.query('UPDATE dealer SET credit_limit = (SELECT used + 200 FROM credit_account WHERE buyer_id = dealer.id) WHERE id = $1', [FIRST]);
    expect((await refusalOf(orders.change(buyer, id, { 14: '5' }))).code).toBe('orders.credit-exceeded');
    await orders.change(buyer, id, { 14: '4' });
    await orders.cancel(buyer, id);
    expect((await orders.detail(buyer, id)).state).toBe('cancelled');
  });
});

describe('afterwards', () => {
  it('stock, credit and versions agree with the orders', async () => {
    expect(await stockDrift(db.owner)).toEqual([]);
    const { rows } = await db.owner.query(`
      SELECT a.used - coalesce(sum(o.total), 0) AS drift FROM credit_account a
      LEFT JOIN sales_order o ON o.buyer_id = a.buyer_id AND o.seller_id = a.seller_id AND o.state NOT IN ('draft', 'refused', 'cancelled') GROUP BY a.buyer_id, a.seller_id, a.used`);
    expect(new Set(rows.map((row: { drift: string }) => Number(row.drift)))).toEqual(new Set([0]));
    const { rows: lost } = await db.owner.query(`SELECT id FROM sales_order o WHERE state <> 'draft' AND version <> (SELECT count(*) FROM order_version v WHERE v.order_id = o.id)`);
    expect(lost).toEqual([]);
    const { rows: wrong } = await db.owner.query(`SELECT o.id FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.state <> 'draft' GROUP BY o.id HAVING o.total <> sum(l.amount)`);
    expect(wrong).toEqual([]);
  });
});
