import { Injectable } from '@nestjs/common';
import { dealerScope, sql, SqlParams, type TxCtx } from '@tributary/platform';
import { containsPattern } from '../search/contains-pattern';
import type { AuditEntryDto } from './audit-entry.dto';

export interface AuditEntryPage {
  readonly search?: string;
  readonly subject?: string;
  readonly subjectId?: string;
  /** Only what was done in that period of acting for a dealer. */
  readonly actingRecordId?: number;
  /** Id of the last entry of the page before. */
  readonly before?: string | number;
  readonly limit: number;
}

export type AuditEntryRow = Omit<AuditEntryDto, 'at'> & { readonly at: Date };

@Injectable()
export class AuditEntryRepository {
  /** Latest first. What the system did belongs to no dealer: only those who see every dealer see it. */
  list(tx: TxCtx, page: AuditEntryPage): Promise<AuditEntryRow[]> {
    const params = new SqlParams();
    const equals = (column: string, value: unknown): string[] => (value === undefined ? [] : [`${column} = ${params.add(value)}`]);
    const where = [
      dealerScope(tx, 'dealers', 'a.organisation_id', params),
      ...equals('a.subject', page.subject),
      ...equals('a.subject_id', page.subjectId),
      ...equals('a.acting_record_id', page.actingRecordId),
      ...(page.search ? [searchSql(params.add(containsPattern(page.search)))] : []),
      ...(page.before === undefined ? [] : [`a.id < ${params.add(page.before)}`]),
    ];
    return sql(
      tx,
      `SELECT a.id, a.at, CASE WHEN a.user_id IS NOT NULL THEN a.actor_name END AS "actorName",
         CASE WHEN a.user_id IS NULL THEN a.actor_name END AS job, a.on_behalf_of_name AS "onBehalfOf", a.action, a.subject,
         a.subject_id AS "subjectId", a.detail, a.correlation_id AS "correlationId"
       FROM audit_entry a WHERE ${where.join(' AND ')} ORDER BY a.id DESC LIMIT ${params.add(page.limit)}`,
      params,
    );
  }
}

function searchSql(pattern: string): string {
  return `(lower(a.actor_name) LIKE ${pattern} OR a.action LIKE ${pattern} OR lower(a.on_behalf_of_name) LIKE ${pattern}
    OR a.subject_id LIKE ${pattern} OR a.correlation_id LIKE ${pattern})`;
}
