import { Injectable } from '@nestjs/common';
import { type TxCtx, userOf } from '@tributary/platform';
import { ordersErrors } from '../orders.errors';
import { OrderHolder } from './order-holder';
import { assertBuyer } from './order-party';
import { settlingStep } from './order-settlement';
import { orderStates } from './order.states';

/** The buyer's yes to what the seller changed. */
@Injectable()
export class OrderAcceptor {
  constructor(private readonly holder: OrderHolder) {}

  /**
   * `version`: the offer that the buyer read.
   * @throws platform.not-found, platform.forbidden, orders.own-offer, orders.order-changed, kernel.transition-refused
   */
  async accept(tx: TxCtx, orderId: number, { note = '', version }: { readonly note?: string; readonly version?: number | undefined } = {}): Promise<void> {
    const order = await this.holder.lock(tx, orderId, version);
    assertBuyer(tx, order);
    if (order.offeredBy.includes(userOf(tx).userId)) throw ordersErrors.ownOffer();
    const agreed = orderStates.transition(order, 'accept');
    const lines = order.lines.map(({ confirmedBase, baseQuantity, allocatedBase }) => ({ confirmedBase: confirmedBase ?? baseQuantity, allocatedBase }));
    await this.holder.move(tx, order, [{ name: 'accept', from: order.state, to: agreed, reason: note }, settlingStep(agreed, lines)]);
  }
}
