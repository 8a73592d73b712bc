import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { sql, sqlOne, type TxCtx } from '@tributary/platform';

/** How far each web feed has been read. */
@Injectable()
export class WebReachRepository {
  /** Whose the feed is, and the last day that was read; null before the first run. */
  async find(tx: TxCtx, feedId: number): Promise<{ dealerId: number; readTo: LocalDate | null }> {
    const row = await sqlOne<{ dealerId: number; readTo: LocalDate | null }>(
      tx,
      `SELECT f.dealer_id AS "dealerId", r.read_to::text AS "readTo" FROM feed f LEFT JOIN web_reach r ON r.feed_id = f.id WHERE f.id = $1`,
      [feedId],
    );
    if (!row) throw new Error(`There is no feed ${feedId}.`);
    return row;
  }

  /** Never backwards. */
  async record(tx: TxCtx, feedId: number, dealerId: number, readTo: LocalDate): Promise<void> {
    await sql(
      tx,
      `INSERT INTO web_reach AS r (feed_id, dealer_id, read_to) VALUES ($1, $2, $3) ON CONFLICT (feed_id) DO UPDATE SET read_to = greatest(r.read_to, EXCLUDED.read_to)`,
      [feedId, dealerId, readTo],
    );
  }
}
