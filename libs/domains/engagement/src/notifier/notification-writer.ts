import { Injectable } from '@nestjs/common';
import { sql, SqlParams, type TxCtx } from '@tributary/platform';

export interface NewNotification {
  readonly userId: number;
  readonly inPortal: boolean;
  /** Of the mail that goes with it; null: none. */
  readonly mailId: string | null;
}

export interface NotifiedEvent {
  readonly eventId: number;
  readonly kind: string;
  readonly subject: string;
  readonly subjectId: number;
  readonly params: object;
}

@Injectable()
export class NotificationWriter {
  /** Tells everybody who was not told of this event yet; gives those who now are. One statement. */
  async add(tx: TxCtx, event: NotifiedEvent, told: readonly NewNotification[]): Promise<ReadonlySet<number>> {
    const params = new SqlParams();
    const column = (values: readonly unknown[], type: string) => `${params.add(values)}::${type}[]`;
    const rows = await sql<{ user_id: number }>(
      tx,
      `INSERT INTO notification (event_id, kind, subject, subject_id, params, user_id, in_portal, mail_id)
       SELECT ${params.add(event.eventId)}::bigint, ${params.add(event.kind)}::text, ${params.add(event.subject)}::text, ${params.add(event.subjectId)}::bigint,
              ${params.add(JSON.stringify(event.params))}::jsonb, t.*
       FROM unnest(${column(told.map(({ userId }) => userId), 'bigint')}, ${column(told.map(({ inPortal }) => inPortal), 'boolean')},
                   ${column(told.map(({ mailId }) => mailId), 'uuid')}) AS t
       ON CONFLICT (event_id, user_id) DO NOTHING RETURNING user_id`,
      params,
    );
    return new Set(rows.map((row) => row.user_id));
  }
}
