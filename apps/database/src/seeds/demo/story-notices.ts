import { Injectable } from '@nestjs/common';
import { OrderNotifier, ReturnNotifier, TrackingNotifier } from '@tributary/engagement';
import { type OrderEventPayload, orderEvents, type ReturnEventPayload, returnEvents } from '@tributary/orders';
import { type ShipmentEventPayload, shipmentTracked } from '@tributary/logistics';
import { sql, type TxCtx } from '@tributary/platform';

interface EventRow {
  readonly id: number;
  readonly name: string;
  readonly payload: object;
  readonly correlation_id: string;
}

const STEPS = new Set<string>(Object.values(orderEvents).map(({ name }) => name));
const RETURN_STEPS = new Set<string>(Object.values(returnEvents).map(({ name }) => name));
/** What is older was read. */
const UNREAD_DAYS = 3;

/** What the people of the story were told, as the worker would have told it, on the days on which it happened. */
@Injectable()
export class StoryNotices {
  constructor(
    private readonly orders: OrderNotifier,
    private readonly returns: ReturnNotifier,
    private readonly tracking: TrackingNotifier,
  ) {}

  async tell(tx: TxCtx, until: Date): Promise<void> {
    const events = await sql<EventRow>(tx, `SELECT id, name, payload, correlation_id FROM outbox WHERE kind = 'event' ORDER BY id`);
    for (const { id, name, payload, correlation_id: correlationId } of events) {
      const ctx = { ...tx, correlationId };
      if (STEPS.has(name)) await this.orders.handle(ctx, payload as OrderEventPayload, { id, name });
      if (RETURN_STEPS.has(name)) await this.returns.handle(ctx, payload as ReturnEventPayload, { id, name });
      if (name === shipmentTracked.name) await this.tracking.handle(ctx, payload as ShipmentEventPayload & { kind: string }, { id, name });
    }
    await sql(
      tx,
      `UPDATE notification n SET created_at = o.created_at,
         read_at = CASE WHEN o.created_at < $1::timestamptz - make_interval(days => ${UNREAD_DAYS}) THEN o.created_at + interval '3 hours' END
       FROM outbox o WHERE o.id = n.event_id`,
      [until],
    );
  }
}
