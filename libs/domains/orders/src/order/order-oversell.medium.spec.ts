import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { addFirstTier, buildChannel, firstTierCtx, HEAD_OFFICE, OTHER_PLANT, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';

const BUYERS = Array.from({ length: 200 }, (_, index) => 1000 + index);
let db: TestDatabase;
let orders: OrdersDriver;
const balance = (skuId: number, locationId = PLANT) => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId, skuId });

beforeAll(async () => {
  db = await createTestDatabase(40);
  await buildChannel(db.owner, 8);
  for (const id of BUYERS) await addFirstTier(db.owner, id);
  orders = await OrdersDriver.on(db);
});
afterAll(() => db.drop());

/** Everybody submits at once: how many were sold, and what the others were told. */
async function rush(): Promise<{ sold: number; told: unknown[] }> {
  const outcomes = await Promise.all(
    BUYERS.map((id) =>
      orders.submit(firstTierCtx(id)).then(
        () => 'sold' as const,
        (error: unknown) => refusalOf(Promise.reject(error)),
      ),
    ),
  );
  const refusals = outcomes.flatMap((outcome) => (outcome === 'sold' ? [] : [outcome]));
  expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['inventory.insufficient-stock']));
  return { sold: outcomes.length - refusals.length, told: refusals.map(({ problems }) => problems[0]?.['available']) };
}

describe('two hundred buyers on fifty units', () => {
  it('get exactly fifty at the location they name, and each of the others hears what is left', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '50' });
    for (const id of BUYERS) await orders.put(firstTierCtx(id), 1, '1', { locationId: PLANT });
    const { sold, told } = await rush();
    expect(sold).toBe(50);
    expect(told).toEqual(Array(150).fill('0'));
    expect(await balance(1)).toBe('50/50');
    for (const id of BUYERS) await orders.put(firstTierCtx(id), 1, '0', { locationId: PLANT });
  });

  it('get exactly fifty where the location is left open, from both', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 2: '30' });
    await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 2: '20' });
    for (const id of BUYERS) await orders.put(firstTierCtx(id), 2, '1');
    expect((await rush()).sold).toBe(50);
    expect([await balance(2), await balance(2, OTHER_PLANT)]).toEqual(['30/30', '20/20']);
    for (const id of BUYERS) await orders.put(firstTierCtx(id), 2, '0');
  });

  it('hear a remainder that is too small for them', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 3: '50' });
    for (const id of BUYERS) await orders.put(firstTierCtx(id), 3, '7', { locationId: PLANT });
    const { sold, told } = await rush();
    expect(sold).toBe(7);
    expect(new Set(told)).toEqual(new Set(['1']));
    for (const id of BUYERS) await orders.put(firstTierCtx(id), 3, '0', { locationId: PLANT });
  });

  it('do not deadlock with baskets in opposite order, open and named lines mixed', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 4: '1000', 5: '1000', 6: '1000' });
    await stockUp(db.owner, HEAD_OFFICE, OTHER_PLANT, { 4: '1000', 5: '1000', 6: '1000' });
    const crowd = BUYERS.slice(0, 60);
    for (const [index, id] of crowd.entries()) {
      const skus = index % 2 ? [4, 5, 6] : [6, 5, 4];
      for (const sku of skus) await orders.put(firstTierCtx(id), sku, '1', { locationId: index % 3 ? PLANT : sku === 5 ? OTHER_PLANT : null });
    }
    const statements = await countStatements(db.source, () => Promise.all(crowd.map((id) => orders.submit(firstTierCtx(id)))));
    // a deadlock would have been retried: more transactions than baskets
    expect(statements.filter((text) => text.startsWith('BEGIN'))).toHaveLength(crowd.length);
    const { rows } = await db.owner.query(`SELECT sum(reserved)::int AS reserved FROM stock_balance WHERE sku_id IN (4, 5, 6)`);
    expect(rows).toEqual([{ reserved: 180 }]);
  });

  it('cannot overdraw the credit of one dealer from several screens', async () => {
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 7: '1000' });
    await db.owner.query('UPDATE dealer SET credit_limit = (SELECT used + 500 FROM credit_account WHERE buyer_id = dealer.id) WHERE id = $1', [BUYERS[0]]);
    const ctx = firstTierCtx(BUYERS[0]);
    const ids: number[] = [];
    // each turn: fill and submit while the others still hold the account
    const attempts = Array.from({ length: 8 }, async () => {
      await orders.put(ctx, 7, '2');
      ids.push(await orders.submit(ctx));
    });
    const settled = await Promise.allSettled(attempts);
    const codes = settled.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : []));
    expect(codes.every((code) => ['orders.credit-exceeded', 'orders.basket-empty'].includes(code))).toBe(true);
    const { rows } = await db.owner.query('SELECT used <= credit_limit AS within FROM credit_account WHERE buyer_id = $1', [BUYERS[0]]);
    expect(rows).toEqual([{ within: true }]);
    expect(ids.length).toBeLessThanOrEqual(2);
  });

  it('leave every balance the sum of its movements', async () => {
    expect(await stockDrift(db.owner)).toEqual([]);
  });
});
