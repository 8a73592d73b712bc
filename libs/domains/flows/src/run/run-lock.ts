import { Injectable } from '@nestjs/common';
import { sql, type TxCtx } from '@tributary/platform';
import { DataSource } from 'typeorm';

/**
 * Who works on what. Advisory locks of PostgreSQL belong to a connection: when a worker is killed they are free at once,
 * which is how the others know that its run is nobody's.
 */
@Injectable()
export class RunLock {
  constructor(private readonly source: DataSource) {}

  /** Does the work while holding the feed, over many transactions; false when somebody else holds it. */
  async holdingFeed(feedId: number, work: () => Promise<void>): Promise<boolean> {
    const runner = this.source.createQueryRunner();
    try {
      const key = [`flow-feed:${feedId}`];
      const [row] = (await runner.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', key)) as { held: boolean }[];
      if (!row?.held) return false;
      try {
        await work();
        return true;
      } finally {
        await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', key);
      }
    } finally {
      await runner.release();
    }
  }

  /** Until the end of the transaction nobody else posts for this dealer. */
  async holdDealer(tx: TxCtx, dealerId: number): Promise<void> {
    await sql(tx, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`flow-dealer:${dealerId}`]);
  }
}
