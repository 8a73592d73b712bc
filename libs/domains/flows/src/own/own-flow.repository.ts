import { Injectable } from '@nestjs/common';
import type { LocalDate, Period } from '@tributary/kernel';
import { Clock, sql, SqlParams, type TxCtx } from '@tributary/platform';
import { feedHealthSql } from '../feed/feed-health';
import type { FlowKind } from '../map/layout-mapping';
import type { ExcludedRows, OpenFile, OwnCorrection, OwnFeed, PostedDay } from './own-flow';
import { ownScope } from './own-scope';
import { fileWaitsForSql, rowsWaitForSql } from './waits-for';

/** More feeds than any dealer has, and more files and reasons than a person reads. */
const MOST = 200;

/** SQL: the kind of record of feed `d` with layout `l`. */
const KIND = `coalesce(l.mapping ->> 'kind', 'sale')`;

/** SQL: the sum of a dealer's day in base units, over whichever row names it. */
export const quantityOf = (day: string): string =>
  `coalesce((SELECT trim_scale(sum(q.quantity)) FROM flow_daily q WHERE q.dealer_id = ${day}.dealer_id AND q.entry_date = ${day}.entry_date AND q.kind = ${day}.kind), 0)::text`;

/** What a dealer sent and what became of it; never anybody else's, whatever the actor may see. */
@Injectable()
export class OwnFlowRepository {
  constructor(private readonly clock: Clock) {}

  feeds(tx: TxCtx): Promise<OwnFeed[]> {
    const params = new SqlParams();
    const now = `${params.add(this.clock.now())}::timestamptz`;
    return sql(
      tx,
      `SELECT f.id, f.name, f.source, ${KIND} AS kind, f.schedule, ${feedHealthSql(now)} AS health, a.at AS "lastArrivalAt", f.last_checked_at AS "lastCheckedAt",
         CASE WHEN f.status = 'active' THEN f.next_due_at END AS "nextDueAt", f.last_reason AS reason
       FROM feed f JOIN layout l ON l.id = f.layout_id
         LEFT JOIN LATERAL (SELECT r.received_at AS at FROM raw_file r WHERE r.feed_id = f.id ORDER BY r.sequence DESC LIMIT 1) a ON true
       WHERE ${ownScope(tx, 'f.dealer_id', params)} ORDER BY f.source = 'upload', f.code LIMIT ${MOST}`,
      params,
    );
  }

  /** Days that count, at most one per kind and day of the period. */
  posted(tx: TxCtx, period: Period): Promise<PostedDay[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT d.kind, d.entry_date AS date, d.entries, ${quantityOf('d')} AS quantity,
         (SELECT coalesce(sum(c.rows), 0)::integer FROM flow_fault_cause c WHERE c.raw_file_id = d.raw_file_id AND c.entry_date = d.entry_date AND c.kind = d.kind) AS excluded,
         (SELECT count(*)::integer FROM flow_day_past p WHERE p.dealer_id = d.dealer_id AND p.entry_date = d.entry_date AND p.kind = d.kind) AS corrections
       FROM flow_day d WHERE ${ownScope(tx, 'd.dealer_id', params)} AND d.entry_date BETWEEN ${params.add(period.from)} AND ${params.add(period.to)}`,
      params,
    );
  }

  /** The first day of each kind that counts. */
  async firsts(tx: TxCtx): Promise<Map<FlowKind, LocalDate>> {
    const params = new SqlParams();
    const rows = await sql<{ kind: FlowKind; date: LocalDate }>(tx, `SELECT d.kind, min(d.entry_date) AS date FROM flow_day d WHERE ${ownScope(tx, 'd.dealer_id', params)} GROUP BY d.kind`, params);
    return new Map(rows.map(({ kind, date }) => [kind, date]));
  }

  /** Files that do not count, the newest first; not those that another one of the same name has settled since. */
  open(tx: TxCtx): Promise<OpenFile[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT f.id, f.name, d.name AS "feedName", d.source, coalesce(u.kind, ${KIND}) AS kind, f.received_at AS "receivedAt", o.state, o.reason,
         lower(o.period) AS "from", upper(o.period) - 1 AS "to", ${fileWaitsForSql('o.state', 'u.state')} AS "waitsFor", u.raw_file_id IS NOT NULL AS "isUpload"
       FROM raw_file_outcome o JOIN raw_file f ON f.id = o.raw_file_id JOIN feed d ON d.id = f.feed_id JOIN layout l ON l.id = d.layout_id LEFT JOIN flow_upload u ON u.raw_file_id = f.id
       WHERE o.state IN ('archived', 'layout', 'held', 'rejected') AND ${ownScope(tx, 'o.dealer_id', params)} AND NOT (o.state = 'rejected' AND EXISTS (
         SELECT 1 FROM raw_file later JOIN raw_file_outcome settled ON settled.raw_file_id = later.id
         WHERE later.feed_id = f.feed_id AND later.sequence > f.sequence AND later.name = f.name AND settled.state IN ('posted', 'identical', 'opened')))
       ORDER BY f.id DESC LIMIT ${MOST}`,
      params,
    );
  }

  /** Why rows of the days in force do not count, the most rows first. */
  excluded(tx: TxCtx, period: Period): Promise<ExcludedRows[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT c.kind, jsonb_build_object('code', c.code, 'params', (array_agg(c.example ORDER BY c.raw_file_id))[1]) AS fault, sum(c.rows)::integer AS rows, max(c.entry_date) AS "lastDay", ${rowsWaitForSql('c.code')} AS "waitsFor"
       FROM flow_day d JOIN flow_fault_cause c ON c.raw_file_id = d.raw_file_id AND c.entry_date = d.entry_date AND c.kind = d.kind
       WHERE ${ownScope(tx, 'd.dealer_id', params)} AND d.entry_date BETWEEN ${params.add(period.from)} AND ${params.add(period.to)}
       GROUP BY c.kind, c.cause, c.code ORDER BY sum(c.rows) DESC, c.cause LIMIT ${MOST}`,
      params,
    );
  }

  /** The newest first; `before`: the id of the last one of the page before. */
  corrections(tx: TxCtx, { before, limit }: { readonly before?: number; readonly limit: number }): Promise<OwnCorrection[]> {
    const params = new SqlParams();
    const parts = [ownScope(tx, 'p.dealer_id', params)];
    if (before !== undefined) parts.push(`p.id < ${params.add(before)}`);
    return sql(
      tx,
      `SELECT p.id, p.kind, p.entry_date AS date, p.entries AS "entriesBefore", trim_scale(p.quantity)::text AS "quantityBefore", f.id AS "fileId", f.name AS "fileName", f.received_at AS at,
         coalesce(n.entries, d.entries, 0) AS "entriesAfter", coalesce(trim_scale(n.quantity)::text, ${quantityOf('p')}) AS "quantityAfter"
       FROM (SELECT * FROM flow_day_past p WHERE ${parts.join(' AND ')} ORDER BY p.id DESC LIMIT ${params.add(limit)}) p
         JOIN raw_file f ON f.id = p.replaced_by
         LEFT JOIN LATERAL (SELECT x.entries, x.quantity FROM flow_day_past x
           WHERE x.dealer_id = p.dealer_id AND x.entry_date = p.entry_date AND x.kind = p.kind AND x.id > p.id ORDER BY x.id LIMIT 1) n ON true
         LEFT JOIN flow_day d ON d.dealer_id = p.dealer_id AND d.entry_date = p.entry_date AND d.kind = p.kind
       ORDER BY p.id DESC`,
      params,
    );
  }
}
