import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { type Ctx, type Scope, systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildPriceList } from '@tributary/pricing/testing';
import { buildOfferReader, type OfferReader } from './offer.driver';
import type { OfferFilter } from './offer.repository';

const [HEAD_OFFICE, SUPPLIER, BUYER, SECOND_TIER] = [1, 11, 12, 21];
let db: TestDatabase;
let reader: OfferReader;

const ARRANGE = `
  INSERT INTO division VALUES ('31', '上海市', 1, NULL);
  INSERT INTO branch (id, code, name, name_en) VALUES (1, 'E', '华东', 'East');
  INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部'), (11, 'dealer', 'D11', '甲'), (12, 'dealer', 'D12', '乙'), (21, 'dealer', 'D21', '丙');
  INSERT INTO dealer (id, tier, branch_id, division_code) VALUES (11, 1, 1, '31'), (12, 1, 1, '31'), (21, 2, 1, '31');
  INSERT INTO supply_relation (supplier_id, buyer_id, business_line_id, valid) VALUES
    (1, 12, 1, '[2000-01-01,)'), (1, 12, 2, '[2000-01-01,2026-03-02)'), (11, 21, 1, '[2000-01-01,)'), (12, 21, 2, '[2026-03-02,)');
  INSERT INTO stock_location (id, owner_id, code, name, name_en) VALUES
    (101, 1, 'P1', '一厂', 'Plant 1'), (102, 1, 'P2', '二厂', 'Plant 2'), (111, 11, 'W11', '甲库', 'W11'), (112, 12, 'W12', '乙库', 'W12');
  INSERT INTO stock_balance (owner_id, location_id, sku_id, batch, on_hand, reserved) VALUES
    (1, 101, 1, '', 10, 4), (1, 101, 1, 'B2', 2, 0), (1, 102, 1, '', 7, 0), (1, 101, 2, '', 5, 5), (11, 111, 1, '', 3, 1), (12, 112, 4, '', 9, 0), (12, 112, 1, '', 8, 0);
`;

beforeAll(async () => {
  reader = await buildOfferReader(new FixedClock());
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  await buildSku(db.owner, { id: 1, code: 'A-1', name: '柴油机油' });
  await buildSku(db.owner, { id: 2, code: 'A-2', baseUnit: 'bottle', salesUnit: 'carton', units: { carton: '4' } });
  await buildSku(db.owner, { id: 3, code: 'A-3', status: 'discontinued' });
  await buildSku(db.owner, { id: 4, code: 'B-1', productLineId: 2 });
  await db.owner.query(ARRANGE);
  await buildPriceList(db.owner, { id: 1, sellerId: HEAD_OFFICE, items: [{ skuId: 1, price: '100.00' }, { skuId: 2, price: '25.50', unit: 'bottle' }] });
  await buildPriceList(db.owner, { id: 2, sellerId: SUPPLIER, tier: 2, items: [{ skuId: 1, price: '130.00' }] });
  await db.owner.query(`
    INSERT INTO access_group (id, dimension, code, name, name_en) VALUES (1, 'price', 'std', '标准价', 'Standard');
    INSERT INTO access_group_item VALUES (1, 'price_list', 1);
    INSERT INTO access_grant (group_id, tier) VALUES (1, 1);
  `);
});
afterAll(() => db.drop());

const scope = (more: Partial<Scope>): Partial<Scope> => ({ catalogue: { all: true, product_line: [], sku: [] }, ...more });
const buyer = userCtx(
  { organisationId: BUYER },
  scope({ counterparties: [HEAD_OFFICE], price: { all: false, price_list: [1] }, stock: { all: false, location: [101, 112] } }),
);
const secondTier = userCtx(
  { organisationId: SECOND_TIER, tier: 2 },
  scope({ counterparties: [SUPPLIER, BUYER], price: { all: false, price_list: [2] }, stock: { all: false, location: [111, 112] } }),
);
const list = (ctx: Ctx, sellerId: number, page: OfferFilter & { after?: string; limit?: number } = {}) =>
  db.uow.read(ctx, (tx) => reader.list(tx, sellerId, { limit: 50, ...page }));

