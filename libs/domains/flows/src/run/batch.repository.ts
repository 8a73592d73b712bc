import { Injectable } from '@nestjs/common';
import { prepared, sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { Feed } from '../feed/feed';
import type { Fault } from '@tributary/sheets';
import type { BatchStage, BatchState, BatchTrigger } from './batch';

/** What a batch has brought so far. */
export interface BatchCounts {
  readonly files: number;
  readonly faults: number;
  /** Refused, or waiting for a layout. */
  readonly rejected: number;
  /** Of the first such file. */
  readonly reason: Fault | null;
}

/** Runs of feeds, as the runs themselves write them. */
@Injectable()
export class BatchRepository {
  async start(tx: TxCtx, { id, dealerId }: Pick<Feed, 'id' | 'dealerId'>, trigger: BatchTrigger, at: Date): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO batch (feed_id, dealer_id, trigger, state, started_at) VALUES ($1, $2, $3, 'running', $4) RETURNING id`,
      [id, dealerId, trigger, at],
    );
    if (!row) throw new Error('The batch was not stored.');
    return row.id;
  }

  /** The run of a feed that has not come to its end. */
  async unfinished(tx: TxCtx, feedId: number): Promise<number | undefined> {
    return (await sqlOne<{ id: number }>(tx, `SELECT id FROM batch WHERE feed_id = $1 AND state = 'running' ORDER BY id LIMIT 1`, [feedId]))?.id;
  }

  /** Feeds with such runs, whether somebody works on them or not. */
  async unfinishedFeeds(tx: TxCtx): Promise<number[]> {
    return (await sql<{ id: number }>(tx, `SELECT DISTINCT feed_id AS id FROM batch WHERE state = 'running'`)).map(({ id }) => id);
  }

  async stage(tx: TxCtx, id: number, stage: BatchStage): Promise<void> {
    await sql(tx, 'UPDATE batch SET stage = $2 WHERE id = $1', [id, stage]);
  }

  /** Brings the counts up to what became of the batch's files. */
  async recount(tx: TxCtx, id: number): Promise<BatchCounts> {
    const counts = await sqlOne<BatchCounts>(
      tx,
      prepared(`UPDATE batch b SET files = o.files, rows = o.rows, posted = o.posted, faults = o.faults
       FROM (SELECT count(*)::integer AS files, coalesce(sum(rows), 0)::integer AS rows, coalesce(sum(posted), 0)::integer AS posted,
                    coalesce(sum(faults), 0)::integer AS faults, count(*) FILTER (WHERE state IN ('rejected', 'layout')) AS rejected,
                    (array_agg(reason ORDER BY raw_file_id) FILTER (WHERE state IN ('rejected', 'layout')))[1] AS reason
             FROM raw_file_outcome WHERE batch_id = $1) o
       WHERE b.id = $1 RETURNING o.files, o.faults, o.rejected, o.reason`),
      [id],
    );
    if (!counts) throw new Error(`There is no batch ${id}.`);
    return counts;
  }

  async finish(tx: TxCtx, id: number, state: BatchState, reason: Fault | null, at: Date): Promise<void> {
    await sql(tx, `UPDATE batch SET state = $2, stage = 'done', reason = $3, finished_at = $4 WHERE id = $1`, [
      id, state, reason && JSON.stringify(reason), at,
    ]);
  }

  /** The last run of the feed that this one belongs to, and how it ended. */
  latestOf(tx: TxCtx, id: number): Promise<{ feedId: number; latestId: number; state: BatchState } | undefined> {
    return sqlOne(
      tx,
      `SELECT b.feed_id AS "feedId", (SELECT max(l.id) FROM batch l WHERE l.feed_id = b.feed_id) AS "latestId", b.state FROM batch b WHERE b.id = $1`,
      [id],
    );
  }
}
