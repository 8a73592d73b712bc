import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, Outbox, prepared, sql, type TxCtx } from '@tributary/platform';
import { orderEvents, type OrderStepName } from '../orders.events';
import type { Parties } from './order-party';
import type { OrderState } from './order.states';

/** The order that takes a step, as it was before. */
export interface SteppingOrder extends Parties {
  readonly id: number;
  readonly number: string;
}

export interface OrderStep {
  readonly name: OrderStepName;
  readonly from: OrderState;
  readonly to: OrderState;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Every step of an order leaves three traces: its own history, the audit trail, and an event for other domains. */
@Injectable()
export class OrderJournal {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async record(tx: TxCtx, order: SteppingOrder, step: OrderStep): Promise<void> {
    await this.remember(tx, order, step);
    const { from, to, reason, detail } = step;
    await this.audit.record(tx, { action: `orders.${step.name}`, subject: 'order', subjectId: order.id, detail: { from, to, reason, ...detail } });
    const { id, number, tier, sellerId, buyerId } = order;
    await this.outbox.publish(tx, orderEvents[step.name], { orderId: id, number, tier, sellerId, buyerId, state: to });
  }

  private async remember(tx: TxCtx, order: SteppingOrder, { name, from, to, reason = '', detail = {} }: OrderStep): Promise<void> {
    const user = tx.actor.kind === 'user' ? tx.actor : undefined;
    await sql(
      tx,
      prepared(`INSERT INTO order_event (order_id, seller_id, buyer_id, at, name, from_state, to_state, user_id, actor_name, on_behalf_of_name, reason, detail)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`),
      [
        order.id, order.sellerId, order.buyerId, this.clock.now(), name, from, to,
        user?.userId ?? null, actorName(tx), user?.onBehalfOf?.name ?? null, reason, JSON.stringify(detail),
      ],
    );
  }
}
