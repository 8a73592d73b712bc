import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, Outbox, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
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
  /** It follows from the rules; no person decided it. */
  readonly automatic?: true;
}

/** Every step of an order leaves three traces: its own history, the audit trail, and an event for other domains; all in one statement. */
@Injectable()
export class OrderJournal {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Steps that follow each other at once, in their order. */
  async record(tx: TxCtx, order: SteppingOrder, ...steps: readonly OrderStep[]): Promise<void> {
    const params = new SqlParams();
    await sql(tx, prepared(`WITH ${this.recordSql(tx, order, steps, params)} SELECT 1`), params);
  }

  /** The three traces as CTEs of a larger statement. */
  recordSql(tx: TxCtx, order: SteppingOrder, steps: readonly OrderStep[], params: SqlParams): string {
    const { id, number, tier, sellerId, buyerId } = order;
    const audits = steps.map(({ name, from, to, reason, detail }) => ({
      action: `orders.${name}`, subject: 'order', subjectId: id, detail: { from, to, reason, ...detail },
    }));
    const events = steps.map(({ name, to }) => ({ event: orderEvents[name], payload: { orderId: id, number, tier, sellerId, buyerId, state: to } }));
    return `history AS (${this.historySql(tx, order, steps, params)}), audit AS (${this.audit.insertSql(tx, audits, params)}),
      event AS (${this.outbox.publishSql(tx, events, params)})`;
  }

  private historySql(tx: TxCtx, order: SteppingOrder, steps: readonly OrderStep[], params: SqlParams): string {
    const user = tx.actor.kind === 'user' ? tx.actor : undefined;
    const person = [user?.userId ?? null, actorName(tx), user?.onBehalfOf?.name ?? null];
    const at = this.clock.now();
    const rows = steps.map(({ name, from, to, reason = '', detail = {}, automatic }) => {
      const who = automatic ? [null, '', null] : person;
      const values = [order.id, order.sellerId, order.buyerId, at, name, from, to, ...who, reason, JSON.stringify(detail)];
      return `(${values.map((value) => params.add(value)).join(', ')})`;
    });
    return `INSERT INTO order_event (order_id, seller_id, buyer_id, at, name, from_state, to_state, user_id, actor_name, on_behalf_of_name, reason, detail)
      VALUES ${rows.join(', ')}`;
  }
}
