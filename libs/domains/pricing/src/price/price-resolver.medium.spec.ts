import { type Ctx, systemCtx, type TxCtx } from '@tributary/platform';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { countStatements, createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildPriceList } from '../price-list.builder';
import { PriceRepository } from './price.repository';
import { PriceResolver } from './price-resolver';

const HEAD_OFFICE = 1;
const FIRST_TIER = 11;
const OTHER_FIRST_TIER = 12;
const date = '2026-03-02';
const resolver = new PriceResolver(new PriceRepository());
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (let id = 1; id <= 6; id += 1) await buildSku(db.owner, { id });
  await db.owner.query(`
    INSERT INTO division VALUES ('31', '上海市', 1, NULL);
    INSERT INTO branch (id, code, name, name_en) VALUES (1, 'E', '华东', 'East');
    INSERT INTO organisation (id, kind, code, name)
      VALUES (1, 'head_office', 'HQ', '总部'), (11, 'dealer', 'D11', '甲'), (12, 'dealer', 'D12', '乙'), (21, 'dealer', 'D21', '丙');
  `);
  const [hq, dealer] = [HEAD_OFFICE, FIRST_TIER];
  await buildPriceList(db.owner, { id: 1, sellerId: hq, items: [1, 2, 3, 4].map((skuId) => ({ skuId, price: `${skuId}00.00` })) });
  await buildPriceList(db.owner, { id: 2, sellerId: hq, priority: 10, items: [{ skuId: 2, price: '190.00' }, { skuId: 3, price: '290.00', valid: '[2026-03-03,)' }] });
  await buildPriceList(db.owner, { id: 3, sellerId: hq, priority: 20, valid: '[2025-01-01,2026-03-02)', items: [{ skuId: 1, price: '1.00' }] });
  await buildPriceList(db.owner, { id: 4, sellerId: hq, priority: 99, items: [1, 2].map((skuId) => ({ skuId, price: '0.01' })) });
  await buildPriceList(db.owner, { id: 5, sellerId: hq, items: [{ skuId: 4, price: '390.00', valid: '[2026-01-01,)' }] });
  await buildPriceList(db.owner, { id: 9, sellerId: hq, items: [{ skuId: 4, price: '395.00', valid: '[2026-02-01,2026-02-15)' }] });
  await buildPriceList(db.owner, { id: 6, sellerId: null, tier: 2, priority: 50, items: [1, 2].map((skuId) => ({ skuId, price: '555.00' })) });
  await buildPriceList(db.owner, { id: 7, sellerId: dealer, tier: 2, items: [{ skuId: 1, price: '500.00' }] });
  await buildPriceList(db.owner, { id: 8, sellerId: OTHER_FIRST_TIER, tier: 2, priority: 70, items: [{ skuId: 1, price: '1.11' }] });
});
afterAll(() => db.drop());

const buyerOf = (lists: number[], counterparties = [HEAD_OFFICE, FIRST_TIER, OTHER_FIRST_TIER]): Ctx =>
  userCtx({ organisationId: 21 }, { counterparties, price: { all: false, price_list: lists } });
const prices = async (ctx: Ctx, sellerId: number, on = date): Promise<Record<string, string>> => {
  const found = await db.uow.read(ctx, (tx) => resolver.resolve(tx, { sellerId, date: on, skuIds: [1, 2, 3, 4, 5, 5] }));
  return Object.fromEntries([...found].map(([skuId, { priceListId, price }]) => [skuId, `${priceListId}: ${price}`]));
};

