import { Injectable } from '@nestjs/common';
import { actorName, type TxCtx } from '../context/ctx';
import { prepared } from '../database/prepared';
import { sql } from '../database/sql';

/** One thing somebody did to one subject. */
export interface AuditRecord {
  /** `domain.verb`, e.g. `orders.submit`. */
  readonly action: string;
  readonly subject: string;
  readonly subjectId: number | string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Who did what, on whose behalf; written in the transaction of the deed, never changed. */
@Injectable()
export class AuditTrail {
  async record(tx: TxCtx, { action, subject, subjectId, detail = {} }: AuditRecord): Promise<void> {
    const user = tx.actor.kind === 'user' ? tx.actor : undefined;
    await sql(
      tx,
      prepared(`INSERT INTO audit_entry (organisation_id, user_id, actor_name, on_behalf_of_user_id, on_behalf_of_name,
                                action, subject, subject_id, detail, correlation_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`),
      [
        user?.organisationId ?? null,
        user?.userId ?? null,
        actorName(tx),
        user?.onBehalfOf?.userId ?? null,
        user?.onBehalfOf?.name ?? null,
        action,
        subject,
        String(subjectId),
        JSON.stringify(detail),
        tx.correlationId,
      ],
    );
  }
}
