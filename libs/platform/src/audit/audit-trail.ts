import { Injectable } from '@nestjs/common';
import { actorName, type TxCtx } from '../context/ctx';
import { prepared } from '../database/prepared';
import { sql, SqlParams } from '../database/sql';

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
  async record(tx: TxCtx, record: AuditRecord): Promise<void> {
    const params = new SqlParams();
    await sql(tx, prepared(this.insertSql(tx, [record], params)), params);
  }

  /** The same, for several deeds in their order, as an INSERT that may be part of a larger statement. */
  insertSql(tx: TxCtx, records: readonly AuditRecord[], params: SqlParams): string {
    const user = tx.actor.kind === 'user' ? tx.actor : undefined;
    const who = [user?.organisationId ?? null, user?.userId ?? null, actorName(tx), user?.onBehalfOf?.userId ?? null, user?.onBehalfOf?.name ?? null];
    const rows = records.map(({ action, subject, subjectId, detail = {} }) => {
      const values = [...who, action, subject, String(subjectId), JSON.stringify(detail), tx.correlationId];
      return `(${values.map((value) => params.add(value)).join(', ')})`;
    });
    return `INSERT INTO audit_entry (organisation_id, user_id, actor_name, on_behalf_of_user_id, on_behalf_of_name,
                                     action, subject, subject_id, detail, correlation_id)
      VALUES ${rows.join(', ')}`;
  }
}
