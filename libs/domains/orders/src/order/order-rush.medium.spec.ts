import { Test } from '@nestjs/testing';
import { StockLedger } from '@tributary/inventory';
import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { DomainError } from '@tributary/kernel';
import { AuditModule, Clock, ClockModule, OutboxModule } from '@tributary/platform';
import { createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { CreditLedger } from '../credit/credit-ledger';
import { OrdersModule } from '../orders.module';
import { addFirstTier, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver } from '../testing/channel.driver';

const CROWD = Array.from({ length: 500 }, (_, index) => 1000 + index);
const STOCK = 120;
let db: TestDatabase;
let orders: OrdersDriver;

beforeAll(async () => {
  db = await createTestDatabase(50);
  await buildChannel(db.owner, 2);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: String(STOCK), 2: '100000' });
  for (const id of CROWD) await addFirstTier(db.owner, id);
  orders = await OrdersDriver.on(db);
}, 120_000);
afterAll(() => db.drop());

/** What everybody was answered: done, or the refusal. */
async function outcomes(work: readonly Promise<unknown>[]): Promise<{ done: number; refusals: DomainError[] }> {
  const settled = await Promise.allSettled(work);
  const refusals = settled.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  const faults = refusals.filter((error) => !(error instanceof DomainError));
  expect(faults).toEqual([]);
  return { done: settled.length - refusals.length, refusals: refusals as DomainError[] };
}

describe('five hundred at once', () => {
  it('orders on one SKU: as many as there is stock for, and each other one is told what is left', async () => {
    for (const id of CROWD) await orders.put(firstTierCtx(id), 1, '1', { locationId: PLANT });
    const { done, refusals } = await outcomes(CROWD.map((id) => orders.submit(firstTierCtx(id))));
    expect(done).toBe(STOCK);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['inventory.insufficient-stock']));
    const told = refusals.flatMap(({ problems = [] }) => problems.map((problem) => (problem as { available: string }).available));
    expect(told).toEqual(Array(CROWD.length - STOCK).fill('0'));
    expect(await stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId: 1 })).toBe(`${STOCK}/${STOCK}`);
    expect(await stockDrift(db.owner)).toEqual([]);
  }, 120_000);

  it('orders on one credit line: up to the limit, and each other one is told limit, use and need', async () => {
    const imports = [OrdersModule, AuditModule, OutboxModule, ClockModule];
    const container = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(new FixedClock()).compile();
    const [credit, stock] = [container.get(CreditLedger), container.get(StockLedger)];
    const orderId = await orders.order(firstTierCtx(), { 2: '1' }, { locationId: PLANT });
    await db.owner.query('UPDATE dealer SET credit_limit = 20000 WHERE id = $1', [FIRST]);
    const move = { tier: 1, sellerId: HEAD_OFFICE, buyerId: FIRST, orderId, amount: '100.00' } as const;
    const take = (): Promise<void> =>
      db.uow.write(firstTierCtx(), async (tx) => {
        await credit.reserve(tx, move);
        await stock.reserve(tx, [{ ownerId: HEAD_OFFICE, locationId: PLANT, skuId: 2, quantity: '1' }], { kind: 'order', id: orderId, number: '' });
      });
    const { done, refusals } = await outcomes(CROWD.map(take));
    // the order itself took the first hundred
    expect(done).toBe(199);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['orders.credit-exceeded']));
    expect(refusals.map(({ params }) => params)).toEqual(Array(CROWD.length - done).fill({ limit: '20000.00', used: '20000.00', needed: '100.00' }));
    const { rows } = await db.owner.query(
      `SELECT a.used, (SELECT sum(used_delta) FROM credit_movement m WHERE m.buyer_id = a.buyer_id AND m.seller_id = a.seller_id) AS moved
       FROM credit_account a WHERE buyer_id = $1 AND seller_id = $2`,
      [FIRST, HEAD_OFFICE],
    );
    expect(rows).toEqual([{ used: '20000.00', moved: '20000.00' }]);
    expect(await stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId: 2 })).toBe(`100000/${done + 1}`);
    expect(await stockDrift(db.owner)).toEqual([]);
  }, 120_000);
});
