import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import type { Classification } from '../archive/raw-file';
import type { FlowKind } from '../map/layout-mapping';
import type { EntryText, UploadPreview } from './flow-upload';

type Outcome = Pick<UploadPreview, 'classification' | 'rows' | 'posted' | 'faults' | 'from' | 'to' | 'note'> & { readonly kind: FlowKind };

/** Of several files the one that a person should look at most closely says what they are. */
const CLOSEST_FIRST: readonly Classification[] = ['correction', 'overlap', 'extension', 'new', 'identical'];

/** What the ledger says, as the transaction sees it. */
@Injectable()
export class UploadEffectRepository {
  /** Of an upload and the arrivals that count for it: itself, or what it holds. */
  async outcome(tx: TxCtx, uploadId: number, rawFileIds: readonly number[]): Promise<Outcome> {
    const row = await sqlOne<Outcome>(
      tx,
      `SELECT (array_agg(o.classification ORDER BY array_position($3::text[], o.classification)))[1] AS classification, sum(o.rows)::integer AS rows,
         (SELECT coalesce(sum(d.entries), 0)::integer FROM flow_day d WHERE d.raw_file_id = ANY ($2)) AS posted, sum(o.faults)::integer AS faults,
         min(lower(o.period)) AS "from", max(upper(o.period)) - 1 AS "to", (array_agg(o.reason ORDER BY o.raw_file_id) FILTER (WHERE o.reason IS NOT NULL))[1] AS note, u.kind
       FROM raw_file_outcome o CROSS JOIN flow_upload u WHERE o.raw_file_id = ANY ($2) AND u.raw_file_id = $1 GROUP BY u.kind`,
      [uploadId, rawFileIds, CLOSEST_FIRST],
    );
    if (!row) throw new Error(`The upload ${uploadId} is gone.`);
    return row;
  }

  /** The days that the files are in force for. */
  async days(tx: TxCtx, rawFileIds: readonly number[]): Promise<LocalDate[]> {
    const rows = await sql<{ date: LocalDate }>(tx, 'SELECT DISTINCT entry_date AS date FROM flow_day WHERE raw_file_id = ANY ($1) ORDER BY entry_date', [rawFileIds]);
    return rows.map(({ date }) => date);
  }

  /** Everything that a dealer's days hold of a kind. */
  async entries(tx: TxCtx, dealerId: number, kind: FlowKind, dates: readonly LocalDate[]): Promise<EntryText[]> {
    if (dates.length === 0) return [];
    return sql(
      tx,
      `SELECT e.entry_date AS date, s.code, s.name AS product, s.name_en AS "productEn", coalesce(c.text_shown, '') AS customer, e.document_number AS document, e.batch_number AS "batchNumber", e.expiry_date AS "expiryDate",
              trim_scale(e.quantity)::text AS quantity, e.amount::text AS amount
       FROM flow_entry e JOIN sku s ON s.id = e.sku_id LEFT JOIN flow_name c ON c.id = e.customer_name_id
       WHERE e.dealer_id = $1 AND e.kind = $2 AND e.entry_date BETWEEN $4 AND $5 AND e.entry_date = ANY ($3::date[])
       ORDER BY e.entry_date, e.sheet, e.row_no`,
      [dealerId, kind, dates, dates[0], dates.at(-1)],
    );
  }

  /** Why rows do not count, the commonest reason first. */
  reasons(tx: TxCtx, rawFileIds: readonly number[]): Promise<(Fault & { readonly rows: number })[]> {
    return sql(
      tx,
      `SELECT code, detail AS params, count(*)::integer AS rows FROM flow_fault WHERE raw_file_id = ANY ($1) GROUP BY code, detail ORDER BY count(*) DESC, code, detail::text LIMIT 50`,
      [rawFileIds],
    );
  }
}
