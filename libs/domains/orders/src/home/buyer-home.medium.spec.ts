import { addSupply } from '@tributary/dealers/testing';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { BuyerDriver } from '../testing/buyer.driver';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, OTHER_FIRST, OTHER_PLANT, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
let buyer: BuyerDriver;
const clock = new FixedClock();
const me = firstTierCtx();
const onDay = (day: string): void => clock.set(new Date(`${day}T09:30:00+08:00`));

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 60);
  const stock = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [index + 1, '500']));
  await stockUp(db.owner, HEAD_OFFICE, PLANT, stock);
  await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 1: '50' });
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], stock);
  orders = await OrdersDriver.on(db, clock);
  buyer = await BuyerDriver.on(db, clock);
});
afterAll(() => db.drop());

describe('a buyer’s home', () => {
  it('knows the credit left before anything is in a basket', async () => {
    const home = await buyer.home(me);
    expect(home.suppliers).toMatchObject([{ seller: { id: HEAD_OFFICE, kind: 'head_office' }, creditLimit: '1000000.00', creditUsed: '0.00', basketLines: 0 }]);
    expect(home).toMatchObject({ sellerId: HEAD_OFFICE, tasks: [], orders: [], usual: [], templates: [], basket: { lines: [], total: '0.00' } });
  });

  it('offers what is bought again and again, as it was bought last, and nothing that was bought once or long ago', async () => {
    onDay('2025-06-01');
    for (let time = 0; time < 2; time += 1) await orders.order(me, { 9: '1' });
    onDay('2026-01-05');
    await orders.order(me, { 1: '2', 2: '5', 3: '1' });
    onDay('2026-02-05');
    await orders.order(me, { 1: '4', 2: '6' });
    onDay('2026-02-20');
    await orders.order(me, { 1: '3', 4: '1' });
    await orders.cancel(me, await orders.order(me, { 4: '1' }));
    onDay('2026-03-02');
    await db.owner.query('UPDATE price_list_item SET price = 110 WHERE sku_id = 1 AND price_list_id = 1');
    const { usual } = await buyer.home(me);
    expect(usual.map((line) => [line.skuId, line.timesOrdered, line.quantity, line.lastPrice, line.unitPrice, line.amount, line.available])).toEqual([
      [1, 3, '3', '100.00', '110.00', '330.00', '541'],
      [2, 2, '6', '100.00', '100.00', '600.00', '489'],
    ]);
  });

  it('names what cannot be had as before instead of dropping it', async () => {
    await db.owner.query(`UPDATE sku SET status = 'discontinued' WHERE id = 2`);
    await db.owner.query('UPDATE stock_balance SET on_hand = reserved + 1 WHERE owner_id = 1 AND sku_id = 1');
    const { usual } = await buyer.home(me);
    expect(usual.map(({ skuId, orderable, available, problem }) => [skuId, orderable, available, problem?.code])).toEqual([
      [1, true, '2', 'orders.line-short'],
      [2, false, '489', 'orders.line-discontinued'],
    ]);
    await db.owner.query(`UPDATE sku SET status = 'active' WHERE id = 2`);
  });

  it('repeats an order: every line of it, also what is out of the catalogue by now, and nobody else’s', async () => {
    const id = await orders.order(me, { 5: '2', 6: '1' });
    const blind = { ...me, scope: { ...me.scope, catalogue: { all: false, product_line: [], sku: [5] } } };
    const again = await buyer.repeat(blind, id);
    expect(again.lines.map(({ skuId, skuName, quantity, orderable, problem }) => [skuId, skuName, quantity, orderable, problem?.code])).toEqual([
      [5, '机油 5', '2', true, undefined],
      [6, '机油 6', '1', false, 'orders.line-not-in-catalogue'],
    ]);
    for (const stranger of [firstTierCtx(OTHER_FIRST), secondTierCtx()]) expect((await refusalOf(buyer.repeat(stranger, id))).code).toBe('platform.not-found');
    expect((await refusalOf(buyer.repeat(me, 999_999))).code).toBe('platform.not-found');
  });

  it('says what waits for an answer: changed orders and goods that came', async () => {
    const [changed, come, late, coming] = [await orders.order(me, { 7: '1' }), await orders.order(me, { 8: '1' }), await orders.order(me, { 8: '1' }), await orders.order(me, { 8: '1' })];
    await db.owner.query(`UPDATE sales_order SET state = 'offered' WHERE id = $1`, [changed]);
    await db.owner.query(
      `INSERT INTO shipment (delivery_note_number, order_id, seller_id, buyer_id, state, expected_arrival_at, issued_by) VALUES
        ('CK-1', $1, 1, 11, 'arrived', '2026-03-01T08:00:00+08:00', 'x'), ('CK-2', $2, 1, 11, 'departed', '2026-03-02T08:00:00+08:00', 'x'),
        ('CK-3', $3, 1, 11, 'departed', '2026-03-04T08:00:00+08:00', 'x')`,
      [come, late, coming],
    );
    const home = await buyer.home(me);
    expect(home.tasks.map(({ kind, orderId, deliveryNoteNumber }) => [kind, orderId, deliveryNoteNumber])).toEqual([
      ['arrival', come, 'CK-1'],
      ['arrival', late, 'CK-2'],
      ['offered', changed, null],
    ]);
    expect(home.orders[0]).toMatchObject({ id: coming, expectedArrivalAt: new Date('2026-03-04T08:00:00+08:00'), lineCount: 1 });
    expect((await buyer.home(firstTierCtx(OTHER_FIRST))).tasks).toEqual([]);
  });

  it('says when a basket lost what it was about to buy', async () => {
    await orders.put(me, 10, '400');
    await orders.order(firstTierCtx(OTHER_FIRST), { 10: '200' });
    const { basket, suppliers } = await buyer.home(me);
    expect(basket?.lines.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['orders.line-short']]);
    expect(suppliers[0]?.basketLines).toBe(1);
    await orders.put(me, 10, '0');
  });

  it('looks at the supplier of the last order, or at the one asked for, never at a stranger', async () => {
    await addSupply(db.owner, { supplierId: OTHER_FIRST, buyerId: SECOND });
    await orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST });
    const second = { ...secondTierCtx(), scope: { ...secondTierCtx().scope, counterparties: [FIRST, OTHER_FIRST] } };
    const home = await buyer.home(second);
    expect(home.suppliers.map(({ seller, creditLimit }) => [seller.id, creditLimit])).toEqual([[FIRST, null], [OTHER_FIRST, null]]);
    expect(home.sellerId).toBe(FIRST);
    expect((await buyer.home(second, OTHER_FIRST)).sellerId).toBe(OTHER_FIRST);
    expect((await buyer.home(second, HEAD_OFFICE)).sellerId).toBe(FIRST);
  });

  it('takes the same number of statements, however much there is', async () => {
    const counts = [(await countStatements(db.source, () => buyer.home(firstTierCtx(OTHER_FIRST)))).length];
    for (let time = 0; time < 2; time += 1) {
      for (let sku = 11; sku <= 50; sku += 1) await orders.put(me, sku, '1');
      await orders.submit(me);
    }
    for (let sku = 11; sku <= 50; sku += 1) await orders.put(me, sku, '1');
    await orders.order(firstTierCtx(OTHER_FIRST), { 11: '1', 12: '1' });
    await orders.order(firstTierCtx(OTHER_FIRST), { 11: '1', 12: '1' });
    await orders.put(firstTierCtx(OTHER_FIRST), 13, '1');
    for (const ctx of [me, firstTierCtx(OTHER_FIRST)]) counts.push((await countStatements(db.source, () => buyer.home(ctx))).length);
    expect(counts.slice(1)).toEqual([17, 17]);
    // without a basket and without habits there is less to look up
    expect(counts[0]).toBeLessThanOrEqual(17);
  });
});

