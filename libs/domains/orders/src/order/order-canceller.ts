import { Injectable } from '@nestjs/common';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import type { LockedOrder } from './order';
import { OrderHolder } from './order-holder';
import { OrderHoldings } from './order-holdings';
import { assertBuyer, assertSeller, sellerPermission, sideOf } from './order-party';
import { orderStates } from './order.states';

/**
 * The ends of an order that is not carried out: the seller refuses, the buyer declines what the seller offers, or either
 * side cancels. Stock, promises, promotion budgets and credit are free again.
 */
@Injectable()
export class OrderCanceller {
  constructor(
    private readonly holder: OrderHolder,
    private readonly holdings: OrderHoldings,
  ) {}

  /** @throws platform.not-found, platform.forbidden, kernel.transition-refused */
  async refuse(tx: TxCtx, orderId: number, reason: string): Promise<void> {
    const order = await this.holder.lock(tx, orderId);
    assertSeller(tx, order);
    await this.end(tx, order, 'refuse', reason);
  }

  /** @throws platform.not-found, platform.forbidden, orders.order-changed, kernel.transition-refused */
  async decline(tx: TxCtx, orderId: number, reason: string, version?: number): Promise<void> {
    const order = await this.holder.lock(tx, orderId, version);
    assertBuyer(tx, order);
    await this.end(tx, order, 'decline', reason);
  }

  /**
   * The buyer may as long as nothing is shipped; the seller only after its yes, before that it refuses.
   * @throws platform.not-found, platform.forbidden, kernel.transition-refused
   */
  async cancel(tx: TxCtx, orderId: number, reason: string): Promise<void> {
    const order = await this.holder.lock(tx, orderId);
    if (!mayCancel(tx, order)) throw platformErrors.forbidden();
    await this.end(tx, order, 'cancel', reason);
  }

  private async end(tx: TxCtx, order: LockedOrder, name: 'refuse' | 'decline' | 'cancel', reason: string): Promise<void> {
    const to = orderStates.transition(order, name);
    await this.holder.end(tx, order, { name, from: order.state, to, reason });
    await this.holdings.end(tx, order);
  }
}

/** Whether the person may cancel at all; whether the order's state allows it is another question. */
export function mayCancel(tx: TxCtx, order: Pick<LockedOrder, 'tier' | 'sellerId' | 'buyerId' | 'state'>): boolean {
  const side = sideOf(tx, order);
  if (side === 'buyer') return tx.permissions.has(ordersPermissions.place);
  return side === 'seller' && order.state !== 'submitted' && tx.permissions.has(sellerPermission(order));
}
