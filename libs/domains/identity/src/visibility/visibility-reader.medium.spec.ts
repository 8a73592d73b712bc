import { addDealer, addHeadOffice, addSupply } from '@tributary/dealers/testing';
import { type Ctx, type Scope, systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { ScopeResolver } from '../scope/scope-resolver';
import { addGroup } from '../testing';
import type { DealerVisibilityDto } from './visibility.dto';
import { VisibilityReader } from './visibility-reader';
import { VisibilityRepository } from './visibility.repository';

const [HQ, T1, T1_OTHER, T2, LONELY] = [1, 10, 11, 20, 30];

let db: TestDatabase;
let reader: VisibilityReader;
beforeAll(async () => {
  db = await createTestDatabase();
  reader = new VisibilityReader(db.uow, new VisibilityRepository(), new FixedClock());
  await addHeadOffice(db.owner, HQ);
  await addDealer(db.owner, { id: T1, tier: 1, branchId: 1, code: 'T-1' });
  await addDealer(db.owner, { id: T1_OTHER, tier: 1, branchId: 2, code: 'T-2' });
  await addDealer(db.owner, { id: T2, tier: 2, branchId: 1, code: 'S-1' });
  await addDealer(db.owner, { id: LONELY, tier: 2, branchId: 2, code: 'S-2' });
  await addSupply(db.owner, { supplierId: HQ, buyerId: T1 });
  await addSupply(db.owner, { supplierId: T1, buyerId: T2 });
  await addGoods();
  await addGroup(db.owner, { dimension: 'stock', items: [['location', 100], ['location', 101]], tiers: [1] });
  await addGroup(db.owner, { dimension: 'stock', items: [['location', 100]], organisations: [T1] });
  await addGroup(db.owner, { dimension: 'stock', items: [['location', 101]], organisations: [T1_OTHER] });
  await addGroup(db.owner, { dimension: 'price', items: [['price_list', 200]], organisations: [T1] });
  await addGroup(db.owner, { dimension: 'catalogue', items: [['product_line', 1], ['sku', 3]], tiers: [1] });
  await addGroup(db.owner, { dimension: 'catalogue', everything: true, organisations: [T2] });
  await addGroup(db.owner, { dimension: 'dealers', items: [['branch', 1]], organisations: [T1_OTHER] });
});
afterAll(() => db.drop());

async function addGoods(): Promise<void> {
  for (const [id, owner] of [[100, HQ], [101, HQ], [110, T1], [111, T1_OTHER]]) {
    await db.owner.query(`INSERT INTO stock_location (id, owner_id, code, name, name_en) VALUES ($1::bigint, $2, 'S' || $1::bigint, '库', 'Store')`, [id, owner]);
  }
  for (const [id, seller, tier] of [[200, HQ, 1], [201, HQ, 1], [210, T1, 2], [220, null, 2]]) {
    await db.owner.query(
      `INSERT INTO price_list (id, code, name, name_en, seller_id, tier, valid) VALUES ($1::bigint, 'P' || $1::bigint, '价', 'List', $2, $3, '[2026-01-01,)')`,
      [id, seller, tier],
    );
  }
  await db.owner.query(`
    INSERT INTO unit (code, name, name_en) VALUES ('drum', '桶', 'drum') ON CONFLICT DO NOTHING;
    INSERT INTO product_line (id, code, name, name_en, business_line_id) VALUES (1, 'L1', '线一', 'One', 1), (2, 'L2', '线二', 'Two', 1);
    INSERT INTO category (id, code, name, name_en, product_line_id) VALUES (1, 'C1', '类', 'Cat', 1);
    INSERT INTO grade (id, code, name, name_en, category_id) VALUES (1, 'G1', '牌', 'Grade', 1), (2, 'G2', '牌', 'Grade', 1), (3, 'G3', '牌', 'Grade', 1);
    INSERT INTO packaging (id, code, name, name_en) VALUES (1, 'K1', '桶', 'Drum');`);
  for (const [id, line] of [[1, 1], [2, 2], [3, 2]]) {
    await db.owner.query(
      `INSERT INTO sku (id, code, grade_id, packaging_id, product_line_id, category_id, name, name_en, base_unit, sales_unit, search_text)
       VALUES ($1::bigint, 'SKU-' || $1::bigint, $1, 1, $2, 1, '油', 'Oil', 'drum', 'drum', 'x')`,
      [id, line],
    );
  }
}

const all = { all: true, dealer: [], branch: [] };
const whole: Partial<Scope> = {
  dealers: all, flow: all, catalogue: { all: true, product_line: [], sku: [] }, price: { all: true, price_list: [] }, stock: { all: true, location: [] },
};
const admin: Ctx = userCtx({ organisationId: HQ, organisationKind: 'head_office', tier: null }, whole);

const ids = ({ dimensions }: DealerVisibilityDto, dimension: string, kind: string): number[] =>
  (dimensions.find((one) => one.dimension === dimension)?.items ?? []).filter((item) => item.kind === kind).map(({ id }) => id).sort((a, b) => a - b);

describe('what a dealer sees', () => {
  it.each([['a first-tier dealer', T1, 1], ['another', T1_OTHER, 1], ['a second-tier dealer', T2, 2], ['one without supplier and groups', LONELY, 2]] as const)(
    'is, for %s, the very scope that its people have',
    async (_, dealerId, tier) => {
      const scope = await db.uow.read(systemCtx('test'), (tx) => new ScopeResolver().resolve(tx, { userId: null, organisationId: dealerId, tier }, '2026-03-02'));
      const seen = await reader.of(admin, dealerId);
      expect({
        dealers: [ids(seen, 'dealers', 'dealer'), ids(seen, 'dealers', 'branch')], flow: [ids(seen, 'flow', 'dealer'), ids(seen, 'flow', 'branch')],
        catalogue: [ids(seen, 'catalogue', 'product_line'), ids(seen, 'catalogue', 'sku')], price: ids(seen, 'price', 'price_list'), stock: ids(seen, 'stock', 'location'),
      }).toEqual({
        dealers: [scope.dealers.dealer, scope.dealers.branch], flow: [scope.flow.dealer, scope.flow.branch],
        catalogue: [scope.catalogue.product_line, scope.catalogue.sku], price: scope.price.price_list, stock: scope.stock.location,
      });
      for (const { dimension, everything, total, items, hidden } of seen.dimensions) {
        expect([dimension, everything.length > 0]).toEqual([dimension, scope[dimension].all]);
        expect([dimension, total, hidden]).toEqual([dimension, items.length, 0]);
        for (const { reasons } of items) expect(reasons.length).toBeGreaterThan(0);
      }
    },
  );

  it('has every reason, through groups of its own, of its tier, and by itself', async () => {
    const { dimensions } = await reader.of(admin, T1);
    const stock = dimensions.find(({ dimension }) => dimension === 'stock');
    const reasons = (code: string) => stock?.items.find((item) => item.code === code)?.reasons.map(({ source, grantedTo }) => [source, grantedTo]);
    expect(reasons('S100')?.sort()).toEqual([['group', 'dealer'], ['group', 'tier']]);
    expect(reasons('S101')).toEqual([['group', 'tier']]);
    expect(reasons('S110')).toEqual([['own', null]]);
    const second = (await reader.of(admin, T2)).dimensions.find(({ dimension }) => dimension === 'price');
    expect(second?.items.map(({ code, reasons: why }) => [code, why[0]?.source])).toEqual([['P210', 'supplier'], ['P220', 'recommended']]);
  });

  it('counts what the reader may not see, and does not name it', async () => {
    const rep = userCtx({ organisationId: HQ, organisationKind: 'head_office', tier: null }, { ...whole, stock: { all: false, location: [100] } });
    const stock = (await reader.of(rep, T1)).dimensions.find(({ dimension }) => dimension === 'stock');
    expect([stock?.total, stock?.hidden, stock?.items.map(({ code }) => code)]).toEqual([3, 2, ['S100']]);
  });

  it('takes the same number of statements whatever there is', async () => {
    const count = async (id: number) => (await countStatements(db.source, () => reader.of(admin, id))).length;
    expect(await count(LONELY)).toBe(await count(T1));
    expect(await count(T1)).toBe(9); // three transactions of one statement each
  });

  it('is not told of a dealer outside the reader’s scope', async () => {
    const rep = userCtx({ organisationId: HQ, organisationKind: 'head_office', tier: null }, { ...whole, dealers: { all: false, dealer: [], branch: [1] } });
    await expect(reader.of(rep, T1_OTHER)).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(reader.check(rep, T1_OTHER, 'stock', 'S100')).rejects.toMatchObject({ code: 'platform.not-found' });
  });
});

describe('a check', () => {
  const check = (dealerId: number, dimension: 'dealers' | 'catalogue' | 'price' | 'stock' | 'flow', code: string) => reader.check(admin, dealerId, dimension, code);

  it.each([
    ['a SKU by its line', T1, 'catalogue', 'sku-1', true],
    ['a SKU by itself', T1, 'catalogue', 'SKU-3', true],
    ['a SKU of another line', T1, 'catalogue', 'SKU-2', false],
    ['a SKU where everything is shown', T2, 'catalogue', 'SKU-2', true],
    ['a location of its tier', T1, 'stock', 's101', true],
    ['a location of another dealer', T1, 'stock', 'S111', false],
    ['a price list of its supplier', T2, 'price', 'P210', true],
    ['a price list of its own group', T1, 'price', 'P200', true],
    ['itself', T2, 'dealers', 'S-1', true],
    ['a dealer of a branch that it was granted', T1_OTHER, 'dealers', 'T-1', true],
    ['its own supplier’s business', T2, 'dealers', 'T-1', false],
    ['another’s flow', T1_OTHER, 'flow', 'T-1', false],
  ] as const)('answers for %s', async (_, dealerId, dimension, code, visible) => {
    const answer = await check(dealerId, dimension, code);
    expect([answer.item?.code.toLowerCase(), answer.visible, answer.reasons.length > 0]).toEqual([code.toLowerCase(), visible, visible]);
  });

  it('says why not: through which groups it would be seen', async () => {
    expect(await check(T2, 'stock', 'S101')).toMatchObject({ visible: false, reasons: [], missing: [{ groupName: '权限组' }, { groupName: '权限组' }] });
    expect(await check(T1, 'catalogue', 'SKU-2')).toMatchObject({ visible: false, missing: [] });
  });

  it('finds nothing for a code that nothing has', async () => {
    expect(await check(T1, 'stock', 'NOPE')).toEqual({ item: null, visible: false, reasons: [], missing: [] });
  });
});
