import { Injectable } from '@nestjs/common';
import { sql, sqlOne, type TxCtx } from '@tributary/platform';

/** At most `limit` times per window of `windowMs`. */
export interface Rate {
  readonly limit: number;
  readonly windowMs: number;
}

/** Counts in PostgreSQL, so that all API processes count together. Needs a system context. */
@Injectable()
export class RateLimit {
  /** Counts one; gives the seconds to wait when that was one too many, else 0. */
  async take(tx: TxCtx, key: string, { limit, windowMs }: Rate, now: Date): Promise<number> {
    const start = windowStart(now, windowMs);
    const row = await sqlOne<{ count: number }>(
      tx,
      `INSERT INTO rate_window (key, window_start, count) VALUES ($1, $2, 1)
       ON CONFLICT (key, window_start) DO UPDATE SET count = rate_window.count + 1 RETURNING count`,
      [key, start],
    );
    const waitMs = start.getTime() + windowMs - now.getTime();
    return row && row.count > limit ? Math.ceil(waitMs / 1000) : 0;
  }

  /** Takes one back that should not have counted. */
  async giveBack(tx: TxCtx, key: string, { windowMs }: Rate, taken: Date): Promise<void> {
    await sql(tx, `UPDATE rate_window SET count = greatest(count - 1, 0) WHERE key = $1 AND window_start = $2`, [key, windowStart(taken, windowMs)]);
  }
}

function windowStart(now: Date, windowMs: number): Date {
  return new Date(Math.floor(now.getTime() / windowMs) * windowMs);
}
