import { Injectable } from '@nestjs/common';
import { prepared, sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { RawFile } from '../archive/raw-file';
import type { DaySummary } from '../map/day-digest';
import type { Alike } from './addressee';

/** What is known of whose an arrival is. */
@Injectable()
export class AddresseeRepository {
  /** Whether a person has said that it is of the dealer that it came for. */
  async isConfirmed(tx: TxCtx, rawFileId: number): Promise<boolean> {
    const row = await sqlOne<{ confirmed: boolean }>(tx, 'SELECT addressed_at IS NOT NULL AS confirmed FROM raw_file_outcome WHERE raw_file_id = $1', [rawFileId]);
    return row?.confirmed ?? false;
  }

  /** Which other dealer, or this one under another kind, has most of these days in force with the very same rows; this one first. */
  mostAlike(tx: TxCtx, { id, dealerId }: RawFile, days: readonly DaySummary[]): Promise<Alike | undefined> {
    return sqlOne(
      tx,
      prepared(`SELECT d.dealer_id AS "dealerId", sum(told.rows)::integer AS rows
       FROM unnest($3::text[], $4::date[], $5::text[], $6::integer[]) AS told (kind, date, hash, rows)
       JOIN flow_day d ON d.content_hash = decode(told.hash, 'hex') AND d.entry_date = told.date AND d.entries > 0
       WHERE (d.dealer_id, d.kind) <> ($2, told.kind) AND d.raw_file_id <> $1
       GROUP BY d.dealer_id, d.kind ORDER BY rows DESC, d.dealer_id <> $2, d.dealer_id LIMIT 1`),
      [id, dealerId, days.map(({ kind }) => kind), days.map(({ date }) => date), days.map(({ hash }) => hash), days.map(({ rows }) => rows)],
    );
  }

  /** Another dealer of one of these names; nobody when the dealer itself is among them, and none who buys from it or sells to it. */
  namedInstead(tx: TxCtx, dealerId: number, names: readonly string[]): Promise<{ dealerId: number; name: string } | undefined> {
    return sqlOne(
      tx,
      `WITH named AS (SELECT o.id, o.name FROM organisation o JOIN dealer d ON d.id = o.id WHERE o.name = ANY ($2::text[]))
       SELECT n.id AS "dealerId", n.name FROM named n
       WHERE NOT EXISTS (SELECT 1 FROM named own WHERE own.id = $1)
         AND NOT EXISTS (SELECT 1 FROM supply_relation s WHERE (s.supplier_id = $1 AND s.buyer_id = n.id) OR (s.supplier_id = n.id AND s.buyer_id = $1))
       ORDER BY length(n.name) DESC, n.id LIMIT 1`,
      [dealerId, names],
    );
  }

  /** What a refused arrival seems to be of. */
  async note(tx: TxCtx, rawFileId: number, alikeDealerId: number): Promise<void> {
    await sql(tx, `UPDATE raw_file_outcome SET classification = 'misaddressed', alike_dealer_id = $2 WHERE raw_file_id = $1`, [rawFileId, alikeDealerId]);
  }

  /** It is of the dealer that it came for. False when nobody doubted it, or somebody else has said so. */
  async confirm(tx: TxCtx, rawFileId: number, by: string, at: Date): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE raw_file_outcome SET addressed_by = $2, addressed_at = $3
       WHERE raw_file_id = $1 AND classification = 'misaddressed' AND state = 'rejected' AND addressed_at IS NULL RETURNING 1`,
      [rawFileId, by, at],
    );
    return rows.length > 0;
  }
}
