import { Injectable } from '@nestjs/common';
import { searchPattern } from '@tributary/kernel';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { containsPattern } from '../search/contains-pattern';
import type { ActingMode, ActingRecordDto } from './acting.dto';

export interface ActingRecordPage {
  readonly search?: string;
  readonly dealerId?: number;
  readonly mode?: ActingMode;
  /** Id of the last record of the page before. */
  readonly before?: string | number;
  readonly limit: number;
}

export type ActingRecordRow = Omit<ActingRecordDto, 'startedAt' | 'endedAt'> & { readonly startedAt: Date; readonly endedAt: Date | null };

const SELECT = `SELECT r.id, r.organisation_id AS "organisationId", r.organisation_name AS "organisationName", r.user_name AS "userName", r.mode, r.reason,
    r.started_at AS "startedAt", r.ended_at AS "endedAt", r.end_cause AS "endCause",
    (SELECT count(*) FROM audit_entry e WHERE e.acting_record_id = r.id) AS "deedCount"
  FROM acting_record r`;

/** Who acted for which dealer: readable by the dealer, and by head office within its dealers. */
@Injectable()
export class ActingRecordRepository {
  /** Latest first; searches people, reasons and dealers. */
  list(tx: TxCtx, page: ActingRecordPage): Promise<ActingRecordRow[]> {
    const params = new SqlParams();
    const where = [
      dealerScope(tx, 'dealers', 'r.organisation_id', params),
      ...(page.dealerId === undefined ? [] : [`r.organisation_id = ${params.add(page.dealerId)}`]),
      ...(page.mode === undefined ? [] : [`r.mode = ${params.add(page.mode)}`]),
      ...(page.search ? [searchSql(page.search, params)] : []),
      ...(page.before === undefined ? [] : [`r.id < ${params.add(page.before)}`]),
    ];
    return sql(tx, `${SELECT} WHERE ${where.join(' AND ')} ORDER BY r.id DESC LIMIT ${params.add(page.limit)}`, params);
  }

  find(tx: TxCtx, id: number): Promise<ActingRecordRow | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `${SELECT} WHERE r.id = ${params.add(id)} AND ${dealerScope(tx, 'dealers', 'r.organisation_id', params)}`, params);
  }
}

function searchSql(typed: string, params: SqlParams): string {
  const text = params.add(containsPattern(typed));
  return `(lower(r.user_name) LIKE ${text} OR lower(r.reason) LIKE ${text} OR lower(r.organisation_name) LIKE ${text}
    OR EXISTS (SELECT 1 FROM organisation o WHERE o.id = r.organisation_id AND o.search_text LIKE ${params.add(searchPattern(typed))}))`;
}
