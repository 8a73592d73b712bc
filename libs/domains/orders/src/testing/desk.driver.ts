import { Test } from '@nestjs/testing';
import { buildPlan } from '@tributary/inventory/testing';
import { ProductionLedger, StockLedger } from '@tributary/inventory';
import { AuditModule, Clock, ClockModule, type Ctx, OutboxModule } from '@tributary/platform';
import type { FixedClock, TestDatabase } from '@tributary/platform/testing';
import type { DeskPage } from '../desk/desk-order';
import type { DeskQuery } from '../desk/desk-list.repository';
import { type AllocationPreview, type AllocationQuestion, GoodsAllocator } from '../desk/goods-allocator';
import type { Share } from '../desk/goods-sharing';
import { LineSplitter, type LineSplit } from '../desk/line-splitter';
import { OrderDesk } from '../desk/order-desk';
import { OrderReleaser } from '../desk/order-releaser';
import { type Shortage, ShortageRepository } from '../desk/shortage.repository';
import { OrdersModule } from '../orders.module';
import { HEAD_OFFICE, headOfficeCtx, PLANT } from './channel.builder';
import type { OrdersDriver } from './channel.driver';

/** The order desk on a test database, each step in a transaction of its own, as over HTTP. */
export class DeskDriver {
  private constructor(
    readonly db: TestDatabase,
    private readonly orders: OrdersDriver,
    private readonly parts: {
      readonly desk: OrderDesk;
      readonly allocator: GoodsAllocator;
      readonly releaser: OrderReleaser;
      readonly splitter: LineSplitter;
      readonly shortages: ShortageRepository;
      readonly stock: StockLedger;
      readonly plans: ProductionLedger;
    },
  ) {}

  static async on(db: TestDatabase, orders: OrdersDriver, clock: FixedClock): Promise<DeskDriver> {
    const imports = [OrdersModule, AuditModule, OutboxModule, ClockModule];
    const container = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(clock).compile();
    return new DeskDriver(db, orders, {
      desk: container.get(OrderDesk),
      allocator: container.get(GoodsAllocator),
      releaser: container.get(OrderReleaser),
      splitter: container.get(LineSplitter),
      shortages: container.get(ShortageRepository),
      stock: container.get(StockLedger, { strict: false }),
      plans: container.get(ProductionLedger, { strict: false }),
    });
  }

  list(query: DeskQuery = {}, ctx: Ctx = headOfficeCtx()): Promise<DeskPage> {
    return this.db.uow.read(ctx, (tx) => this.parts.desk.list(tx, query));
  }

  release(orderId: number, ctx: Ctx = headOfficeCtx()): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.releaser.release(tx, orderId));
  }

  allocateOrder(orderId: number, ctx: Ctx = headOfficeCtx()): Promise<number> {
    return this.db.uow.write(ctx, (tx) => this.parts.allocator.allocateOrder(tx, orderId));
  }

  preview(skuId: number, question: AllocationQuestion, ctx: Ctx = headOfficeCtx()): Promise<AllocationPreview> {
    return this.db.uow.read(ctx, (tx) => this.parts.allocator.preview(tx, skuId, question));
  }

  apply(skuId: number, locationId: number, shares: readonly Share[], ctx: Ctx = headOfficeCtx()): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.allocator.apply(tx, skuId, locationId, shares));
  }

  split(orderId: number, lineId: number, split: LineSplit, ctx: Ctx = headOfficeCtx()): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.splitter.split(tx, orderId, lineId, split));
  }

  shortages(ctx: Ctx = headOfficeCtx()): Promise<Shortage[]> {
    return this.db.uow.read(ctx, (tx) => this.parts.shortages.list(tx, HEAD_OFFICE, {}));
  }

  /** A plan of head office at the plant. */
  plan(id: number, skuId: number, planned: string, readyOn = '2026-04-08'): Promise<unknown> {
    return buildPlan(this.db.owner, { id, ownerId: HEAD_OFFICE, locationId: PLANT, skuId, readyOn, planned });
  }

  /** An agreed order for one SKU whose goods are all still to come: promised by `planId`, or by nobody. */
  async waiting(ctx: Ctx, skuId: number, quantity: string, planId: number | null = null): Promise<number> {
    await this.db.owner.query(`UPDATE stock_balance SET on_hand = on_hand + $2 WHERE sku_id = $1 AND location_id = ${PLANT}`, [skuId, quantity]);
    const id = await this.orders.order(ctx, { [skuId]: quantity }, { locationId: PLANT });
    const document = { kind: 'order', id, number: '' } as const;
    await this.db.uow.write(headOfficeCtx(), async (tx) => {
      if (planId !== null) await this.parts.plans.promise(tx, [{ planId, quantity }], document);
      await this.parts.stock.release(tx, [{ ownerId: HEAD_OFFICE, locationId: PLANT, skuId, quantity }], document);
    });
    await this.db.owner.query(`UPDATE stock_balance SET on_hand = on_hand - $2 WHERE sku_id = $1 AND location_id = ${PLANT}`, [skuId, quantity]);
    await this.db.owner.query(
      `UPDATE order_line SET allocated_base = 0, confirmed_base = base_quantity, production_plan_id = $2, supply = CASE WHEN $2::bigint IS NULL THEN 'stock' ELSE 'preorder' END,
              promised_on = coalesce((SELECT ready_on FROM production_plan WHERE id = $2), promised_on) WHERE order_id = $1`,
      [id, planId],
    );
    await this.db.owner.query(`UPDATE sales_order SET state = 'in-production', promised_on = (SELECT max(promised_on) FROM order_line WHERE order_id = $1) WHERE id = $1`, [id]);
    return id;
  }
}
