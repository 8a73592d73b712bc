import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { DomainError } from '@tributary/kernel';
import type { Ctx, TxCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { inventoryErrors, type PlanShortage } from '../inventory.errors';
import { buildPlan, planOf, productionDrift } from '../production.builder';
import { buildStockLocation } from '../stock.builder';
import { DemandPlanRepository } from './demand-plan.repository';
import { DemandPlans } from './demand-plans';
import { ProductionLedger } from './production-ledger';
import { ProductionLedgerRepository } from './production-ledger.repository';
import type { ProductionDocument, ProductionLine } from './production-line';

const SELLER = 1;
const [NORTH, HIDDEN] = [5, 7];
const order: ProductionDocument = { kind: 'order', id: 77, number: 'SO-1' };
const clock = new FixedClock();
const ledger = new ProductionLedger(new ProductionLedgerRepository(), clock);
const buyer = userCtx({ organisationId: 11, name: '买家' }, { counterparties: [SELLER], catalogue: { all: true, product_line: [], sku: [] }, stock: { all: false, location: [NORTH] } });
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase(24);
  await buildCatalogue(db.owner);
  for (const id of [1, 2, 3]) await buildSku(db.owner, { id });
  await db.owner.query(`INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部'), (11, 'dealer', 'D11', '甲')`);
  await db.owner.query('INSERT INTO production_lead (product_line_id, days, most_on_demand) VALUES (1, 30, 40)');
  for (const id of [NORTH, HIDDEN]) await buildStockLocation(db.owner, { id, ownerId: SELLER });
});
afterAll(() => db.drop());

const inTx = <T>(work: (tx: TxCtx) => Promise<T>, ctx: Ctx = buyer): Promise<T> => db.uow.write(ctx, work);
let day = 0;
/** A plan of its own, days ahead of all others. */
const plan = async (id: number, planned: string, locationId = NORTH): Promise<void> => {
  const readyOn = new Date(Date.UTC(2026, 5, 1 + (day += 1))).toISOString().slice(0, 10);
  await buildPlan(db.owner, { id, ownerId: SELLER, locationId, skuId: 1, readyOn, planned });
};
const demandPlan = (id: number, readyOn: string): Promise<void> => buildPlan(db.owner, { id, ownerId: SELLER, locationId: NORTH, skuId: 1, readyOn, planned: '0', origin: 'demand' });
const line = (planId: number, quantity: string): ProductionLine => ({ planId, quantity });
const promise = (lines: readonly ProductionLine[], ctx = buyer): Promise<void> => inTx((tx) => ledger.promise(tx, lines, order), ctx);
const produce = (planId: number, quantity: string, given: string): Promise<void> =>
  inTx(async (tx) => {
    await ledger.lock(tx, [planId]);
    await ledger.produce(tx, planId, quantity, given === '0' ? [] : [{ document: order, quantity: given }], '');
  });
const shortOf = (work: Promise<unknown>): Promise<PlanShortage[]> =>
  work.then(
    () => [],
    (error: { code?: string; problems?: PlanShortage[] }) => {
      expect(error.code).toBe(inventoryErrors.productionShort.code);
      return error.problems ?? [];
    },
  );

