import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import type { FlowKind } from '../map/layout-mapping';
import type { EntryText, UploadPreview } from './flow-upload';

type Outcome = Pick<UploadPreview, 'classification' | 'rows' | 'posted' | 'faults' | 'from' | 'to' | 'note'> & { readonly kind: FlowKind };

/** What the ledger says, as the transaction sees it. */
@Injectable()
export class UploadEffectRepository {
  async outcome(tx: TxCtx, rawFileId: number): Promise<Outcome> {
    const row = await sqlOne<Outcome>(
      tx,
      `SELECT o.classification, o.rows, o.posted, o.faults, lower(o.period) AS "from", upper(o.period) - 1 AS "to", o.reason AS note, u.kind
       FROM raw_file_outcome o JOIN flow_upload u ON u.raw_file_id = o.raw_file_id WHERE o.raw_file_id = $1`,
      [rawFileId],
    );
    if (!row) throw new Error(`The upload ${rawFileId} is gone.`);
    return row;
  }

  /** The days that the file is in force for. */
  async days(tx: TxCtx, rawFileId: number): Promise<LocalDate[]> {
    const rows = await sql<{ date: LocalDate }>(tx, 'SELECT entry_date AS date FROM flow_day WHERE raw_file_id = $1 ORDER BY entry_date', [rawFileId]);
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
  reasons(tx: TxCtx, rawFileId: number): Promise<(Fault & { readonly rows: number })[]> {
    return sql(
      tx,
      `SELECT code, detail AS params, count(*)::integer AS rows FROM flow_fault WHERE raw_file_id = $1 GROUP BY code, detail ORDER BY count(*) DESC, code, detail::text LIMIT 50`,
      [rawFileId],
    );
  }
}
