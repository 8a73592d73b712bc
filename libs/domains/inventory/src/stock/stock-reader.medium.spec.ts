import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { Test } from '@nestjs/testing';
import { AuditModule, ClockModule, type Ctx } from '@tributary/platform';
import { createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { InventoryModule } from '../inventory.module';
import { StockLocations } from '../location/stock-locations';
import { buildStock, buildStockLocation } from '../stock.builder';
import { StockReader } from './stock-reader';

const [SELLER, DEALER, OTHER] = [1, 11, 12];
const catalogue = { all: true, product_line: [], sku: [] };
const dealer = userCtx({ organisationId: DEALER }, { catalogue, stock: { all: false, location: [101] } });
const headOffice = (locations: number[]): Ctx =>
  userCtx({ organisationId: SELLER, organisationKind: 'head_office', tier: null }, { catalogue, dealers: { all: true, dealer: [], branch: [] }, stock: { all: false, location: locations } });

let db: TestDatabase;
let reader: StockReader;
let locations: StockLocations;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (const [id, code, name] of [[1, 'B-1', '柴油机油'], [2, 'A-1', '液压油'], [3, 'C-1', '齿轮油']] as const) await buildSku(db.owner, { id, code, name });
  await db.owner.query(`INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部'), (11, 'dealer', 'D11', '甲'), (12, 'dealer', 'D12', '乙')`);
  for (const [id, ownerId] of [[101, SELLER], [102, SELLER], [112, DEALER]] as const) await buildStockLocation(db.owner, { id, ownerId });
  await buildStockLocation(db.owner, { id: 111, ownerId: DEALER, receives: false });
  await buildStock(
    db.owner,
    { ownerId: SELLER, locationId: 101, skuId: 1, quantity: '10' }, { ownerId: SELLER, locationId: 102, skuId: 1, quantity: '20' },
    { ownerId: DEALER, locationId: 111, skuId: 1, quantity: '1.5' }, { ownerId: DEALER, locationId: 112, skuId: 1, quantity: '2' }, { ownerId: DEALER, locationId: 112, skuId: 2, quantity: '3' },
  );
  await db.owner.query(`UPDATE stock_balance SET reserved = 10 WHERE location_id = 101; INSERT INTO stock_balance (owner_id, location_id, sku_id, batch, on_hand) VALUES (11, 112, 1, 'B7', 4)`);
  const container = await Test.createTestingModule({ imports: [InventoryModule, ClockModule, AuditModule] }).compile();
  reader = container.get(StockReader);
  locations = container.get(StockLocations);
});
afterAll(() => db.drop());

describe('stock as its owner reads it', () => {
  it('is in the order of the codes, batches together', async () => {
    const { items } = await db.uow.read(dealer, (tx) => reader.ownStock(tx, {}));
    expect(items.map(({ code, locationId, onHand, available }) => [code, locationId, onHand, available])).toEqual([['A-1', 112, '3', '3'], ['B-1', 111, '1.5', '1.5'], ['B-1', 112, '6', '6']]);
  });

  it('pages, and keeps to a location and a search', async () => {
    const first = await db.uow.read(dealer, (tx) => reader.ownStock(tx, { limit: 2 }));
    const rest = await db.uow.read(dealer, (tx) => reader.ownStock(tx, { limit: 2, cursor: first.nextCursor ?? '' }));
    expect([first.items.length, rest.items.map(({ locationId }) => locationId), rest.nextCursor]).toEqual([2, [112], null]);
    expect((await db.uow.read(dealer, (tx) => reader.ownStock(tx, { locationId: 111 }))).items).toHaveLength(1);
    expect((await db.uow.read(dealer, (tx) => reader.ownStock(tx, { search: 'yyy' }))).items.map(({ code }) => code)).toEqual(['A-1']);
  });

  it('is for head office what its groups name, not all that head office owns', async () => {
    const seen = async (ctx: Ctx) => (await db.uow.read(ctx, (tx) => reader.ownStock(tx, {}))).items.map(({ locationId }) => locationId);
    expect(await seen(headOffice([102]))).toEqual([102]);
    expect(await seen(headOffice([]))).toEqual([]);
  });

  it('comes with its movements, newest first, and nobody else’s', async () => {
    const { items, nextCursor } = await db.uow.read(dealer, (tx) => reader.ownMovements(tx, { limit: 2 }));
    expect(items.map(({ code, locationId, onHandChange, kind }) => [code, locationId, onHandChange, kind])).toEqual([['A-1', 112, '3', 'opening'], ['B-1', 112, '2', 'opening']]);
    const rest = await db.uow.read(dealer, (tx) => reader.ownMovements(tx, { limit: 2, cursor: nextCursor ?? '' }));
    expect(rest.items.map(({ locationId }) => locationId)).toEqual([111]);
    expect((await db.uow.read(dealer, (tx) => reader.ownMovements(tx, { skuId: 1, locationId: 112 }))).items).toHaveLength(1);
  });
});

describe('where goods arrive', () => {
  it('is the first location that receives', async () => {
    expect(await db.uow.write(dealer, (tx) => locations.receiving(tx, DEALER))).toBe(112);
  });

  it('is made for a dealer that has none, once', async () => {
    const other = userCtx({ organisationId: OTHER });
    const ids = await Promise.all([1, 2, 3].map(() => db.uow.write(other, (tx) => locations.receiving(tx, OTHER))));
    expect(new Set(ids).size).toBe(1);
    const { rows } = await db.owner.query('SELECT code FROM stock_location WHERE owner_id = $1', [OTHER]);
    expect(rows).toEqual([{ code: 'D12-1' }]);
  });
});
