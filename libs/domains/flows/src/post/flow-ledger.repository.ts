import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { prepared, sql, sqlOne, type TxCtx, UnitOfWork } from '@tributary/platform';
import { roadRankSql } from '../feed/road-rank';
import type { DaySummary } from '../map/day-digest';
import type { DayInForce } from './flow-classification';
import { type FlowPartition, plannedFor } from './flow-partition';

const DAYS = 'dealer_id = $1 AND kind = $2 AND entry_date BETWEEN $4 AND $5 AND entry_date = ANY ($3::date[])';

/** Entries, days and daily sums: always replaced together, a dealer's day and kind at a time. */
@Injectable()
export class FlowLedgerRepository {
  constructor(private readonly uow: UnitOfWork) {}

  inForce(tx: TxCtx, dealerId: number, days: readonly Pick<DaySummary, 'kind' | 'date'>[]): Promise<DayInForce[]> {
    return sql(
      tx,
      prepared(`SELECT d.kind, d.entry_date AS date, d.raw_file_id AS "rawFileId", greatest(coalesce(f.inside_id, f.id), d.said_again) AS place, encode(d.content_hash, 'hex') AS hash, ${roadRankSql('r.source')} AS rank, d.entries
       FROM flow_day d JOIN raw_file f ON f.id = d.raw_file_id JOIN feed r ON r.id = f.feed_id
       WHERE d.dealer_id = $1 AND (d.kind, d.entry_date) IN (SELECT * FROM unnest($2::text[], $3::date[]))`),
      [dealerId, days.map(({ kind }) => kind), days.map(({ date }) => date)],
    );
  }

  /** A later arrival said the same of these days. */
  async sayAgain(tx: TxCtx, dealerId: number, place: number, days: readonly Pick<DaySummary, 'kind' | 'date'>[]): Promise<void> {
    await sql(
      tx,
      prepared('UPDATE flow_day SET said_again = $2 WHERE dealer_id = $1 AND (kind, entry_date) IN (SELECT * FROM unnest($3::text[], $4::date[]))'),
      [dealerId, place, days.map(({ kind }) => kind), days.map(({ date }) => date)],
    );
  }

  /** Months must exist before the first statement that writes; making one is a transaction of its own, so that nobody waits for ours. */
  async ensureMonths(dates: readonly LocalDate[], tx: TxCtx): Promise<void> {
    const months = [...new Set(dates.map((date) => `${date.slice(0, 7)}-01`))];
    await this.uow.write({ ...tx, tx: undefined }, (own) => sql(own, 'SELECT flow_ensure_month(month) FROM unnest($1::date[]) AS month', [months]));
  }

  /** Takes the entries of the partition's days out, and notes what their names lose and what the days held, where another file says something else now. */
  async clear(tx: TxCtx, partition: FlowPartition): Promise<void> {
    const place = placeOf(partition);
    await sql(
      tx,
      prepared(`WITH gone AS (DELETE FROM flow_entry WHERE ${DAYS} RETURNING product_name_id, customer_name_id, amount)
       INSERT INTO flow_name_change
         SELECT product_name_id, -count(*), -coalesce(sum(amount), 0) FROM gone WHERE product_name_id IS NOT NULL GROUP BY 1
         UNION ALL SELECT customer_name_id, -count(*), -coalesce(sum(amount), 0) FROM gone WHERE customer_name_id IS NOT NULL GROUP BY 1`),
      place,
    );
    const days = partition.days.toSorted((one, other) => one.date.localeCompare(other.date));
    await sql(tx, prepared(OUTDATE), [...place, partition.rawFileId, days.map(({ hash }) => hash)]);
  }

  /** Posts the staged rows that have a meaning, and sums them up. */
  async fill(tx: TxCtx, partition: FlowPartition): Promise<void> {
    const { dealerId, kind, rawFileId } = partition;
    const dates = partition.days.map(({ date }) => date);
    await sql(tx, plannedFor(partition, POST), [dealerId, kind, rawFileId, dates]);
    await sql(tx, plannedFor(partition, UNPOSTED), [dates, kind]);
  }

  /** Says which file is in force for the partition's days from now on. */
  async seal(tx: TxCtx, partition: FlowPartition): Promise<void> {
    const { dealerId, kind, rawFileId, days } = partition;
    await sql(
      tx,
      prepared(`INSERT INTO flow_day AS d (dealer_id, entry_date, kind, raw_file_id, entries, content_hash)
       SELECT $1, day.date, $2, $3, coalesce((SELECT sum(entries) FROM flow_daily f WHERE f.dealer_id = $1 AND f.kind = $2 AND f.entry_date = day.date), 0), decode(day.hash, 'hex')
       FROM unnest($4::date[], $5::text[]) AS day (date, hash)
       ON CONFLICT (dealer_id, entry_date, kind) DO UPDATE
         SET said_again = CASE WHEN d.raw_file_id = EXCLUDED.raw_file_id AND d.content_hash = EXCLUDED.content_hash THEN d.said_again END,
           raw_file_id = EXCLUDED.raw_file_id, entries = EXCLUDED.entries, content_hash = EXCLUDED.content_hash, posted_at = now()`),
      [dealerId, kind, rawFileId, days.map(({ date }) => date), days.map(({ hash }) => hash)],
    );
  }