describe('filling a basket', () => {
  const content = async () => (await buyer.home(me)).basket?.lines.map(({ priced: { line } }) => [line.skuId, line.quantity]);

  it('adds to what is there, many lines in a fixed number of statements', async () => {
    await db.uow.write(me, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
    await orders.put(me, 12, '1');
    const counts: number[] = [];
    for (const size of [1, 30]) {
      const lines = Array.from({ length: size }, (_, index) => ({ skuId: 12 + index, quantity: '2', unit: 'drum' }));
      counts.push((await countStatements(db.source, () => buyer.fill(me, lines))).length);
    }
    expect(counts).toEqual([6, 6]);
    expect((await content())?.slice(0, 2)).toEqual([[12, '5'], [13, '2']]);
    expect(await content()).toHaveLength(30);
  });

  it('takes all lines or none, and says which ones stand in the way', async () => {
    await db.uow.write(me, (tx) => orders.parts.editor.clear(tx, HEAD_OFFICE));
    const refusal = await refusalOf(buyer.fill(me, [{ skuId: 1, quantity: '1', unit: 'drum' }, { skuId: 2, quantity: '1', unit: 'carton' }, { skuId: 999, quantity: '1', unit: 'drum' }]));
    expect(refusal).toMatchObject({ code: 'orders.lines-refused', params: { count: 2 }, problems: [{ skuId: 2, code: 'orders.line-unit' }, { skuId: 999, code: 'orders.line-not-in-catalogue' }] });
    expect(await content()).toEqual([]);
    expect((await refusalOf(buyer.fill(secondTierCtx(), [{ skuId: 1, quantity: '1', unit: 'drum' }], HEAD_OFFICE))).code).toBe('platform.not-found');
  });
});
