import { type Ctx, sql } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { buildOfferReader } from '../offer/offer.driver';
import { BuyerDriver } from '../testing/buyer.driver';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, secondTierCtx, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

let db: TestDatabase;
let orders: OrdersDriver;
let buyer: BuyerDriver;
let orderId: number;
const clock = new FixedClock();
const me = firstTierCtx(FIRST);
const colleague = firstTierCtx(FIRST, undefined, 112);
const linesOf = async (id: number, ctx: Ctx = me) => (await buyer.template(ctx, id)).lines.map(({ skuId, quantity }) => [skuId, quantity]);

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 40);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: 40 }, (_, index) => [index + 1, '100'])));
  orders = await OrdersDriver.on(db, clock);
  buyer = await BuyerDriver.on(db, clock);
  orderId = await orders.order(me, { 1: '2', 2: '3' });
});
afterAll(() => db.drop());

describe('a template', () => {
  it('is made of an order, of the basket, or of lines', async () => {
    expect(await linesOf(await buyer.create(me, { name: '照单', orderId }))).toEqual([[1, '2'], [2, '3']]);
    await orders.put(me, 3, '7');
    expect(await linesOf(await buyer.create(me, { name: '照购物篮', sellerId: HEAD_OFFICE }))).toEqual([[3, '7']]);
    await orders.put(me, 3, '0');
    const lines = [{ skuId: 5, quantity: '1', unit: 'drum' }, { skuId: 4, quantity: '2', unit: 'drum' }, { skuId: 5, quantity: '1', unit: 'drum' }];
    expect(await linesOf(await buyer.create(me, { name: '自选', sellerId: HEAD_OFFICE, lines }))).toEqual([[5, '2'], [4, '2']]);
    expect((await buyer.home(me)).templates.map(({ name, lineCount, mine }) => [name, lineCount, mine])).toEqual([['自选', 2, true], ['照购物篮', 1, true], ['照单', 2, true]]);
  });

  it('has a name of its own and at least one line', async () => {
    expect(await refusalOf(buyer.create(me, { name: '照单', orderId }))).toMatchObject({ code: 'orders.template-name-taken', params: { name: '照单' } });
    expect((await refusalOf(buyer.create(me, { name: '空', sellerId: HEAD_OFFICE }))).code).toBe('orders.template-empty');
    const [first] = await buyer.templates(me);
    expect((await refusalOf(buyer.change(me, first?.id ?? 0, { name: '照单' }))).code).toBe('orders.template-name-taken');
  });

  it('knows what each line cost last and what it costs today, and judges every line', async () => {
    const [template] = (await buyer.templates(me)).filter(({ name }) => name === '照单');
    await db.owner.query(`UPDATE price_list_item SET price = 120 WHERE sku_id = 1 AND price_list_id = 1`);
    await db.owner.query(`UPDATE sku SET status = 'discontinued' WHERE id = 2`);
    expect((await buyer.template(me, template?.id ?? 0)).lines).toMatchObject([
      { lastPrice: '100.00', unitPrice: '120.00', available: '98', orderable: true, problem: undefined },
      { lastPrice: '100.00', orderable: false, problem: { code: 'orders.line-discontinued' } },
    ]);
  });

  it('keeps lines that are out of the catalogue when others are changed, and takes in no SKU that its maker does not see', async () => {
    const id = await buyer.create(me, { name: '改', orderId });
    const blind = { ...me, scope: { ...me.scope, catalogue: { all: false, product_line: [], sku: [1, 6] } } };
    const lines = [{ skuId: 6, quantity: '1', unit: 'drum' }, { skuId: 2, quantity: '9', unit: 'drum' }];
    await buyer.change(blind, id, { lines });
    expect(await linesOf(id)).toEqual([[6, '1'], [2, '9']]);
    expect((await refusalOf(buyer.change(blind, id, { lines: [...lines, { skuId: 7, quantity: '1', unit: 'drum' }] }))).code).toBe('platform.not-found');
    expect(await linesOf(id)).toEqual([[6, '1'], [2, '9']]);
  });

  it('is the maker’s alone until it is shared; then colleagues use it, and only the maker changes it', async () => {
    const id = await buyer.create(me, { name: '共享', orderId });
    expect((await refusalOf(buyer.template(colleague, id))).code).toBe('platform.not-found');
    await buyer.change(me, id, { shared: true, name: '大家用' });
    expect(await linesOf(id, colleague)).toHaveLength(2);
    expect((await buyer.templates(colleague)).map(({ name, mine }) => [name, mine])).toEqual([['大家用', false]]);
    for (const attempt of [buyer.change(colleague, id, { name: 'x' }), buyer.remove(colleague, id)]) expect((await refusalOf(attempt)).code).toBe('platform.forbidden');
    await buyer.remove(me, id);
    expect((await refusalOf(buyer.template(me, id))).code).toBe('platform.not-found');
  });

  it.each([
    ['a sibling', firstTierCtx(OTHER_FIRST)],
    ['a customer', secondTierCtx()],
  ])('does not exist for %s, by any way', async (_, stranger) => {
    const id = await buyer.create(me, { name: `秘 ${stranger.scope.organisation}`, orderId, shared: true });
    for (const attempt of [buyer.template(stranger, id), buyer.change(stranger, id, { name: 'x' }), buyer.remove(stranger, id), buyer.create(stranger, { name: 'x', orderId })]) {
      expect((await refusalOf(attempt)).code).toBe('platform.not-found');
    }
    for (const ctx of [stranger, headOfficeCtx()]) {
      for (const table of ['order_template', 'order_template_line', 'favourite']) expect(await db.uow.read(ctx, (tx) => sql(tx, `SELECT 1 FROM ${table}`))).toEqual([]);
    }
    await db.uow.write(colleague, (tx) => sql(tx, 'DELETE FROM order_template_line'));
    expect(await linesOf(id)).toHaveLength(2);
  });

  it('takes the same number of statements for 1 line and for 30', async () => {
    const counts = [];
    for (const size of [1, 30]) {
      const lines = Array.from({ length: size }, (_, index) => ({ skuId: 1 + index, quantity: '2', unit: 'drum' }));
      const made = await countStatements(db.source, () => buyer.create(me, { name: `${size} 行`, sellerId: HEAD_OFFICE, lines }));
      const [template] = await buyer.templates(me);
      counts.push([made.length, (await countStatements(db.source, () => buyer.template(me, template?.id ?? 0))).length]);
    }
    expect(counts).toEqual([[7, 7], [7, 7]]);
  });
});

describe('favourites', () => {
  it('are a person’s own, and narrow the offers down', async () => {
    await buyer.star(me, 3);
    await buyer.star(me, 8);
    await buyer.star(me, 8);
    await buyer.star(colleague, 4);
    expect(new Set(await buyer.favourites(me))).toEqual(new Set([3, 8]));
    const reader = await buildOfferReader(clock);
    const offered = await db.uow.read(me, (tx) => reader.list(tx, HEAD_OFFICE, { limit: 50, favourites: true }));
    expect(offered.map(({ skuId }) => skuId)).toEqual([3, 8]);
    await buyer.star(me, 8, false);
    expect(await buyer.favourites(me)).toEqual([3]);
  });

  it('hold nothing that is out of the catalogue', async () => {
    const blind = { ...me, scope: { ...me.scope, catalogue: { all: false, product_line: [], sku: [1] } } };
    expect(await buyer.star(blind, 5)).toBe(false);
    expect(await buyer.favourites(blind)).toEqual([]);
  });
});
