import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import type { Ctx, TxCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { inventoryErrors, type StockShortage } from '../inventory.errors';
import { buildStock, buildStockLocation, stockDrift, stockOf } from '../stock.builder';
import { StockLedger } from './stock-ledger';
import { StockLedgerRepository } from './stock-ledger.repository';
import type { StockDocument, StockLine } from './stock-line';

const SELLER = 1;
const BUYER = 11;
const NORTH = 5;
const SOUTH = 6;
const document: StockDocument = { kind: 'order', id: 77, number: 'SO-1' };
const ledger = new StockLedger(new StockLedgerRepository());
const buyer = userCtx({ organisationId: BUYER, name: '买家' }, { catalogue: { all: true, product_line: [], sku: [] }, stock: { all: false, location: [NORTH, SOUTH] } });
const line = (skuId: number, quantity: string, locationId = NORTH): StockLine => ({ ownerId: SELLER, locationId, skuId, quantity });
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase(24);
  await buildCatalogue(db.owner);
  for (let id = 1; id <= 240; id += 1) await buildSku(db.owner, { id });
  await db.owner.query(`INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部'), (11, 'dealer', 'D11', '甲'), (12, 'dealer', 'D12', '乙')`);
  await buildStockLocation(db.owner, { id: NORTH, ownerId: SELLER });
  await buildStockLocation(db.owner, { id: SOUTH, ownerId: SELLER });
  await buildStockLocation(db.owner, { id: 7, ownerId: SELLER });
});
afterAll(() => db.drop());

const inTx = <T>(work: (tx: TxCtx) => Promise<T>, ctx: Ctx = buyer): Promise<T> => db.uow.write(ctx, work);
const balance = (skuId: number, locationId = NORTH): Promise<string> => stockOf(db.owner, { ownerId: SELLER, locationId, skuId });
const stock = (skuId: number, quantity: string, locationId = NORTH): Promise<void> => buildStock(db.owner, { ownerId: SELLER, locationId, skuId, quantity });
const problemsOf = (work: Promise<unknown>): Promise<StockShortage[]> =>
  work.then(
    () => [],
    (error: { code?: string; problems?: StockShortage[] }) => {
      expect(error.code).toBe(inventoryErrors.insufficientStock.code);
      return error.problems ?? [];
    },
  );

