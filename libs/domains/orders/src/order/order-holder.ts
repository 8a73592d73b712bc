import { Injectable } from '@nestjs/common';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { ordersErrors } from '../orders.errors';
import type { LockedOrder } from './order';
import { OrderJournal, type OrderStep } from './order-journal';
import { stateAfter } from './order-settlement';
import { OrderRepository, type OrderSettlement } from './order.repository';

/** Holds an order still and writes its steps: whoever changes an order does it through here. */
@Injectable()
export class OrderHolder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly journal: OrderJournal,
    private readonly clock: Clock,
  ) {}

  /**
   * Locked until the transaction ends. `version`: the one that the person looked at; absent: whichever.
   * @throws platform.not-found when absent or foreign, orders.order-changed when it has changed since
   */
  async lock(tx: TxCtx, orderId: number, version?: number): Promise<LockedOrder> {
    const order = await this.orders.lock(tx, orderId);
    if (!order) throw platformErrors.notFound();
    if (version !== undefined && version !== order.version) throw ordersErrors.orderChanged({ version: order.version });
    return order;
  }

  /** What is agreed on every line, and the steps that led there. */
  async settle(tx: TxCtx, order: LockedOrder, steps: readonly OrderStep[], settlement: OrderSettlement): Promise<void> {
    await this.orders.settle(tx, order.id, settlement);
    await this.journal.record(tx, order, ...steps);
  }

  /** Steps that change nothing but the state. */
  async move(tx: TxCtx, order: LockedOrder, steps: readonly OrderStep[]): Promise<void> {
    await this.orders.move(tx, order.id, stateAfter(steps), this.clock.now());
    await this.journal.record(tx, order, ...steps);
  }

  /** The end of an order that is not carried out: what was set aside and has not left is free again. */
  async end(tx: TxCtx, order: LockedOrder, step: OrderStep): Promise<void> {
    await this.orders.end(tx, order.id, step.to, this.clock.now());
    await this.journal.record(tx, order, step);
  }
}
