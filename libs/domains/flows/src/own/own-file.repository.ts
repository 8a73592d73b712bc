import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { FlowKind } from '../map/layout-mapping';
import type { DayReading, FileDay, OwnFile, RowReason } from './own-flow';
import { quantityOf } from './own-flow.repository';
import { ownScope } from './own-scope';

/** As many reasons and days as a person reads. */
const MOST = 100;

/** What was read of a dealer's own files and days. */
@Injectable()
export class OwnFileRepository {
  /** undefined when absent or somebody else's. */
  find(tx: TxCtx, id: number): Promise<OwnFile | undefined> {
    const params = new SqlParams();
    return sqlOne(
      tx,
      `SELECT f.id, f.name, d.name AS "feedName", d.source, coalesce(u.kind, l.mapping ->> 'kind', 'sale') AS kind, f.size, f.received_at AS "receivedAt", o.state, o.classification, o.reason,
         o.rows, o.posted AS counted, o.faults AS excluded, u.raw_file_id IS NOT NULL AS "isUpload", lower(o.period) AS "from", upper(o.period) - 1 AS "to"
       FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id JOIN feed d ON d.id = f.feed_id JOIN layout l ON l.id = d.layout_id LEFT JOIN flow_upload u ON u.raw_file_id = f.id
       WHERE f.id = ${params.add(id)} AND ${ownScope(tx, 'f.dealer_id', params)}`,
      params,
    );
  }

  /** Why rows of a file do not count, the most rows first; of one day only, where one is named. */
  reasons(tx: TxCtx, id: number, day?: { readonly kind: FlowKind; readonly date: LocalDate }): Promise<RowReason[]> {
    const params = new SqlParams();
    const parts = [`c.raw_file_id = ${params.add(id)}`, ownScope(tx, 'c.dealer_id', params)];
    if (day) parts.push(`c.kind = ${params.add(day.kind)} AND c.entry_date = ${params.add(day.date)}`);
    return sql(
      tx,
      `SELECT jsonb_build_object('code', c.code, 'params', (array_agg(c.example))[1]) AS fault, sum(c.rows)::integer AS rows FROM flow_fault_cause c
       WHERE ${parts.join(' AND ')} GROUP BY c.cause, c.code ORDER BY sum(c.rows) DESC, c.cause LIMIT ${MOST}`,
      params,
    );
  }

  /** The days that a file is in force for, the newest first. */
  days(tx: TxCtx, id: number): Promise<FileDay[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT d.kind, d.entry_date AS date, d.entries, ${quantityOf('d')} AS quantity FROM flow_day d
       WHERE d.raw_file_id = ${params.add(id)} AND ${ownScope(tx, 'd.dealer_id', params)} ORDER BY d.entry_date DESC, d.kind LIMIT ${MOST}`,
      params,
    );
  }

  /** Every file that a day's record came from: the one in force, then those before it, the newest first. */
  readings(tx: TxCtx, kind: FlowKind, date: LocalDate): Promise<DayReading[]> {
    const params = new SqlParams();
    const [k, day] = [params.add(kind), params.add(date)];
    return sql(
      tx,
      `SELECT f.id AS "fileId", f.name AS "fileName", r.name AS "feedName", r.source, f.received_at AS "receivedAt", t.entries, t.quantity, t.place = 0 AS "isInForce"
       FROM (
         SELECT d.raw_file_id, d.entries, ${quantityOf('d')} AS quantity, 0::bigint AS place FROM flow_day d WHERE d.kind = ${k} AND d.entry_date = ${day} AND ${ownScope(tx, 'd.dealer_id', params)}
         UNION ALL
         SELECT p.raw_file_id, p.entries, trim_scale(p.quantity)::text, -p.id FROM flow_day_past p WHERE p.kind = ${k} AND p.entry_date = ${day} AND ${ownScope(tx, 'p.dealer_id', params)}
       ) t JOIN raw_file f ON f.id = t.raw_file_id JOIN feed r ON r.id = f.feed_id
       ORDER BY t.place = 0 DESC, t.place LIMIT ${MOST}`,
      params,
    );
  }
}
