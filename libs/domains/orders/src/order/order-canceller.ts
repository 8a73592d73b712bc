import { Injectable } from '@nestjs/common';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import type { LockedOrder } from './order';
import { OrderHoldings } from './order-holdings';
import { OrderJournal } from './order-journal';
import { assertSeller, sellerPermission, sideOf } from './order-party';
import { OrderRepository } from './order.repository';
import { orderStates } from './order.states';

/** The ends of an order that is not carried out: the seller refuses, or either side cancels. Stock, promises, promotion budgets and credit are free again. */
@Injectable()
export class OrderCanceller {
  constructor(
    private readonly orders: OrderRepository,
    private readonly holdings: OrderHoldings,
    private readonly journal: OrderJournal,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found, platform.forbidden, kernel.transition-refused */
  async refuse(tx: TxCtx, orderId: number, reason: string): Promise<void> {
    const order = await this.lock(tx, orderId);
    assertSeller(tx, order);
    await this.end(tx, order, 'refuse', reason);
  }

  /**
   * The buyer may as long as nothing is shipped; the seller only after its yes, before that it refuses.
   * @throws platform.not-found, platform.forbidden, kernel.transition-refused
   */
  async cancel(tx: TxCtx, orderId: number, reason: string): Promise<void> {
    const order = await this.lock(tx, orderId);
    if (!mayCancel(tx, order)) throw platformErrors.forbidden();
    await this.end(tx, order, 'cancel', reason);
  }

  private async lock(tx: TxCtx, orderId: number): Promise<LockedOrder> {
    const order = await this.orders.lock(tx, orderId);
    if (!order) throw platformErrors.notFound();
    return order;
  }

  private async end(tx: TxCtx, order: LockedOrder, name: 'refuse' | 'cancel', reason: string): Promise<void> {
    const to = orderStates.transition(order, name);
    await this.orders.end(tx, order.id, to, this.clock.now());
    await this.journal.record(tx, order, { name, from: order.state, to, reason });
    await this.holdings.end(tx, order);
  }
}

/** Whether the person may cancel at all; whether the order's state allows it is another question. */
export function mayCancel(tx: TxCtx, order: Pick<LockedOrder, 'tier' | 'sellerId' | 'buyerId' | 'state'>): boolean {
  const side = sideOf(tx, order);
  if (side === 'buyer') return tx.permissions.has(ordersPermissions.place);
  return side === 'seller' && order.state !== 'submitted' && tx.permissions.has(sellerPermission(order));
}
