import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { stockDrift, stockOf } from '@tributary/inventory/testing';
import { BasketEditor, OrderApprover, OrderCanceller, OrderReader, OrderSubmitter } from '@tributary/orders';
import { ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE } from '@tributary/orders/testing';
import { type Ctx, PlatformModule, UnitOfWork } from '@tributary/platform';
import { countStatements, createTestDatabase, testConfig, type TestDatabase } from '@tributary/platform/testing';
import { DataSource } from 'typeorm';
import { LogisticsModule } from './logistics.module';
import { ReceiptConfirmer } from './receipt/receipt-confirmer';
import { type Dispatch, ShipmentDispatcher } from './shipment/shipment-dispatcher';
import { ShipmentReader } from './shipment/shipment-reader';
import type { ShipmentView } from './shipment/shipment-view';
import { ShipmentTracker, type TrackingEvent } from './tracking/shipment-tracker';

let db: TestDatabase;
let app: INestApplicationContext;
const desk = headOfficeCtx();
const buyer = firstTierCtx();
const stranger = firstTierCtx(OTHER_FIRST);
const [HOME, AWAY] = [WAREHOUSE[FIRST] ?? 0, WAREHOUSE[SECOND] ?? 0];

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 220, { rules: ASK_ALWAYS });
  await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: 220 }, (_, i) => [i + 1, '100000'])));
  await stockUp(db.owner, FIRST, HOME, { 3: '50' });
  @Module({ imports: [PlatformModule.with(testConfig(db.appUrl)), LogisticsModule] })
  class SpecModule {}
  app = await NestFactory.createApplicationContext(SpecModule, { logger: false });
});
afterAll(async () => {
  await app?.close();
  await db.drop();
});

const write = <T>(ctx: Ctx, work: (tx: Parameters<Parameters<UnitOfWork['write']>[1]>[0]) => Promise<T>): Promise<T> => app.get(UnitOfWork).write(ctx, work);
const plain = { carrier: '', vehicleNumber: '', driverName: '', driverPhone: '', departureAt: null, expectedArrivalAt: null };
const dispatch = (ctx: Ctx, change: Partial<Dispatch> & { orderId: number }) => write(ctx, (tx) => app.get(ShipmentDispatcher).dispatch(tx, { ...plain, ...change }));
const view = (ctx: Ctx, id: number): Promise<ShipmentView> => app.get(UnitOfWork).read(ctx, (tx) => app.get(ShipmentReader).byId(tx, id));
const track = (ctx: Ctx, id: number, event: TrackingEvent) => write(ctx, (tx) => app.get(ShipmentTracker).record(tx, id, event));
const order = (ctx: Ctx, id: number) => app.get(UnitOfWork).read(ctx, (tx) => app.get(OrderReader).detail(tx, id));
const receive = async (ctx: Ctx, id: number, missing = 0, note = '') => {
  const { lines } = await view(ctx, id);
  const counted = lines.map((line) => ({ shipmentLineId: line.id, receivedQuantity: String(Number(line.quantity) - missing), note }));
  await write(ctx, (tx) => app.get(ReceiptConfirmer).confirm(tx, id, counted));
};
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));

/** A confirmed order of head office (or of `seller`) over the given SKUs. */
async function confirmed(skus: readonly number[], quantity = '10', from: { ctx: Ctx; seller: number; approver: Ctx } = { ctx: buyer, seller: HEAD_OFFICE, approver: desk }): Promise<number> {
  const id = await write(from.ctx, async (tx) => {
    for (const skuId of skus) await app.get(BasketEditor).put(tx, { sellerId: from.seller, skuId, quantity, unit: 'drum', locationId: null });
    return app.get(OrderSubmitter).submit(tx, { sellerId: from.seller, purchaseOrderNumber: '', note: '' });
  });
  await write(from.approver, (tx) => app.get(OrderApprover).approve(tx, id, { lines: [], note: '' }));
  return id;
}
const stock = (ownerId: number, locationId: number, skuId: number): Promise<string> => stockOf(db.owner, { ownerId, locationId, skuId });

