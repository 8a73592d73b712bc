import { Injectable } from '@nestjs/common';
import type { Period } from '@tributary/kernel';
import { prepared, sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { RawFile } from '../archive/raw-file';
import { fileFaults } from '../flows.faults';
import type { Saying } from './coverage';
import type { Told } from './told-days';

/** What is known of the days that arrivals tell of. */
@Injectable()
export class CoverageRepository {
  async told(tx: TxCtx, { id }: Pick<RawFile, 'id'>): Promise<Told> {
    const told = await sqlOne<Told>(
      tx,
      prepared(`SELECT coalesce(o.coverage, CASE WHEN o.state = 'posted' THEN 'days' ELSE f.coverage END) AS coverage, coalesce(o.coverage_at, o.nothing_at) IS NOT NULL AS "isSaid", b.raw_file_id IS NOT NULL AS "byTemplate",
         coalesce(b.days::text[], (SELECT array_agg(d::date::text ORDER BY d) FROM generate_series(lower(o.declared), upper(o.declared) - 1, interval '1 day') d)) AS declared,
         CASE WHEN o.nothing_at IS NOT NULL THEN jsonb_build_object('from', o.nothing_from, 'to', o.nothing_to) END AS nothing
       FROM raw_file r JOIN feed f ON f.id = r.feed_id JOIN raw_file_outcome o ON o.raw_file_id = r.id LEFT JOIN agent_batch b ON b.raw_file_id = r.id WHERE r.id = $1`),
      [id],
    );
    if (!told) throw new Error(`The arrival ${id} has no outcome row.`);
    return told;
  }

  /** Its sender says of which days an arrival tells whole. */
  async declare(tx: TxCtx, rawFileId: number, { from, to }: Period): Promise<void> {
    await sql(tx, `UPDATE raw_file_outcome SET declared = daterange($2, $3, '[]') WHERE raw_file_id = $1`, [rawFileId, from, to]);
  }

  /** A person says of which days an arrival tells. False where it does not wait for that, or somebody else has said so. */
  async say(tx: TxCtx, { id, feedId }: RawFile, saying: Saying, by: string, at: Date): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE raw_file_outcome SET coverage_by = $2, coverage_at = $3, coverage = CASE WHEN $4 = 'days' THEN 'days' ELSE (SELECT f.coverage FROM feed f WHERE f.id = $5) END
       WHERE raw_file_id = $1 AND state = 'rejected' AND reason ->> 'code' = $6 AND coverage_at IS NULL RETURNING 1`,
      [id, by, at, saying, feedId, fileFaults.daysLeftOut.code],
    );
    return rows.length > 0;
  }
}
