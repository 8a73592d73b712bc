import { Test } from '@nestjs/testing';
import { StockLedger } from '@tributary/inventory';
import { AuditModule, Clock, ClockModule, type Ctx, OutboxModule, type TxCtx } from '@tributary/platform';
import { FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { Fulfilment } from '../fulfilment/fulfilment';
import { OrderReader } from '../order/order-reader';
import { OrdersModule } from '../orders.module';
import { ReturnDecider } from '../return/return-decider';
import { ReturnExporter } from '../return/return-exporter';
import { type FoundGoods, ReturnGoods } from '../return/return-goods';
import type { AskedBack } from '../return/return-quantity';
import { ReturnReader } from '../return/return-reader';
import { ReturnRequester } from '../return/return-requester';

/** Goods that go back, each step in a transaction of its own, as over HTTP. */
export class ReturnsDriver {
  private constructor(
    private readonly db: TestDatabase,
    private readonly clock: FixedClock,
    readonly parts: {
      readonly requester: ReturnRequester;
      readonly decider: ReturnDecider;
      readonly goods: ReturnGoods;
      readonly reader: ReturnReader;
      readonly exporter: ReturnExporter;
      readonly fulfilment: Fulfilment;
      readonly orders: OrderReader;
      readonly stock: StockLedger;
    },
  ) {}

  static async on(db: TestDatabase, clock = new FixedClock()): Promise<ReturnsDriver> {
    const imports = [OrdersModule, AuditModule, OutboxModule, ClockModule];
    const container = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(clock).compile();
    return new ReturnsDriver(db, clock, {
      requester: container.get(ReturnRequester),
      decider: container.get(ReturnDecider),
      goods: container.get(ReturnGoods),
      reader: container.get(ReturnReader),
      exporter: container.get(ReturnExporter),
      fulfilment: container.get(Fulfilment),
      orders: container.get(OrderReader),
      stock: container.get(StockLedger),
    });
  }

  /** What logistics does when all that was shipped arrives at `locationId`. */
  async receive(buyer: Ctx, orderId: number, locationId: number): Promise<void> {
    await this.write(buyer, async (tx) => {
      const order = await this.parts.fulfilment.lock(tx, orderId);
      const goods = order.lines.map(({ skuId, shippedBase }) => ({ ownerId: order.buyerId, locationId, skuId, quantity: shippedBase }));
      await this.parts.stock.receive(tx, goods, { kind: 'shipment', id: orderId, number: 'CK' });
      await this.parts.fulfilment.recordReceived(tx, order, order.lines.map(({ id, shippedBase }) => ({ lineId: id, base: shippedBase })), true, {});
    });
  }

  /** Of the first line of the order, in its unit. Gives the return's id. */
  async request(ctx: Ctx, orderId: number, quantity: string): Promise<number> {
    const order = await this.db.uow.read(ctx, (tx) => this.parts.orders.detail(tx, orderId));
    return this.write(ctx, (tx) => this.parts.requester.request(tx, orderId, [{ lineId: order.lines[0]?.id ?? 0, quantity, condition: 'opened' }], '多订了'));
  }

  approve(ctx: Ctx, id: number, cuts: readonly AskedBack[] = []): Promise<void> {
    return this.write(ctx, (tx) => this.parts.decider.approve(tx, id, cuts, ''));
  }

  refuse(ctx: Ctx, id: number): Promise<void> {
    return this.write(ctx, (tx) => this.parts.decider.refuse(tx, id, '已拆封'));
  }

  withdraw(ctx: Ctx, id: number): Promise<void> {
    return this.write(ctx, (tx) => this.parts.decider.withdraw(tx, id, '留着用'));
  }

  send(ctx: Ctx, id: number, locationId?: number): Promise<void> {
    return this.write(ctx, (tx) => this.parts.goods.send(tx, id, this.clock.now(), { locationId, carrier: '顺达', waybillNumber: 'YD-1' }));
  }

  takeIn(ctx: Ctx, id: number, goods: Partial<FoundGoods> = {}): Promise<void> {
    return this.write(ctx, (tx) => this.parts.goods.takeIn(tx, id, this.clock.now(), { found: [], ...goods }));
  }

  private write<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
    return this.db.uow.write(ctx, work);
  }
}