describe('price', () => {
  it('comes from the list of highest priority that the buyer may use and that is valid', async () => {
    expect(await prices(buyerOf([1, 2, 3]), HEAD_OFFICE)).toEqual({ 1: '1: 100.00', 2: '2: 190.00', 3: '1: 300.00', 4: '1: 400.00' });
  });

  it('follows validity to the day', async () => {
    expect(await prices(buyerOf([1, 2, 3]), HEAD_OFFICE, '2026-03-01')).toMatchObject({ 1: '3: 1.00', 3: '1: 300.00' });
    expect(await prices(buyerOf([1, 2, 3]), HEAD_OFFICE, '2026-03-03')).toMatchObject({ 1: '1: 100.00', 3: '2: 290.00' });
  });

  it('is the one that started last among equals', async () => {
    expect(await prices(buyerOf([1, 5, 9]), HEAD_OFFICE)).toMatchObject({ 4: '5: 390.00' });
    expect(await prices(buyerOf([1, 5, 9]), HEAD_OFFICE, '2026-02-14')).toMatchObject({ 4: '9: 395.00' });
  });

  it('does not exist without a list', async () => {
    expect(await prices(buyerOf([]), HEAD_OFFICE)).toEqual({});
  });

  it('of a dealer is its own, where it has one, whatever the priority of the recommended list', async () => {
    expect(await prices(buyerOf([1, 6, 7, 8]), FIRST_TIER)).toEqual({ 1: '7: 500.00', 2: '6: 555.00' });
  });

  it('recommended to dealers does not count at head office, nor one dealer’s at another', async () => {
    expect(await prices(buyerOf([6, 7]), HEAD_OFFICE)).toEqual({});
    expect(await prices(buyerOf([6, 7]), OTHER_FIRST_TIER)).toEqual({ 1: '6: 555.00', 2: '6: 555.00' });
  });

  it('recommended to dealers does not count for a seller that does not trade with the buyer', async () => {
    expect(await prices(buyerOf([6], [HEAD_OFFICE]), FIRST_TIER)).toEqual({});
  });

  it('stays within the scope when only row-level security is left', async () => {
    const seen = await db.uow.read(buyerOf([1]), (tx) =>
      resolver.resolve({ ...tx, scope: systemCtx('x').scope }, { sellerId: HEAD_OFFICE, date, skuIds: [1, 2] }),
    );
    expect([...seen.values()].map((d) => d.priceListId)).toEqual([1, 1]);
  });

  it('takes one statement for any number of SKUs and lists', async () => {
    const wanted = Array.from({ length: 1000 }, (_, skuId) => ({ skuId, base: '1' }));
    const skuIds = wanted.map(({ skuId }) => skuId);
    const ctx = buyerOf([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const statements = (ask: (tx: TxCtx) => Promise<unknown>) => countStatements(db.source, () => db.uow.read(ctx, ask));
    expect(await statements((tx) => resolver.resolve(tx, { sellerId: 1, date, skuIds }))).toHaveLength(3);
    expect(await statements((tx) => resolver.resolve(tx, { sellerId: 1, date, wanted }))).toHaveLength(3);
    expect(await statements((tx) => resolver.ladders(tx, { sellerId: 1, date }, skuIds))).toHaveLength(3);
  });
});

describe('explanation', () => {
  const explain = (ctx: Ctx, sellerId: number, skuId: number) => db.uow.read(ctx, (tx) => resolver.explain(tx, { sellerId, date, skuId, base: '1' }));

  it('lists what was considered and why it does not count', async () => {
    const candidates = await explain(buyerOf([1, 2, 3]), HEAD_OFFICE, 1);
    expect(candidates.map((c) => [c.rank, c.priceListCode, c.price, c.validTo, c.reason])).toEqual([
      [1, 'PL1', '100.00', null, 'chosen'],
      [2, 'PL3', '1.00', '2026-03-01', 'expired'],
    ]);
  });

  it('never shows a list outside the scope', async () => {
    expect((await explain(buyerOf([1]), HEAD_OFFICE, 1)).map((c) => c.priceListId)).toEqual([1]);
    expect(await explain(buyerOf([8]), FIRST_TIER, 1)).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5])('agrees with the price of SKU %i, whoever buys from whomever', async (skuId) => {
    for (const sellerId of [HEAD_OFFICE, FIRST_TIER, OTHER_FIRST_TIER]) {
      const ctx = buyerOf([1, 2, 3, 4, 5, 6, 7, 8]);
      const chosen = (await explain(ctx, sellerId, skuId)).find((c) => c.chosen);
      const price = await db.uow.read(ctx, (tx) => resolver.resolve(tx, { sellerId, date, skuIds: [skuId] }));
      expect(chosen?.price).toBe(price.get(skuId)?.price);
      expect(chosen?.priceListId).toBe(price.get(skuId)?.priceListId);
    }
  });
});
