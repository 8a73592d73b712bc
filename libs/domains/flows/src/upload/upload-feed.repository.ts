import { Injectable } from '@nestjs/common';
import { sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { FlowKind } from '../map/layout-mapping';

const NAMES: Readonly<Record<FlowKind, string>> = { sale: '上传：销售', purchase: '上传：采购', stock: '上传：库存' };

/** A dealer's uploads of one kind are a feed like any other: with a chain, a layout and batches, but nothing to look at by itself. */
@Injectable()
export class UploadFeedRepository {
  /** The id of the feed, which is made when it is needed first. */
  async of(tx: TxCtx, dealer: { readonly id: number; readonly code: string }, kind: FlowKind): Promise<number> {
    await sql(tx, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`flow-upload:${dealer.id}:${kind}`]);
    const known = await sqlOne<{ id: number }>(
      tx,
      `SELECT f.id FROM feed f JOIN layout l ON l.id = f.layout_id WHERE f.dealer_id = $1 AND f.source = 'upload' AND l.mapping ->> 'kind' = $2`,
      [dealer.id, kind],
    );
    if (known) return known.id;
    const made = await sqlOne<{ id: number }>(
      tx,
      `WITH made AS (INSERT INTO layout (dealer_id, name, mapping) VALUES ($1, $2, jsonb_build_object('kind', $3::text)) RETURNING id)
       INSERT INTO feed (dealer_id, code, name, source, settings, layout_id, schedule) SELECT $1, $4, $2, 'upload', '{}', id, '' FROM made RETURNING id`,
      [dealer.id, NAMES[kind], kind, `UPLOAD-${dealer.code}-${kind}`.toUpperCase()],
    );
    if (!made) throw new Error('The feed of uploads was not stored.');
    return made.id;
  }
}