describe('the production ledger', () => {
  it('promises, releases, makes and gives, and remembers every step with its document', async () => {
    await plan(1, '100');
    await promise([line(1, '60')]);
    await inTx((tx) => ledger.release(tx, [line(1, '10')], order));
    await produce(1, '70', '50');
    expect(await planOf(db.owner, 1)).toBe('100/50/70/50');
    const { rows } = await db.owner.query(
      `SELECT kind, planned_delta::float, promised_delta::float, produced_delta::float, allocated_delta::float, document, document_number, actor_name FROM production_movement WHERE plan_id = 1 ORDER BY id`,
    );
    expect(rows.map((row: object) => Object.values(row).join(' '))).toEqual([
      'plan 100 0 0 0 plan  test', 'promise 0 60 0 0 order SO-1 买家', 'release 0 -10 0 0 order SO-1 买家', 'produce 0 0 70 0 plan  买家', 'allocate 0 0 0 50 order SO-1 买家',
    ]);
  });

  it('does not promise what was made for nobody: it lies in stock', async () => {
    expect(await shortOf(promise([line(1, '31')]))).toMatchObject([{ planId: 1, requested: '31', available: '30', unit: 'drum' }]);
    await promise([line(1, '30')]);
    expect(await planOf(db.owner, 1)).toBe('100/80/70/50');
  });

  it('raises a plan of which more is made than was planned', async () => {
    await plan(2, '10');
    await promise([line(2, '8')]);
    await produce(2, '12', '8');
    expect(await planOf(db.owner, 2)).toBe('12/8/12/8');
    expect(await shortOf(promise([line(2, '1')]))).toMatchObject([{ available: '0' }]);
  });

  it('sums two lines of one plan, names every short one with what is free, and promises none of them', async () => {
    await plan(3, '5');
    await plan(4, '5');
    const short = await shortOf(promise([line(3, '3'), line(4, '5'), line(3, '2.5'), line(999, '1')]));
    expect(short.map(({ planId, skuCode, requested, available }) => [planId, skuCode, requested, available])).toEqual([[3, 'SKU-1', '5.5', '5'], [999, '', '1', '0']]);
    expect([await planOf(db.owner, 3), await planOf(db.owner, 4)]).toEqual(['5/0/0/0', '5/0/0/0']);
  });

  it('keeps the cap against five hundred promises at once, and each refused one hears what is left', async () => {
    await plan(5, '123');
    const outcomes = await Promise.all(Array.from({ length: 500 }, () => shortOf(promise([line(5, '2')]))));
    const refused = outcomes.filter((short) => short.length > 0);
    expect(refused).toHaveLength(500 - 61);
    expect(new Set(refused.flat().map(({ available }) => available))).toEqual(new Set(['1']));
    expect(await planOf(db.owner, 5)).toBe('123/122/0/0');
  });

  it('promises nothing of a plan that is closed, past, or out of sight; the latter two lead nowhere else', async () => {
    await plan(6, '5');
    await db.owner.query(`UPDATE production_plan SET status = 'closed' WHERE id = 6`);
    await plan(7, '5', HIDDEN);
    await buildPlan(db.owner, { id: 8, ownerId: SELLER, locationId: NORTH, skuId: 1, readyOn: '2026-03-01', planned: '5' });
    await buildPlan(db.owner, { id: 9, ownerId: SELLER, locationId: NORTH, skuId: 1, readyOn: '2026-03-02', planned: '5' });
    expect((await shortOf(promise([line(6, '1'), line(7, '1'), line(8, '1'), line(9, '1')]))).map(({ planId, available }) => [planId, available])).toEqual([[6, '0'], [7, '0'], [8, '0']]);
    const hidden = await shortOf(promise([line(7, '1')]));
    expect(hidden).toEqual([{ planId: 7, skuId: null, skuCode: '', readyOn: null, requested: '1', available: '0', unit: '' }]);
    expect(await inTx((tx) => ledger.lock(tx, [7]))).toEqual([]);
    await expect(inTx((tx) => ledger.plan(tx, 7, '1', ''))).rejects.toMatchObject({ code: 'platform.not-found' });
  });

  it('shows what may be promised, and nothing of closed, past and hidden plans', async () => {
    const ids = (await inTx((tx) => ledger.lockSupply(tx, SELLER, [1]))).map(({ planId }) => planId);
    expect(ids).toEqual([1, 2, 3, 4, 5, 9]);
  });

  it('cannot release what was set aside already', async () => {
    await expect(inTx((tx) => ledger.release(tx, [line(2, '1')], order))).rejects.toMatchObject({ code: 'inventory.out-of-reach' });
  });

  it('is lowered to what is bound and not below, with the quantities', async () => {
    await plan(10, '50');
    await promise([line(10, '20')]);
    await expect(inTx((tx) => ledger.plan(tx, 10, '19', '设备检修'))).rejects.toMatchObject({ code: 'inventory.plan-below-promised', params: { planned: '19', promised: '20', produced: '0' } });
    await inTx((tx) => ledger.plan(tx, 10, '20', '设备检修'));
    expect(await planOf(db.owner, 10)).toBe('20/20/0/0');
    const { rows } = await db.owner.query(`SELECT planned_delta::float AS delta, reason FROM production_movement WHERE plan_id = 10 AND reason <> ''`);
    expect(rows).toEqual([{ delta: -30, reason: '设备检修' }]);
  });

  it('is not lowered under those who promise at the same time', async () => {
    await plan(11, '100');
    const lowered = inTx((tx) => ledger.plan(tx, 11, '10', '')).catch((error: { code: string }) => expect(error.code).toBe('inventory.plan-below-promised'));
    await Promise.all([...Array.from({ length: 20 }, () => shortOf(promise([line(11, '1')]))), lowered]);
    const { rows } = await db.owner.query(`SELECT promised <= planned AS kept FROM production_plan WHERE id = 11`);
    expect(rows).toEqual([{ kept: true }]);
  });

  it('is kept by the database itself', async () => {
    await expect(db.owner.query('UPDATE production_plan SET promised = planned + 1 WHERE id = 11')).rejects.toThrow('violates check constraint');
    await expect(db.owner.query('UPDATE production_plan SET produced = planned, allocated = 0 WHERE id = 5')).rejects.toThrow('production_plan_free');
  });

  it('lets a plan that demand made hold what was promised and no more, as far as head office lets it', async () => {
    await demandPlan(30, '2026-04-01');
    expect(await shortOf(promise([line(30, '40.001')]))).toMatchObject([{ planId: 30, available: '40' }]);
    await promise([line(30, '25')]);
    await promise([line(30, '15')]);
    expect(await planOf(db.owner, 30)).toBe('40/40/0/0');
    expect(await shortOf(promise([line(30, '1')]))).toMatchObject([{ available: '0' }]);
    await inTx((tx) => ledger.release(tx, [line(30, '12')], order));
    await expect(inTx((tx) => ledger.plan(tx, 30, '50', ''))).rejects.toMatchObject({ code: 'inventory.plan-on-demand' });
    await produce(30, '30', '28');
    expect(await planOf(db.owner, 30)).toBe('30/28/30/28');
    const { rows } = await db.owner.query(`SELECT kind, planned_delta::float, promised_delta::float FROM production_movement WHERE plan_id = 30 AND kind <> 'allocate' ORDER BY id`);
    expect(rows.map((row: object) => Object.values(row).join(' '))).toEqual(['plan 0 0', 'promise 25 25', 'promise 15 15', 'release -12 -12', 'produce 2 0']);
    await expect(db.owner.query('UPDATE production_plan SET planned = planned + 1 WHERE id = 30')).rejects.toThrow('production_plan_demand');
  });

  it('lets nothing join a plan that demand made when its day is nearer than the goods can be made', async () => {
    await demandPlan(31, '2026-03-31');
    expect(await shortOf(promise([line(31, '1')]))).toMatchObject([{ planId: 31, available: '0' }]);
  });

  it('makes one plan of all that is asked at once, and it holds the sum', async () => {
    const demands = new DemandPlans(new DemandPlanRepository(), clock);
    const ask = (quantity: string) =>
      inTx(async (tx) => {
        const [wanted] = await demands.open(tx, { ownerId: SELLER, buyerId: 11, skuIds: [2] });
        const supply = await ledger.lockSupply(tx, SELLER, [2]);
        const own = supply.find(({ origin, readyOn }) => origin === 'demand' && readyOn === wanted?.readyOn);
        await ledger.promise(tx, [line(own?.planId ?? 0, quantity)], order);
      });
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => shortOf(ask('1.5'))));
    expect(outcomes.filter((short) => short.length === 0)).toHaveLength(26);
    const { rows } = await db.owner.query(`SELECT ready_on::text, location_id, trim_scale(planned)::text AS planned, origin FROM production_plan WHERE sku_id = 2`);
    expect(rows).toEqual([{ ready_on: '2026-04-01', location_id: NORTH, planned: '39', origin: 'demand' }]);
  });

  it('leaves nothing of a plan whose transaction failed', async () => {
    const demands = new DemandPlans(new DemandPlanRepository(), clock);
    await expect(inTx(async (tx) => {
      await demands.open(tx, { ownerId: SELLER, buyerId: 11, skuIds: [3] });
      throw new Error('killed');
    })).rejects.toThrow('killed');
    expect((await db.owner.query('SELECT 1 FROM production_plan WHERE sku_id = 3')).rowCount).toBe(0);
    expect(await inTx((tx) => demands.open(tx, { ownerId: 11, buyerId: 11, skuIds: [3] }))).toEqual([]);
  });

  it('needs the same number of statements for 1, 20 and 200 plans', async () => {
    for (let id = 1000; id < 1200; id += 1) await plan(id, '1000');
    const counts: number[] = [];
    for (const size of [1, 20, 200]) {
      const lines = Array.from({ length: size }, (_, index) => line(1000 + index, '2'));
      counts.push((await countStatements(db.source, () => inTx(async (tx) => {
        await ledger.promise(tx, lines, order);
        await ledger.release(tx, lines, order);
      }))).length);
    }
    expect(counts).toEqual([6, 6, 6]);
  });

  it('survives random people at once: every plan is the sum of its movements', async () => {
    for (const id of [20, 21, 22]) await plan(id, '60');
    await demandPlan(23, '2026-07-01');
    const act = async (seed: number): Promise<void> => {
      let state = seed;
      const roll = (limit: number): number => ((state = (state * 1_103_515_245 + 12_345) % 2_147_483_648), Math.floor((state / 2_147_483_648) * limit));
      for (let step = 0; step < 20; step += 1) {
        const lines = [line(20 + roll(4), String(1 + roll(4))), line(20 + roll(4), String(1 + roll(4)))];
        const acts = [
          () => promise(lines),
          () => inTx((tx) => ledger.release(tx, lines, order)),
          () => inTx((tx) => ledger.plan(tx, 20 + roll(4), String(40 + roll(60)), '调整')),
          () => inTx(async (tx) => {
            const [balance] = await ledger.lock(tx, [20 + roll(4)]);
            if (!balance) throw new Error('The plan is gone.');
            const waiting = Number(balance.promised) - Number(balance.allocated);
            const made = roll(4);
            await ledger.produce(tx, balance.id, String(made), waiting > 0 && made > 0 ? [{ document: order, quantity: String(Math.min(made, waiting)) }] : [], '');
          }),
        ];
        await acts[roll(5) % 4]?.().catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
        });
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map(act));
    expect(await productionDrift(db.owner)).toEqual([]);
    const { rows } = await db.owner.query(`SELECT id FROM production_plan WHERE origin = 'demand' AND (planned <> produced + promised - allocated OR promised > 40)`);
    expect(rows).toEqual([]);
  });
});