describe('the stock ledger', () => {
  it('reserves, releases and issues, and remembers every step', async () => {
    await stock(1, '10');
    await inTx((tx) => ledger.reserve(tx, [line(1, '6')], document));
    expect(await balance(1)).toBe('10/6');
    await inTx((tx) => ledger.release(tx, [line(1, '2')], document));
    await inTx((tx) => ledger.issue(tx, [line(1, '4')], { kind: 'shipment', id: 5, number: 'CK-1' }));
    expect(await balance(1)).toBe('6/0');
    const { rows } = await db.owner.query(
      `SELECT kind, on_hand_delta::float, reserved_delta::float, document_number, actor_name FROM stock_movement WHERE sku_id = 1 ORDER BY id`,
    );
    expect(rows.map((row: object) => Object.values(row).join(' '))).toEqual([
      'opening 10 0  test', 'reserve 0 6 SO-1 买家', 'release 0 -2 SO-1 买家', 'issue -4 -4 CK-1 买家',
    ]);
  });

  it('sums two lines of one SKU before it decides', async () => {
    await stock(2, '5');
    const problems = await problemsOf(inTx((tx) => ledger.reserve(tx, [line(2, '3'), line(2, '2.5')], document)));
    expect(problems).toEqual([{ skuId: 2, skuCode: 'SKU-2', locationId: NORTH, requested: '5.5', available: '5', unit: 'drum' }]);
    expect(await balance(2)).toBe('5/0');
  });

  it('reports every short line and moves none of the others', async () => {
    await stock(3, '5');
    await stock(4, '1');
    const problems = await problemsOf(inTx((tx) => ledger.reserve(tx, [line(3, '5'), line(4, '2'), line(5, '1'), line(3, '9', SOUTH)], document)));
    expect(problems.map(({ skuId, locationId, available }) => [skuId, locationId, available])).toEqual([[3, SOUTH, '0'], [4, NORTH, '1'], [5, NORTH, '0']]);
    expect(await balance(3)).toBe('5/0');
  });

  it('never sells a unit twice to buyers who come together', async () => {
    await stock(6, '7');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => problemsOf(inTx((tx) => ledger.reserve(tx, [line(6, '1')], document))).then((problems) => problems.map(({ available }) => available))),
    );
    expect(outcomes.filter((left) => left.length === 0)).toHaveLength(7);
    expect(new Set(outcomes.flat())).toEqual(new Set(['0']));
    expect(await balance(6)).toBe('7/7');
  });

  it('lets opposite baskets wait for each other instead of deadlocking', async () => {
    for (const sku of [7, 8, 9]) await stock(sku, '1000');
    const forth = [7, 8, 9].map((sku) => line(sku, '1'));
    const statements = await countStatements(db.source, () =>
      Promise.all(Array.from({ length: 40 }, (_, i) => inTx((tx) => ledger.reserve(tx, i % 2 ? forth : forth.toReversed(), document)))),
    );
    // a deadlock would have been retried: more transactions than baskets
    expect(statements.filter((text) => text.startsWith('BEGIN'))).toHaveLength(40);
    expect(await Promise.all([7, 8, 9].map((sku) => balance(sku)))).toEqual(['1000/40', '1000/40', '1000/40']);
  });

  it('needs the same number of statements for 1, 20 and 200 lines', async () => {
    for (let sku = 11; sku <= 211; sku += 1) await stock(sku, '1000');
    const counts: number[] = [];
    for (const lines of [1, 20, 200]) {
      const basket = Array.from({ length: lines }, (_, i) => line(11 + i, '2'));
      const statements = await countStatements(db.source, () =>
        inTx(async (tx) => {
          await ledger.reserve(tx, basket, document);
          await ledger.issue(tx, basket, document);
        }),
      );
      counts.push(statements.length);
    }
    expect(counts).toEqual([6, 6, 6]);
  });

  it('receives goods where there was nothing, and again on top', async () => {
    const receive = (tx: TxCtx): Promise<void> => ledger.receive(tx, [line(220, '1.5'), line(220, '1')], { kind: 'shipment', id: 1, number: 'CK-2' });
    await inTx(receive);
    await inTx(receive);
    expect(await balance(220)).toBe('5/0');
  });

  it('holds still what is available, within the scope', async () => {
    await stock(221, '4');
    await stock(221, '9', 7);
    const seen = await inTx(async (tx) => {
      const locked = await ledger.lockAvailable(tx, SELLER, BUYER, [221]);
      await expect(db.owner.query(`SELECT 1 FROM stock_balance WHERE sku_id = 221 AND location_id = ${NORTH} FOR UPDATE NOWAIT`)).rejects.toThrow('could not obtain lock');
      return locked;
    });
    expect(seen).toEqual([{ skuId: 221, locationId: NORTH, available: '4', days: null }]);
  });

  it('does not touch a location outside the scope: it is as if there were nothing', async () => {
    await stock(222, '4', 7);
    const problems = await problemsOf(inTx((tx) => ledger.reserve(tx, [line(222, '1', 7)], document)));
    expect(problems).toMatchObject([{ available: '0' }]);
    await expect(inTx((tx) => ledger.release(tx, [line(222, '1', 7)], document))).rejects.toMatchObject({ code: 'inventory.out-of-reach' });
    await expect(inTx((tx) => ledger.receive(tx, [line(222, '1', 7)], document))).rejects.toThrow('row-level security');
  });

  it('cannot release or issue more than was reserved', async () => {
    await stock(223, '4');
    await inTx((tx) => ledger.reserve(tx, [line(223, '1')], document));
    await expect(inTx((tx) => ledger.release(tx, [line(223, '2')], document))).rejects.toMatchObject({ code: 'inventory.out-of-reach' });
    await expect(inTx((tx) => ledger.issue(tx, [line(223, '2')], document))).rejects.toMatchObject({ code: 'inventory.out-of-reach' });
    expect(await balance(223)).toBe('4/1');
  });

  it('keeps every balance the sum of its movements', async () => {
    expect(await stockDrift(db.owner)).toEqual([]);
  });
});
