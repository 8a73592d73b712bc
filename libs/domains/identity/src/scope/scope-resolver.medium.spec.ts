import { addDealer, addHeadOffice, addSupply } from '@tributary/dealers/testing';
import { type Scope, systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { addGroup, addUser } from '../testing';
import { ScopeResolver, type ScopeSubject } from './scope-resolver';

const TODAY = '2026-03-02';
const HQ = 1;
const [T1, T1_OTHER, T1_FROZEN, T1_FORMER] = [10, 11, 12, 13];
const [T2, T2_OTHER] = [20, 21];

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await addHeadOffice(db.owner, HQ);
  await addDealer(db.owner, { id: T1, tier: 1, branchId: 1 });
  await addDealer(db.owner, { id: T1_OTHER, tier: 1, branchId: 2 });
  await addDealer(db.owner, { id: T1_FROZEN, tier: 1, status: 'frozen' });
  await addDealer(db.owner, { id: T1_FORMER, tier: 1 });
  await addDealer(db.owner, { id: T2, tier: 2, branchId: 1 });
  await addDealer(db.owner, { id: T2_OTHER, tier: 2, branchId: 2 });
  for (const buyerId of [T1, T1_OTHER]) await addSupply(db.owner, { supplierId: HQ, buyerId });
  await addSupply(db.owner, { supplierId: T1, buyerId: T2 });
  await addSupply(db.owner, { supplierId: T1, buyerId: T2, businessLineId: 2 });
  await addSupply(db.owner, { supplierId: T1_FROZEN, buyerId: T2 });
  await addSupply(db.owner, { supplierId: T1_FORMER, buyerId: T2, until: TODAY });
  await addSupply(db.owner, { supplierId: T1_OTHER, buyerId: T2, from: '2026-03-03' });
  await addSupply(db.owner, { supplierId: T1_OTHER, buyerId: T2_OTHER });
  await addStockAndPrices();
  await addUsersAndGroups();
});
afterAll(() => db.drop());

async function addStockAndPrices(): Promise<void> {
  for (const [id, owner] of [[100, HQ], [101, HQ], [110, T1], [111, T1_OTHER], [112, T1_FROZEN], [113, T1_FORMER], [120, T2]]) {
    await db.owner.query(`INSERT INTO stock_location (id, owner_id, code, name, name_en) VALUES ($1::bigint, $2, 'S' || $1::bigint, '库', 'Store')`, [id, owner]);
  }
  for (const [id, seller, tier] of [[200, HQ, 1], [201, HQ, 1], [210, T1, 2], [211, T1_OTHER, 2], [212, T1_FROZEN, 2], [220, null, 2], [221, null, 1]]) {
    await db.owner.query(
      `INSERT INTO price_list (id, code, name, name_en, seller_id, tier, valid) VALUES ($1::bigint, 'P' || $1::bigint, '价', 'List', $2, $3, '[2026-01-01,)')`,
      [id, seller, tier],
    );
  }
}

async function addUsersAndGroups(): Promise<void> {
  const users: [number, number][] = [[1, HQ], [2, HQ], [3, HQ], [4, T1], [5, T2], [6, T1_OTHER]];
  for (const [id, organisationId] of users) await addUser(db.owner, { id, organisationId });
  for (const dimension of ['dealers', 'catalogue', 'price', 'stock', 'flow'] as const) await addGroup(db.owner, { dimension, everything: true, users: [1] });
  await addGroup(db.owner, { dimension: 'dealers', items: [['branch', 1], ['dealer', 11]], users: [2] });
  await addGroup(db.owner, { dimension: 'flow', items: [['branch', 1]], users: [2] });
  await addGroup(db.owner, { dimension: 'stock', items: [['location', 100], ['location', 101]], tiers: [1] });
  await addGroup(db.owner, { dimension: 'stock', items: [['location', 100]], users: [4] });
  await addGroup(db.owner, { dimension: 'price', items: [['price_list', 200]], organisations: [T1] });
  await addGroup(db.owner, { dimension: 'catalogue', items: [['product_line', 1], ['product_line', 2], ['sku', 7]], tiers: [1, 2] });
}