describe('offers', () => {
  it('show a first-tier dealer its price and what is free at the locations it may see', async () => {
    const offers = await list(buyer, HEAD_OFFICE);
    expect(offers.map(({ code, price, available, locations }) => [code, price?.amount, price?.unit, available, locations.map((l) => [l.code, l.available])])).toEqual([
      ['A-1', '100.00', 'drum', '6', [['P1', '6']]],
      ['A-2', '102.00', 'carton', '0', []],
    ]);
  });

  it('show a second-tier dealer its supplier’s price and stock, in the business lines that this supplier serves', async () => {
    expect((await list(secondTier, SUPPLIER)).map((o) => [o.code, o.price?.amount, o.available])).toEqual([['A-1', '130.00', '2'], ['A-2', undefined, '0']]);
    expect((await list(secondTier, BUYER)).map((o) => [o.code, o.price, o.available])).toEqual([['B-1', null, '9']]);
  });

  it('keep to what is in stock, to a product line and to a search', async () => {
    expect((await list(buyer, HEAD_OFFICE, { inStock: true })).map((o) => o.code)).toEqual(['A-1']);
    expect(await list(buyer, HEAD_OFFICE, { productLineId: 2 })).toEqual([]);
    expect((await list(buyer, HEAD_OFFICE, { search: 'cyjy' })).map((o) => o.code)).toEqual(['A-1']);
  });

  it('page by code', async () => {
    expect((await list(buyer, HEAD_OFFICE, { limit: 1 })).map((o) => o.code)).toEqual(['A-1']);
    expect((await list(buyer, HEAD_OFFICE, { after: 'A-1' })).map((o) => o.code)).toEqual(['A-2']);
    expect(await list(buyer, HEAD_OFFICE, { after: 'Z' })).toEqual([]);
  });

  it('are those of named SKUs, as far as they are on offer', async () => {
    expect((await list(buyer, HEAD_OFFICE, { skuIds: [2, 3, 4, 999] })).map((o) => o.code)).toEqual(['A-2']);
  });

  it.each([
    ['an absent seller', buyer, 999],
    ['a dealer that does not supply the actor', buyer, SUPPLIER],
    ['head office, for a second-tier dealer', secondTier, HEAD_OFFICE],
    ['the actor itself', buyer, BUYER],
  ])('of %s do not exist', async (_, ctx, sellerId) => {
    await expect(list(ctx, sellerId)).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(db.uow.read(ctx, (tx) => reader.explain(tx, sellerId, 1))).rejects.toMatchObject({ code: 'platform.not-found' });
  });

  it('of a frozen dealer do not exist', async () => {
    await db.owner.query(`UPDATE dealer SET status = 'frozen' WHERE id = ${SUPPLIER}`);
    await expect(list(secondTier, SUPPLIER)).rejects.toMatchObject({ code: 'platform.not-found' });
    await db.owner.query(`UPDATE dealer SET status = 'active' WHERE id = ${SUPPLIER}`);
    await expect(list(secondTier, SUPPLIER)).resolves.not.toEqual([]);
  });

  it('show no foreign price or stock when only row-level security is left', async () => {
    const narrow = userCtx({ organisationId: BUYER }, scope({ counterparties: [HEAD_OFFICE] }));
    const seen = await db.uow.read(narrow, (tx) => reader.list({ ...tx, scope: systemCtx('x').scope }, HEAD_OFFICE, { limit: 50 }));
    expect(seen.map((o) => [o.code, o.price, o.available])).toEqual([['A-1', null, '0'], ['A-2', null, '0']]);
  });

  it.each([1, 50])('take the same four statements for a page of %i', async (limit) => {
    const statements = await countStatements(db.source, () => list(buyer, HEAD_OFFICE, { limit }));
    expect(statements).toHaveLength(6);
  });
});

describe('why this price', () => {
  it('names list, group and reason', async () => {
    const { quantity, unit, candidates } = await db.uow.read(buyer, (tx) => reader.explain(tx, HEAD_OFFICE, 2));
    expect([quantity, unit]).toEqual(['1', 'carton']);
    expect(candidates).toEqual([
      expect.objectContaining({ rank: 1, priceListCode: 'PL1', price: '25.50', unit: 'bottle', groupName: '标准价', chosen: true, reason: 'chosen', validTo: null }),
    ]);
  });

  it('depends on what is wanted, in whatever unit it is asked for', async () => {
    await db.owner.query(`INSERT INTO price_list_item (price_list_id, sku_id, unit, from_quantity, price) VALUES (1, 2, 'carton', 10, 96.00)`);
    const reasons = async (asked: { quantity: string; unit?: string }) => {
      const { candidates } = await db.uow.read(buyer, (tx) => reader.explain(tx, HEAD_OFFICE, 2, asked));
      return candidates.map(({ price, fromQuantity, reason }) => `${price} from ${fromQuantity}: ${reason}`);
    };
    expect(await reasons({ quantity: '9' })).toEqual(['25.50 from 0: chosen', '96.00 from 10: below-minimum']);
    expect(await reasons({ quantity: '10' })).toEqual(['96.00 from 10: chosen', '25.50 from 0: lower-priority']);
    expect(await reasons({ quantity: '40', unit: 'bottle' })).toEqual(['96.00 from 10: chosen', '25.50 from 0: lower-priority']);
    await expect(reasons({ quantity: '1', unit: 'drum' })).rejects.toMatchObject({ code: 'kernel.unit-unknown' });
    expect((await list(buyer, HEAD_OFFICE))[1]).toMatchObject({ price: { amount: '102.00' }, breaks: [{ fromQuantity: '10', fromUnit: 'carton', amount: '96.00', unit: 'carton' }] });
  });

  it('does not exist for a SKU that is not on offer', async () => {
    for (const skuId of [3, 4, 999]) {
      await expect(db.uow.read(buyer, (tx) => reader.explain(tx, HEAD_OFFICE, skuId))).rejects.toMatchObject({ code: 'platform.not-found' });
    }
  });
});
