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
  /** It follows from the rules; no person decided it. */
  readonly automatic?: true;
}

export interface JournalEntry {
  readonly order: SteppingOrder;
  readonly step: OrderStep;
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
  record(tx: TxCtx, order: SteppingOrder, ...steps: readonly OrderStep[]): Promise<void> {
    return this.recordEach(tx, steps.map((step) => ({ order, step })));
  }

  /** A step of each of several orders: still one statement. */
  async recordEach(tx: TxCtx, entries: readonly JournalEntry[]): Promise<void> {
    const params = new SqlParams();
    await sql(tx, prepared(`WITH ${this.entriesSql(tx, entries, params)} SELECT 1`), params);
  }

  /** The three traces as CTEs of a larger statement. */
  recordSql(tx: TxCtx, order: SteppingOrder, steps: readonly OrderStep[], params: SqlParams): string {
    return this.entriesSql(tx, steps.map((step) => ({ order, step })), params);
  }

  private entriesSql(tx: TxCtx, entries: readonly JournalEntry[], params: SqlParams): string {
    const audits = entries.map(({ order, step: { name, from, to, reason, detail } }) => ({
      action: `orders.${name}`, subject: 'order', subjectId: order.id, detail: { from, to, reason, ...detail },
    }));
    const reached = new Map(entries.map(({ order, step }) => [order.id, step.to]));
    const events = entries.map(({ order: { id, number, tier, sellerId, buyerId }, step: { name, to } }) => ({
      event: orderEvents[name], payload: { orderId: id, number, tier, sellerId, buyerId, state: reached.get(id) ?? to },
    }));
    return `history AS (${this.historySql(tx, entries, params)}), audit AS (${this.audit.insertSql(tx, audits, params)}),
      event AS (${this.outbox.publishSql(tx, events, params)})`;
  }

  private historySql(tx: TxCtx, entries: readonly JournalEntry[], params: SqlParams): string {
    const user = tx.actor.kind === 'user' ? tx.actor : undefined;
    const person = [user?.userId ?? null, actorName(tx), onBehalfOf(tx)?.name ?? null];
    const at = this.clock.now();
    const rows = entries.map(({ order, step: { name, from, to, reason = '', detail = {}, automatic } }) => {
      const who = automatic ? [null, '', null] : person;
      const values = [order.id, order.sellerId, order.buyerId, at, name, from, to, ...who, reason, JSON.stringify(detail)];
      return `(${values.map((value) => params.add(value)).join(', ')})`;
    });
    return `INSERT INTO order_event (order_id, seller_id, buyer_id, at, name, from_state, to_state, user_id, actor_name, on_behalf_of_name, reason, detail)
      VALUES ${rows.join(', ')}`;
  }
}