const resolver = new ScopeResolver();
const scopeOf = (subject: ScopeSubject): Promise<Scope> => db.uow.read(systemCtx('test'), (tx) => resolver.resolve(tx, subject, TODAY));
const none = { all: false, dealer: [], branch: [] };
const nothing = {
  system: false, counterparties: [], dealers: none, flow: none,
  catalogue: { all: false, product_line: [], sku: [] }, price: { all: false, price_list: [] }, stock: { all: false, location: [] },
};
const catalogue = { all: false, product_line: [1, 2], sku: [7] };

const PEOPLE: [string, ScopeSubject, object][] = [
  [
    'head office with everything',
    { userId: 1, organisationId: HQ, tier: null },
    {
      ...nothing, dealers: { ...none, all: true }, flow: { ...none, all: true },
      catalogue: { all: true, product_line: [], sku: [] }, price: { all: true, price_list: [] }, stock: { all: true, location: [] },
    },
  ],
  [
    'a branch manager',
    { userId: 2, organisationId: HQ, tier: null },
    { ...nothing, dealers: { all: false, dealer: [11], branch: [1] }, flow: { all: false, dealer: [], branch: [1] } },
  ],
  ['a head-office user without groups', { userId: 3, organisationId: HQ, tier: null }, nothing],
  [
    'a first-tier buyer',
    { userId: 4, organisationId: T1, tier: 1 },
    {
      ...nothing, counterparties: [HQ, T2], dealers: { ...none, dealer: [T1] }, flow: { ...none, dealer: [T1] }, catalogue,
      price: { all: false, price_list: [200] }, stock: { all: false, location: [100, 101, 110] },
    },
  ],
  [
    'another first-tier buyer, without its own groups',
    { userId: 6, organisationId: T1_OTHER, tier: 1 },
    {
      ...nothing, counterparties: [HQ, T2_OTHER], dealers: { ...none, dealer: [T1_OTHER] }, flow: { ...none, dealer: [T1_OTHER] }, catalogue,
      stock: { all: false, location: [100, 101, 111] },
    },
  ],
  [
    'a second-tier buyer: not the frozen, the former and the future supplier’s stock and prices',
    { userId: 5, organisationId: T2, tier: 2 },
    {
      ...nothing, counterparties: [T1, T1_FROZEN, T1_FORMER], dealers: { ...none, dealer: [T2] }, flow: { ...none, dealer: [T2] }, catalogue,
      price: { all: false, price_list: [210, 220] }, stock: { all: false, location: [110, 120] },
    },
  ],
];

describe('scope', () => {
  it.each(PEOPLE)('of %s', async (_, subject, expected) => {
    expect(await scopeOf(subject)).toEqual({ ...expected, user: subject.userId, organisation: subject.organisationId });
  });

  it.each(PEOPLE)('takes one statement for %s', async (_, subject) => {
    const statements = await countStatements(db.source, () => scopeOf(subject));
    expect(statements).toHaveLength(3); // begin with the scope of the resolver itself, the statement, commit
  });

  it('shows a supplier’s contract to the dealer that it was made with, and to none of the supplier’s other buyers', async () => {
    await db.owner.query(
      `INSERT INTO price_list (id, code, name, name_en, seller_id, tier, valid, kind, contract_number, buyer_id)
       VALUES (230, 'C1', '合同', 'Contract', ${T1}, 2, '[2026-01-01,)', 'contract', 'C1', ${T2}), (231, 'C2', '合同', 'Contract', ${T1}, 2, '[2026-01-01,)', 'contract', 'C2', ${T2_OTHER})`,
    );
    expect((await scopeOf({ userId: 5, organisationId: T2, tier: 2 })).price.price_list).toEqual([210, 220, 230]);
    await db.owner.query('DELETE FROM price_list WHERE id IN (230, 231)');
  });

  it('follows the day: the former supplier the day before, the future one the day after', async () => {
    const on = (day: string) => db.uow.read(systemCtx('test'), (tx) => resolver.resolve(tx, { userId: 5, organisationId: T2, tier: 2 }, day));
    expect((await on('2026-03-01')).stock.location).toEqual([110, 113, 120]);
    expect((await on('2026-03-03')).stock.location).toEqual([110, 111, 120]);
  });
});