describe('a shipment', () => {
  it('takes reserved stock out, travels, and becomes the buyer’s stock with its difference on the note', async () => {
    const before = await stock(HEAD_OFFICE, PLANT, 1);
    const orderId = await confirmed([1]);
    const id = await dispatch(desk, { orderId, vehicleNumber: '沪A12345', driverName: '王师傅', driverPhone: '13800138000', carrier: '顺达' });
    expect(await stock(HEAD_OFFICE, PLANT, 1)).toBe(`${Number(before.split('/')[0]) - 10}/0`);
    expect((await order(buyer, orderId)).state).toBe('shipped');
    await track(desk, id, { kind: 'departed', at: new Date('2026-03-01T08:00:00+08:00') });
    await track(desk, id, { kind: 'delayed', at: new Date('2026-03-01T12:00:00+08:00'), note: '大雾封路', expectedArrivalAt: new Date('2026-03-03T08:00:00+08:00') });
    await track(desk, id, { kind: 'position', at: new Date('2026-03-01T13:00:00+08:00'), latitude: 31.2, longitude: 121.5 });
    const seen = await view(buyer, id);
    expect(seen).toMatchObject({ state: 'departed', vehicleNumber: '沪A12345', driverPhone: '13800138000', lastEventKind: 'position' });
    expect(seen.deliveryNoteNumber).toMatch(/^CK-\d{6}-\d{6}$/);
    expect(seen.expectedArrivalAt).toEqual(new Date('2026-03-03T08:00:00+08:00'));
    expect(seen.events.map(({ kind }) => kind)).toEqual(['issued', 'departed', 'delayed', 'position']);
    await receive(buyer, id, 1, '破损一桶');
    expect(await stock(FIRST, HOME, 1)).toBe('9/0');
    expect((await view(buyer, id)).lines[0]).toMatchObject({ quantity: '10', receivedQuantity: '9', differenceNote: '破损一桶' });
    expect((await order(buyer, orderId)).state).toBe('closed');
  });

  it('may be a part; the order closes with the last receipt of the last part', async () => {
    const orderId = await confirmed([2]);
    const lineId = (await order(buyer, orderId)).lines[0]?.id ?? 0;
    const first = await dispatch(desk, { orderId, lines: [{ orderLineId: lineId, quantity: '4' }] });
    expect((await order(buyer, orderId)).state).toBe('shipping');
    await receive(buyer, first);
    expect((await order(buyer, orderId)).state).toBe('shipping');
    const second = await dispatch(desk, { orderId });
    expect((await view(buyer, second)).lines.map(({ quantity }) => quantity)).toEqual(['6']);
    await receive(buyer, second);
    expect((await order(buyer, orderId)).state).toBe('closed');
    expect(await code(dispatch(desk, { orderId }))).toBe('logistics.nothing-to-ship');
  });

  it('is the same thing between first and second tier, out of the first tier’s own stock', async () => {
    const orderId = await confirmed([3], '5', { ctx: secondTierCtx(), seller: FIRST, approver: buyer });
    const id = await dispatch(buyer, { orderId });
    expect(await stock(FIRST, HOME, 3)).toBe('45/0');
    await receive(secondTierCtx(), id);
    expect(await stock(SECOND, AWAY, 3)).toBe('5/0');
  });

  it('leaves once, however often and at the same time it is asked for', async () => {
    const orderId = await confirmed([4]);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => code(dispatch(desk, { orderId }))));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'logistics.nothing-to-ship']));
    const received = await shipmentsOf(orderId);
    const twice = await Promise.all([code(receive(buyer, received[0] ?? 0)), code(receive(buyer, received[0] ?? 0))]);
    expect(twice.toSorted()).toEqual(['done', 'kernel.transition-refused']);
    expect(await stock(FIRST, HOME, 4)).toBe('10/0');
  });

  it('and a cancellation exclude each other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const orderId = await confirmed([5]);
      const outcomes = await Promise.all([
        code(dispatch(desk, { orderId })),
        code(write(buyer, (tx) => app.get(OrderCanceller).cancel(tx, orderId, '不需要了'))),
      ]);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    }
  });

  it('closes the order although its two parts are received in the same moment', async () => {
    const orderId = await confirmed([6]);
    const lineId = (await order(buyer, orderId)).lines[0]?.id ?? 0;
    const parts = [await dispatch(desk, { orderId, lines: [{ orderLineId: lineId, quantity: '4' }] }), await dispatch(desk, { orderId })];
    const statements = await countStatements(app.get(DataSource), () => Promise.all(parts.map((id) => receive(buyer, id))));
    expect((await order(buyer, orderId)).state).toBe('closed');
    // a deadlock would have run one of them twice: each reads the note and then writes the receipt
    expect(statements.filter((text) => text.startsWith('BEGIN'))).toHaveLength(4);
  });

  it('is out of reach for others, and out of turn for the wrong side', async () => {
    const orderId = await confirmed([7]);
    const absent = 987_654_321;
    expect(await code(dispatch(stranger, { orderId }))).toBe(await code(dispatch(stranger, { orderId: absent })));
    expect(await code(dispatch(buyer, { orderId }))).toBe('platform.forbidden');
    const id = await dispatch(desk, { orderId });
    expect(await code(view(stranger, id))).toBe('platform.not-found');
    expect(await code(track(stranger, id, { kind: 'departed', at: new Date('2026-03-01') }))).toBe('platform.not-found');
    expect(await code(track(buyer, id, { kind: 'departed', at: new Date('2026-03-01') }))).toBe('platform.forbidden');
    expect(await code(track(desk, id, { kind: 'departed', at: new Date('2999-01-01') }))).toBe('logistics.event-in-future');
    expect(await code(track(desk, id, { kind: 'position', at: new Date('2026-03-01'), latitude: 31 }))).toBe('logistics.position-incomplete');
    const { items } = await app.get(UnitOfWork).read(stranger, (tx) => app.get(ShipmentReader).list(tx, { side: 'buyer' }));
    expect(items).toEqual([]);
  });

  it('numbers a seller’s notes without gaps, also when they are issued together', async () => {
    const orders = [];
    for (let i = 0; i < 5; i += 1) orders.push(await confirmed([8], '1'));
    const ids = await Promise.all(orders.map((orderId) => dispatch(desk, { orderId })));
    const numbers = (await Promise.all(ids.map((id) => view(desk, id)))).map(({ deliveryNoteNumber }) => Number(deliveryNoteNumber.slice(-6))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  it('needs as many statements for 200 lines as for one', async () => {
    const source = app.get(DataSource);
    const counts: number[] = [];
    for (const size of [1, 20, 200]) {
      const orderId = await confirmed(Array.from({ length: size }, (_, i) => i + 10), '1');
      counts.push((await countStatements(source, () => dispatch(desk, { orderId }))).length);
    }
    expect(new Set(counts).size).toBe(1);
  });

  it('keeps every balance the sum of its movements', async () => {
    expect(await stockDrift(db.owner)).toEqual([]);
  });
});

async function shipmentsOf(orderId: number): Promise<number[]> {
  const { rows } = await db.owner.query<{ id: string }>('SELECT id FROM shipment WHERE order_id = $1', [orderId]);
  return rows.map((row) => Number(row.id));
}