  /** Days of whatever kind that the file is in force for, without these. */
  heldBesides(tx: TxCtx, dealerId: number, rawFileId: number, days: readonly DaySummary[]): Promise<DaySummary[]> {
    return sql(
      tx,
      prepared(`SELECT d.kind, d.entry_date AS date, d.entries AS rows, encode(d.content_hash, 'hex') AS hash FROM flow_day d
       WHERE d.raw_file_id = $1 AND d.dealer_id = $2 AND (d.kind, d.entry_date) NOT IN (SELECT * FROM unnest($3::text[], $4::date[]))`),
      [rawFileId, dealerId, days.map(({ kind }) => kind), days.map(({ date }) => date)],
    );
  }

  /** No file is in force for the partition's days any more. */
  async unseal(tx: TxCtx, { dealerId, kind, days }: FlowPartition): Promise<void> {
    await sql(tx, 'DELETE FROM flow_day WHERE dealer_id = $1 AND kind = $2 AND entry_date = ANY ($3::date[])', [dealerId, kind, days.map(({ date }) => date)]);
  }

  async countsOf(tx: TxCtx, rawFileId: number): Promise<{ posted: number; faults: number }> {
    const row = await sqlOne<{ posted: number; faults: number }>(
      tx,
      prepared(`SELECT (SELECT coalesce(sum(entries), 0) FROM flow_day WHERE raw_file_id = $1) AS posted,
              (SELECT count(*) FROM flow_fault WHERE raw_file_id = $1 AND decision_id IS NULL) AS faults`),
      [rawFileId],
    );
    return row ?? { posted: 0, faults: 0 };
  }
}

/** Sums go; a day that another file tells of otherwise from now on leaves what it held. */
const OUTDATE = `
  WITH gone AS (DELETE FROM flow_daily WHERE ${DAYS} RETURNING entry_date, quantity)
  INSERT INTO flow_day_past (dealer_id, entry_date, kind, raw_file_id, entries, quantity, replaced_by)
  SELECT d.dealer_id, d.entry_date, d.kind, d.raw_file_id, d.entries, coalesce((SELECT sum(g.quantity) FROM gone g WHERE g.entry_date = d.entry_date), 0), $6
  FROM flow_day d JOIN unnest($3::date[], $7::text[]) AS told (date, hash) ON told.date = d.entry_date
  WHERE d.dealer_id = $1 AND d.kind = $2 AND d.raw_file_id <> $6 AND d.content_hash <> decode(told.hash, 'hex')`;

/**
 * Entries, and in the same pass what they come to by day and SKU and by name: sums of what the ledger really holds. Sums are put in order
 * before they are summed again: what leaves one hash table in the order of its buckets crowds those of the next.
 */
const POST = `
  WITH posted AS (
    INSERT INTO flow_entry (dealer_id, entry_date, kind, sku_id, product_name_id, customer_name_id, quantity, amount, document_number, batch_number, expiry_date, raw_file_id, sheet, row_no, column_no)
    SELECT $1, s.entry_date, $2, i.sku_id, i.name_id, c.name_id,
      CASE WHEN i.denominator = 1 THEN s.quantity * i.numerator ELSE s.quantity * i.numerator / i.denominator END,
      s.amount, s.document_number, s.batch_number, s.expiry_date, $3, s.sheet, s.row_no, s.column_no
    FROM flow_staged s JOIN flow_item i USING (item) LEFT JOIN flow_customer c USING (customer)
    WHERE s.code IS NULL AND i.sku_id IS NOT NULL AND (s.kind IS NULL OR s.kind = $2) AND s.entry_date = ANY ($4::date[])
    RETURNING entry_date, sku_id, product_name_id, customer_name_id, quantity, amount
  ), grouped AS (
    SELECT entry_date, sku_id, product_name_id, sum(quantity) AS quantity, coalesce(sum(amount), 0) AS amount, count(*) AS entries
    FROM posted GROUP BY entry_date, sku_id, product_name_id
  ), summed AS (
    INSERT INTO flow_daily (dealer_id, entry_date, kind, sku_id, quantity, amount, entries)
    SELECT $1, entry_date, $2, sku_id, sum(quantity), sum(amount), sum(entries) FROM (SELECT * FROM grouped ORDER BY entry_date, sku_id) g GROUP BY entry_date, sku_id
  )
  INSERT INTO flow_name_change
  SELECT product_name_id, sum(entries), sum(amount) FROM grouped GROUP BY 1
  UNION ALL SELECT customer_name_id, count(*), coalesce(sum(amount), 0) FROM posted WHERE customer_name_id IS NOT NULL GROUP BY 1`;

/** What open products hold up. */
const UNPOSTED = `
  INSERT INTO flow_name_change
  SELECT i.name_id, count(*), coalesce(sum(round(s.amount, 2)), 0) FROM flow_staged s JOIN flow_item i USING (item)
  WHERE s.code IS NULL AND i.sku_id IS NULL AND (s.kind IS NULL OR s.kind = $2) AND s.entry_date = ANY ($1::date[]) GROUP BY 1`;

function placeOf({ dealerId, kind, days }: FlowPartition): unknown[] {
  const dates = days.map(({ date }) => date).sort();
  return [dealerId, kind, dates, dates[0], dates.at(-1)];
}
