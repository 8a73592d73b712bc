import { Injectable } from '@nestjs/common';
import { sql, type TxCtx } from '@tributary/platform';
import type { RawFile } from '../archive/raw-file';
import type { FeedLayout } from '../feed/feed';
import type { NewShape } from '../read/read-job';

/** The shapes that each feed has sent. */
@Injectable()
export class LayoutShapeRepository {
  /** Remembers what was read by its words, so that a change of it is noticed; nobody confirmed it. */
  async learn(tx: TxCtx, { feedId, dealerId }: Pick<RawFile, 'feedId' | 'dealerId'>, { layoutId }: Pick<FeedLayout, 'layoutId'>, shapes: readonly NewShape[]): Promise<void> {
    if (shapes.length === 0) return;
    await sql(
      tx,
      `INSERT INTO layout_shape (feed_id, dealer_id, layout_id, fingerprint, shape)
       SELECT $1, $2, CASE WHEN s.counts THEN $3::bigint END, decode(s.fingerprint, 'hex'), s.shape
       FROM jsonb_to_recordset($4) AS s (fingerprint text, shape jsonb, counts boolean) ON CONFLICT (feed_id, fingerprint) DO NOTHING`,
      [feedId, dealerId, layoutId, JSON.stringify(shapes)],
    );
  }
}
