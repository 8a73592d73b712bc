import { Test } from '@nestjs/testing';
import { ProductionPlans, StockLedger } from '@tributary/inventory';
import { Decimal, decimal } from '@tributary/kernel';
import { AuditModule, Clock, ClockModule, type Ctx, OutboxModule } from '@tributary/platform';
import { FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { type BasketChange, BasketEditor } from '../basket/basket-editor';
import { HEAD_OFFICE } from './channel.builder';
import { BasketFixer } from '../basket/basket-fixer';
import { ChangePreviewer, type ForeseenChange } from '../change/change-previewer';
import { type ChangeRequest, OrderChanger } from '../change/order-changer';
import { OrderVersionReader } from '../change/order-version-reader';
import type { OrderDifference } from '../change/order-version';
import { CreditLedger } from '../credit/credit-ledger';
import { Fulfilment } from '../fulfilment/fulfilment';
import { OrderAcceptor } from '../order/order-acceptor';
import { OrderApprover } from '../order/order-approver';
import type { LineDecision } from '../order/order-confirmation';
import { OrderCanceller } from '../order/order-canceller';
import type { OrderDetail } from '../order/order';
import { OrderReader } from '../order/order-reader';
import { OrderSubmitter, type SubmitRequest } from '../order/order-submitter';
import { RestCloser } from '../order/rest-closer';
import { OrdersModule } from '../orders.module';
import { ProductionReporter } from '../production/production-reporter';
import { ProductionRescheduler } from '../production/production-rescheduler';
import { BasketReader } from '../basket/basket-reader';

/** The orders domain on a test database, each step in a transaction of its own, as over HTTP. */
export class OrdersDriver {
  private constructor(
    readonly db: TestDatabase,
    readonly clock: FixedClock,
    readonly parts: {
      readonly editor: BasketEditor;
      readonly baskets: BasketReader;
      readonly submitter: OrderSubmitter;
      readonly approver: OrderApprover;
      readonly acceptor: OrderAcceptor;
      readonly rest: RestCloser;
      readonly changer: OrderChanger;
      readonly previewer: ChangePreviewer;
      readonly versions: OrderVersionReader;
      readonly canceller: OrderCanceller;
      readonly reader: OrderReader;
      readonly fulfilment: Fulfilment;
      readonly stock: StockLedger;
      readonly fixer: BasketFixer;
      readonly reporter: ProductionReporter;
      readonly rescheduler: ProductionRescheduler;
      readonly plans: ProductionPlans;
    },
  ) {}

  static async on(db: TestDatabase, clock = new FixedClock()): Promise<OrdersDriver> {
    const imports = [OrdersModule, AuditModule, OutboxModule, ClockModule];
    const container = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(clock).compile();
    return new OrdersDriver(db, clock, {
      editor: container.get(BasketEditor),
      baskets: container.get(BasketReader),
      submitter: container.get(OrderSubmitter),
      approver: container.get(OrderApprover),
      acceptor: container.get(OrderAcceptor),
      rest: container.get(RestCloser),
      changer: container.get(OrderChanger),
      previewer: new ChangePreviewer(db.uow, container.get(OrderReader), container.get(OrderVersionReader), container.get(CreditLedger)),
      versions: container.get(OrderVersionReader),
      canceller: container.get(OrderCanceller),
      reader: container.get(OrderReader),
      fulfilment: container.get(Fulfilment),
      stock: container.get(StockLedger),
      fixer: container.get(BasketFixer),
      reporter: container.get(ProductionReporter),
      rescheduler: container.get(ProductionRescheduler),
      plans: container.get(ProductionPlans),
    });
  }

  put(ctx: Ctx, skuId: number, quantity: string, change: Partial<BasketChange> = {}): Promise<void> {
    const line = { sellerId: HEAD_OFFICE, skuId, quantity, unit: 'drum', locationId: null, ...change };
    return this.db.uow.write(ctx, (tx) => this.parts.editor.put(tx, line));
  }

  submit(ctx: Ctx, request: Partial<SubmitRequest> = {}): Promise<number> {
    return this.db.uow.write(ctx, (tx) => this.parts.submitter.submit(tx, { sellerId: HEAD_OFFICE, ...request }));
  }

  /** Fills the basket and submits it. Gives the order's id. */
  async order(ctx: Ctx, lines: Readonly<Record<number, string>>, change: Partial<BasketChange> = {}): Promise<number> {
    for (const [skuId, quantity] of Object.entries(lines)) await this.put(ctx, Number(skuId), quantity, change);
    return this.submit(ctx, change.sellerId === undefined ? {} : { sellerId: change.sellerId });
  }

  approve(ctx: Ctx, orderId: number, lines: readonly LineDecision[] = []): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.approver.approve(tx, orderId, { lines }));
  }

  accept(ctx: Ctx, orderId: number, version?: number): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.acceptor.accept(tx, orderId, { version }));
  }

  decline(ctx: Ctx, orderId: number, reason = '价格不合适'): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.canceller.decline(tx, orderId, reason));
  }

  /** Other quantities, by SKU. */
  async change(ctx: Ctx, orderId: number, quantities: Readonly<Record<number, string>>, request: Partial<ChangeRequest> = {}): Promise<void> {
    const wanted = await this.wanted(ctx, orderId, quantities);
    await this.db.uow.write(ctx, (tx) => this.parts.changer.change(tx, orderId, { ...wanted, ...request }));
  }

  /** What `change` would lead to. */
  async foresee(ctx: Ctx, orderId: number, quantities: Readonly<Record<number, string>>, request: Partial<ChangeRequest> = {}): Promise<ForeseenChange> {
    const wanted = await this.wanted(ctx, orderId, quantities);
    return this.parts.previewer.foresee(ctx, orderId, (tx) => this.parts.changer.change(tx, orderId, { ...wanted, ...request }));
  }

  difference(ctx: Ctx, orderId: number, versions: { readonly from?: number; readonly to?: number } = {}): Promise<OrderDifference> {
    return this.db.uow.read(ctx, (tx) => this.parts.versions.difference(tx, orderId, versions));
  }

  private async wanted(ctx: Ctx, orderId: number, quantities: Readonly<Record<number, string>>): Promise<Required<Pick<ChangeRequest, 'version' | 'lines'>>> {
    const { lines, version } = await this.detail(ctx, orderId);
    const wanted = lines.filter(({ gift }) => !gift).flatMap(({ id, skuId }) => (quantities[skuId] === undefined ? [] : [{ lineId: id, quantity: quantities[skuId] }]));
    return { version, lines: wanted };
  }

  offerLess(ctx: Ctx, orderId: number, lines: readonly LineDecision[]): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.approver.offerLess(tx, orderId, { lines }));
  }

  closeRest(ctx: Ctx, orderId: number, reason = '余量不再供应'): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.rest.close(tx, orderId, reason));
  }

  refuse(ctx: Ctx, orderId: number, reason = '缺货'): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.canceller.refuse(tx, orderId, reason));
  }

  cancel(ctx: Ctx, orderId: number, reason = '不需要了'): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.canceller.cancel(tx, orderId, reason));
  }

  /** What logistics does with goods that leave: at most `base` base units of every line. */
  ship(ctx: Ctx, orderId: number, base = '1000000'): Promise<void> {
    return this.db.uow.write(ctx, async (tx) => {
      const order = await this.parts.fulfilment.lock(tx, orderId);
      const moved = order.lines
        .map((line) => ({ line, base: Decimal.min(base, decimal(line.allocatedBase).minus(line.shippedBase)) }))
        .filter((part) => part.base.gt(0))
        .map((part) => ({ ...part, base: part.base.toFixed() }));
      const keys = moved.map((part) => ({ ownerId: order.sellerId, locationId: part.line.locationId, skuId: part.line.skuId, quantity: part.base }));
      await this.parts.stock.issue(tx, keys, { kind: 'shipment', id: orderId, number: '' });
      await this.parts.fulfilment.recordShipped(tx, order, moved.map((part) => ({ lineId: part.line.id, base: part.base })), {});
    });
  }

  /** Goods of a plan were made. */
  produce(ctx: Ctx, planId: number, quantity: string, producedBefore = '0'): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.reporter.report(tx, planId, { quantity, producedBefore }));
  }

  detail(ctx: Ctx, orderId: number): Promise<OrderDetail> {
    return this.db.uow.read(ctx, (tx) => this.parts.reader.detail(tx, orderId));
  }

  /** Credit taken by a buyer with a seller, and whether the movements agree. */
  async creditUsed(buyerId: number, sellerId: number = HEAD_OFFICE): Promise<string> {
    const { rows } = await this.db.owner.query<{ used: string; moved: string }>(
      `SELECT a.used, (SELECT coalesce(sum(used_delta), 0) FROM credit_movement m WHERE m.buyer_id = a.buyer_id AND m.seller_id = a.seller_id) AS moved
       FROM credit_account a WHERE a.buyer_id = $1 AND a.seller_id = $2`,
      [buyerId, sellerId],
    );
    const account = rows[0];
    if (account && !decimal(account.used).equals(account.moved)) throw new Error(`Credit used ${account.used}, moved ${account.moved}.`);
    return account?.used ?? '0.00';
  }
}

/** What a refusal said; fails when nothing was refused. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; params: Record<string, unknown>; problems: readonly Record<string, unknown>[] }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'params' in error) {
      const { code, params, problems } = error as unknown as { code: string; params: Record<string, unknown>; problems?: readonly Record<string, unknown>[] };
      return { code, params, problems: problems ?? [] };
    }
    throw error;
  }
  throw new Error('Nothing was refused.');
}
