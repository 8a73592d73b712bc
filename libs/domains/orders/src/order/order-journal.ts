import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, onBehalfOf, Outbox, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
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

/** Every step of an order leaves three traces: its own history, the audit trail, and an event for other domains; all in one statement. */
@Injectable()
export class OrderJournal {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async record(tx: TxCtx, order: SteppingOrder, step: OrderStep): Promise<void> {
    const params = new SqlParams();
    await sql(tx, prepared(`WITH ${this.recordSql(tx, order, step, params)} SELECT 1`), params);
  }

  /** The three traces as CTEs of a larger statement. */
  recordSql(tx: TxCtx, order: SteppingOrder, step: OrderStep, params: SqlParams): string {
    const { id, number, tier, sellerId, buyerId } = order;
    const { name, from, to, reason, detail } = step;
    const audit = { action: `orders.${name}`, subject: 'order', subjectId: id, detail: { from, to, reason, ...detail } };
    const payload = { orderId: id, number, tier, sellerId, buyerId, state: to };
    return `history AS (${this.historySql(tx, order, step, params)}), audit AS (${this.audit.insertSql(tx, audit, params)}),
      event AS (${this.outbox.publishSql(tx, orderEvents[name], payload, params)})`;
  }

  private historySql(tx: TxCtx, order: SteppingOrder, { name, from, to, reason = '', detail = {} }: OrderStep, params: SqlParams): string {
    const user = tx.actor.kind === 'user' ? tx.actor : undefined;
    const who = [user?.userId ?? null, actorName(tx), onBehalfOf(tx)?.name ?? null];
    const values = [order.id, order.sellerId, order.buyerId, this.clock.now(), name, from, to, ...who, reason, JSON.stringify(detail)];
    return `INSERT INTO order_event (order_id, seller_id, buyer_id, at, name, from_state, to_state, user_id, actor_name, on_behalf_of_name, reason, detail)
      VALUES (${values.map((value) => params.add(value)).join(', ')})`;
  }
}
