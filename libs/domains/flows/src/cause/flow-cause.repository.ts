import { Injectable } from '@nestjs/common';
import { searchPattern } from '@tributary/kernel';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import { CAUSE_SQL, inForceSql } from '../post/fault-cause';

/** Rows that do not count for one and the same cause, as far as the asking person sees them. */
export interface FlowCauseRow {
  readonly cause: string;
  readonly code: string;
  readonly example: Fault['params'];
  readonly rows: number;
  readonly files: number;
  readonly dealers: readonly number[];
  readonly dealerName: string | null;
  readonly feedId: number;
  readonly feedName: string;
  readonly amount: string;
  readonly since: Date;
}

export interface FlowCausePage {
  readonly code?: string;
  readonly dealerId?: number;
  readonly search?: string;
  /** Amount and cause of the last one of the page before. */
  readonly after?: readonly (string | number)[];
  readonly limit: number;
}

export interface CauseFileRow {
  readonly rawFileId: number;
  readonly fileName: string;
  readonly dealerName: string;
  readonly batchId: number;
  readonly rows: number;
}

export interface CauseSampleRow {
  readonly rawFileId: number;
  readonly fileName: string;
  readonly sheet: number;
  readonly rowNumber: number;
  readonly cells: readonly (string | null)[];
}

const SHOWN_FILES = 50;
const SHOWN_ROWS = 20;

/** Causes, asked of their sums: of how many rows ever. */
@Injectable()
export class FlowCauseRepository {
  /** Those of the highest amount first. */
  list(tx: TxCtx, { code, dealerId, search, after, limit }: FlowCausePage): Promise<FlowCauseRow[]> {
    const params = new SqlParams();
    const parts = [dealerScope(tx, 'flow', 'c.dealer_id', params), inForceSql('c')];
    if (code) parts.push(`c.code = ${params.add(code)}`);
    if (dealerId !== undefined) parts.push(`c.dealer_id = ${params.add(dealerId)}`);
    if (search) parts.push(`translate(lower(c.example::text || d.name || coalesce(o.name, '')), '- ./', '') LIKE ${params.add(searchPattern(search))}`);
    const place = after ? `HAVING (coalesce(sum(c.amount), 0), c.cause) < (${params.add(after[0])}::numeric, ${params.add(after[1])})` : '';
    return sql(tx, `${SELECT} WHERE ${parts.join(' AND ')} GROUP BY c.cause, c.code ${place} ORDER BY coalesce(sum(c.amount), 0) DESC, c.cause DESC LIMIT ${params.add(limit)}`, params);
  }

  /** undefined when nothing of this cause waits, or nothing that the scope shows. */
  find(tx: TxCtx, cause: string): Promise<FlowCauseRow | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `${SELECT} WHERE ${this.of(tx, cause, params)} GROUP BY c.cause, c.code`, params);
  }

  /** Where its rows are, those with most of them first. */
  files(tx: TxCtx, cause: string): Promise<CauseFileRow[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT c.raw_file_id AS "rawFileId", f.name AS "fileName", coalesce(o.name, '') AS "dealerName", r.batch_id AS "batchId", sum(c.rows)::integer AS rows
       FROM flow_fault_cause c JOIN raw_file f ON f.id = c.raw_file_id JOIN raw_file_outcome r ON r.raw_file_id = f.id LEFT JOIN organisation o ON o.id = c.dealer_id
       WHERE ${this.of(tx, cause, params)} GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1 DESC LIMIT ${SHOWN_FILES}`,
      params,
    );
  }

  /** A few of its rows, as they stand in the files. */
  samples(tx: TxCtx, cause: string): Promise<CauseSampleRow[]> {
    const params = new SqlParams();
    const files = `SELECT c.raw_file_id FROM flow_fault_cause c WHERE ${this.of(tx, cause, params)} ORDER BY c.raw_file_id DESC LIMIT ${SHOWN_ROWS}`;
    return sql(
      tx,
      `SELECT t.raw_file_id AS "rawFileId", f.name AS "fileName", t.sheet, t.row_no AS "rowNumber", t.cells FROM flow_fault t JOIN raw_file f ON f.id = t.raw_file_id
       WHERE t.raw_file_id IN (${files}) AND t.decision_id IS NULL AND ${CAUSE_SQL} = ${params.add(cause)} AND ${dealerScope(tx, 'flow', 't.dealer_id', params)}
       ORDER BY t.raw_file_id DESC, t.sheet, t.row_no LIMIT ${SHOWN_ROWS}`,
      params,
    );
  }

  /** The names that rows of the cause hang on: at most one of each dealer. */
  async names(tx: TxCtx, cause: string): Promise<number[]> {
    const params = new SqlParams();
    const rows = await sql<{ id: number }>(tx, `SELECT DISTINCT c.name_id AS id FROM flow_fault_cause c WHERE ${this.of(tx, cause, params)} AND c.name_id IS NOT NULL ORDER BY 1`, params);
    return rows.map(({ id }) => id);
  }

  private of(tx: TxCtx, cause: string, params: SqlParams): string {
    return `c.cause = ${params.add(cause)} AND ${dealerScope(tx, 'flow', 'c.dealer_id', params)} AND ${inForceSql('c')}`;
  }
}

const SELECT = `SELECT c.cause, c.code, (array_agg(c.example ORDER BY c.raw_file_id))[1] AS example, sum(c.rows)::integer AS rows, count(DISTINCT c.raw_file_id)::integer AS files,
    json_agg(DISTINCT c.dealer_id ORDER BY c.dealer_id) AS dealers, CASE WHEN count(DISTINCT c.dealer_id) = 1 THEN min(o.name) END AS "dealerName", min(c.feed_id) AS "feedId", min(d.name) AS "feedName",
    coalesce(sum(c.amount), 0)::numeric(16,2)::text AS amount, min(f.received_at) AS since
  FROM flow_fault_cause c JOIN feed d ON d.id = c.feed_id JOIN raw_file f ON f.id = c.raw_file_id LEFT JOIN organisation o ON o.id = c.dealer_id`;
