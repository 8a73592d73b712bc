import { Injectable } from '@nestjs/common';
import { actorName, onBehalfOf, type TxCtx } from '../context/ctx';
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

const INSERT = `INSERT INTO audit_entry (organisation_id, user_id, actor_name, on_behalf_of_name, acting_record_id, action, subject, subject_id,
  detail, correlation_id)`;

/** Who did what, on whose behalf; written in the transaction of the deed, never changed. */
@Injectable()
export class AuditTrail {
  async record(tx: TxCtx, record: AuditRecord): Promise<void> {
    const params = new SqlParams();
    await sql(tx, prepared(this.insertSql(tx, record, params)), params);
  }

  /** As `record`, unless the transaction of `tx` has left an entry already: for deeds that nobody else tells of. */
  async recordIfSilent(tx: TxCtx, record: AuditRecord): Promise<void> {
    const params = new SqlParams();
    const values = this.values(tx, record, params);
    await sql(tx, `${INSERT} SELECT ${values} WHERE NOT EXISTS (SELECT 1 FROM audit_entry told WHERE told.xmin = pg_current_xact_id()::xid)`, params);
  }

  /** The same as an INSERT that may be part of a larger statement. */
  insertSql(tx: TxCtx, record: AuditRecord, params: SqlParams): string {
    return `${INSERT} VALUES (${this.values(tx, record, params)})`;
  }

  private values(tx: TxCtx, { action, subject, subjectId, detail = {} }: AuditRecord, params: SqlParams): string {
    const user = tx.actor.kind === 'user' ? tx.actor : undefined;
    const dealer = onBehalfOf(tx);
    const values = [
      user?.organisationId ?? null,
      user?.userId ?? null,
      actorName(tx),
      dealer?.name ?? null,
      dealer?.actingRecordId ?? null,
      action,
      subject,
      String(subjectId),
      JSON.stringify(detail),
      tx.correlationId,
    ];
    return values.map((value) => params.add(value)).join(', ');
  }
}
