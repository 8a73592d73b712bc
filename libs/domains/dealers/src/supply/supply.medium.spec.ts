import { systemCtx, type TxCtx } from '@tributary/platform';
import { createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { addDealer, addHeadOffice, addSupply } from '../testing';
import { Supply } from './supply';
import { SupplyRepository } from './supply.repository';

const HQ = 1;
const [T1, FROZEN, CLOSED, T2, FROZEN_BUYER] = [10, 11, 12, 20, 21];

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await addHeadOffice(db.owner, HQ);
  await addDealer(db.owner, { id: T1, tier: 1 });
  await addDealer(db.owner, { id: FROZEN, tier: 1, status: 'frozen' });
  await addDealer(db.owner, { id: CLOSED, tier: 1, status: 'closed' });
  await addDealer(db.owner, { id: T2, tier: 2 });
  await addDealer(db.owner, { id: FROZEN_BUYER, tier: 2, status: 'frozen' });
  await addSupply(db.owner, { supplierId: HQ, buyerId: T1, businessLineId: 1 });
  await addSupply(db.owner, { supplierId: HQ, buyerId: T1, businessLineId: 2, from: '2026-01-01', until: '2026-04-01' });
  for (const supplierId of [T1, FROZEN, CLOSED]) await addSupply(db.owner, { supplierId, buyerId: T2 });
  await addSupply(db.owner, { supplierId: T1, buyerId: FROZEN_BUYER });
});
afterAll(() => db.drop());

const supply = new Supply(new SupplyRepository());
const asSystem = <T>(work: (tx: TxCtx) => Promise<T>) => db.uow.read(systemCtx('test'), work);
const as = <T>(organisationId: number, work: (tx: TxCtx) => Promise<T>) => db.uow.read(userCtx({ organisationId }), work);

describe('who may buy from whom', () => {
  it.each([
    ['before the first day of a line', HQ, T1, '2025-12-31', [1]],
    ['on its first day', HQ, T1, '2026-01-01', [1, 2]],
    ['on its last day', HQ, T1, '2026-03-31', [1, 2]],
    ['on the day after', HQ, T1, '2026-04-01', [1]],
    ['before there was any', HQ, T1, '2019-12-31', []],
    ['the wrong way round', T1, HQ, '2026-03-01', []],
    ['past a tier', HQ, T2, '2026-03-01', []],
    ['from a frozen dealer', FROZEN, T2, '2026-03-01', []],
    ['from a closed dealer', CLOSED, T2, '2026-03-01', []],
    ['as a frozen dealer', T1, FROZEN_BUYER, '2026-03-01', []],
    ['from oneself', T1, T1, '2026-03-01', []],
    ['from nobody', 777, T1, '2026-03-01', []],
  ])('%s', async (_, seller, buyer, day, lines) => {
    expect(await asSystem((tx) => supply.mayBuy(tx, buyer, seller, day))).toEqual(lines);
  });

  it('says the same to the buyer and to the seller, who cannot read each other’s records', async () => {
    for (const organisationId of [T1, T2]) {
      expect(await as(organisationId, (tx) => supply.mayBuy(tx, T2, T1, '2026-03-01'))).toEqual([1]);
    }
    expect(await as(T2, (tx) => supply.mayBuy(tx, T2, FROZEN, '2026-03-01'))).toEqual([]);
  });

  it('says nothing to anybody else', async () => {
    expect(await as(FROZEN, (tx) => supply.mayBuy(tx, T2, T1, '2026-03-01'))).toEqual([]);
    expect(await as(FROZEN, (tx) => supply.suppliersOf(tx, T2, '2026-03-01'))).toEqual([]);
  });

  it('lists all suppliers of a buyer with their lines', async () => {
    expect(await as(T2, (tx) => supply.suppliersOf(tx, T2, '2026-03-01'))).toEqual([{ supplierId: T1, businessLineId: 1 }]);
    expect(await as(T1, (tx) => supply.suppliersOf(tx, T1, '2026-03-01'))).toEqual([
      { supplierId: HQ, businessLineId: 1 },
      { supplierId: HQ, businessLineId: 2 },
    ]);
  });
});
