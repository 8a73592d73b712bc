import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { dealerScope, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { FlowKind } from '../map/layout-mapping';
import type { BatchRowState } from './batch-row.dto';

export interface BatchRowRow {
  readonly rawFileId: number;
  readonly sheet: number;
  readonly rowNo: number;
  readonly code: string | null;
  readonly params: Readonly<Record<string, unknown>> | null;
  readonly kind: FlowKind | null;
  readonly date: LocalDate | null;
  readonly nameId: number | null;
  readonly amount: string | null;
  readonly skuCode: string | null;
  readonly terminalName: string | null;
  readonly flowEntryId: number | null;
  /** Only of faults: those of posted rows stand in the archived file. */
  readonly cells: readonly (string | null)[] | null;
}

export interface BatchRowPage {
  readonly batchId: number;
  readonly state?: BatchRowState;
  readonly reason?: string;
  /** File, sheet and row of the last one of the page before. */
  readonly after?: readonly number[];
  readonly limit: number;
}

/** The rows that a batch brought, as far as they count or have a reason not to. */
@Injectable()
export class BatchRowRepository {
  /** In the order of the files. Entries that a later file replaced are history and not shown. */
  list(tx: TxCtx, { batchId, state, reason, after = [0, 0, 0], limit }: BatchRowPage): Promise<BatchRowRow[]> {
    const params = new SqlParams();
    const files = `(SELECT raw_file_id FROM raw_file_outcome WHERE batch_id = ${params.add(batchId)})`;
    const place = `(${after.map((part) => params.add(part)).join(', ')})`;
    const posted = (): string => `${ENTRIES} WHERE d.raw_file_id IN ${files} AND ${dealerScope(tx, 'flow', 'e.dealer_id', params)}`;
    const faulty = (): string => {
      const ofReason = reason ? `t.code = ${params.add(reason)}` : 'TRUE';
      return `${FAULTS} WHERE t.raw_file_id IN ${files} AND ${ofReason} AND ${dealerScope(tx, 'flow', 't.dealer_id', params)}`;
    };
    const parts = [...(state === 'fault' || reason ? [] : [posted()]), ...(state === 'posted' ? [] : [faulty()])];
    return sql(
      tx,
      `SELECT * FROM (${parts.join(' UNION ALL ')}) r WHERE ("rawFileId", sheet, "rowNo") > ${place}
       ORDER BY "rawFileId", sheet, "rowNo" LIMIT ${params.add(limit)}`,
      params,
    );
  }
}

const ENTRIES = `
  SELECT e.raw_file_id AS "rawFileId", e.sheet, e.row_no AS "rowNo", NULL AS code, NULL::jsonb AS params, e.kind, e.entry_date AS date,
    NULL::bigint AS "nameId", e.amount, s.code AS "skuCode", t.name AS "terminalName", e.id AS "flowEntryId", NULL::jsonb AS cells
  FROM flow_day d JOIN flow_entry e ON e.dealer_id = d.dealer_id AND e.entry_date = d.entry_date AND e.kind = d.kind
    LEFT JOIN sku s ON s.id = e.sku_id LEFT JOIN flow_name n ON n.id = e.customer_name_id LEFT JOIN terminal t ON t.id = n.terminal_id`;

const FAULTS = `
  SELECT t.raw_file_id AS "rawFileId", t.sheet, t.row_no AS "rowNo", t.code, t.detail AS params, t.kind, t.entry_date AS date,
    t.name_id AS "nameId", t.amount, NULL::text AS "skuCode", NULL::text AS "terminalName", NULL::bigint AS "flowEntryId", t.cells
  FROM flow_fault t`;
