import { Injectable } from '@nestjs/common';
import { decimal } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import type { LockedOrder, OrderLine } from '../order/order';
import { OrderJournal } from '../order/order-journal';
import { type LineQuantity, OrderRepository } from '../order/order.repository';
import { orderStates } from '../order/order.states';

/** An order whose goods move: locked until the transaction ends. */
export interface FulfilledOrder extends Omit<LockedOrder, 'total' | 'lines' | 'version' | 'placedBy' | 'offeredBy' | 'submittedAt' | 'note' | 'purchaseOrderNumber' | 'approvalReasons'> {
  readonly lines: readonly FulfilledLine[];
}

export interface FulfilledLine extends Omit<OrderLine, 'amount' | 'discount' | 'unitPrice' | 'requestedPrice' | 'confirmedBase'> {
  /** What is agreed, in base units; what of it may be shipped is `allocatedBase`. */
  readonly confirmedBase: string;
}

/** What logistics tells orders: what left and what arrived. Lock first, then record. */
@Injectable()
export class Fulfilment {
  constructor(
    private readonly orders: OrderRepository,
    private readonly journal: OrderJournal,
    private readonly clock: Clock,
  ) {}

  /** Holds an order still. @throws platform.not-found when absent or foreign */
  async lock(tx: TxCtx, orderId: number): Promise<FulfilledOrder> {
    const order = await this.orders.lock(tx, orderId);
    if (!order) throw platformErrors.notFound();
    const lines = order.lines.map((line) => ({ ...line, confirmedBase: line.confirmedBase ?? line.baseQuantity }));
    return { ...order, lines };
  }

  /** Goods left; `detail` goes into the order's history. @throws kernel.transition-refused unless something confirmed is left to ship */
  async recordShipped(tx: TxCtx, order: FulfilledOrder, lines: readonly LineQuantity[], detail: Readonly<Record<string, unknown>>): Promise<void> {
    const name = isComplete(order, lines) ? 'ship' : 'ship-part';
    const to = orderStates.transition(order, name);
    await this.orders.progress(tx, order.id, 'shipped_base', { lines, state: to, at: this.clock.now() });
    await this.journal.record(tx, order, { name, from: order.state, to, detail });
  }

  /**
   * Goods arrived; `complete` says that every shipment of the order has. An order shipped in full is then received and
   * closed, even where less arrived than left: the difference stands on the shipment.
   * @throws kernel.transition-refused unless something is on its way
   */
  async recordReceived(
    tx: TxCtx,
    order: FulfilledOrder,
    lines: readonly LineQuantity[],
    complete: boolean,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const last = complete && order.state === 'shipped';
    const name = last ? 'receive' : 'receive-part';
    const received = orderStates.transition(order, name);
    const state = last ? orderStates.transition({ state: received }, 'close') : received;
    await this.orders.progress(tx, order.id, 'received_base', { lines, state, at: this.clock.now() });
    await this.journal.record(tx, order, { name, from: order.state, to: received, detail });
    if (last) await this.journal.record(tx, order, { name: 'close', from: received, to: state });
  }
}

/** Whether these lines are the last of what was confirmed. */
function isComplete(order: FulfilledOrder, lines: readonly LineQuantity[]): boolean {
  return order.lines.every(({ id, confirmedBase, shippedBase }) => {
    const now = lines.filter(({ lineId }) => lineId === id).reduce((sum, { base }) => sum.plus(base), decimal(shippedBase));
    return now.gte(confirmedBase);
  });
}
