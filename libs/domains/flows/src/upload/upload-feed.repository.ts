import { Injectable } from '@nestjs/common';
import { sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { FlowKind } from '../map/layout-mapping';

const KINDS: Readonly<Record<FlowKind, string>> = { sale: '销售', purchase: '采购', stock: '库存' };
const ROADS = { upload: { name: '上传', code: 'UPLOAD' }, api: { name: '接口', code: 'API' } } as const;

/** What a dealer's people bring, or its own system delivers, of one kind is a feed like any other: with a chain, a layout and batches, but nothing to look at by itself. */
@Injectable()
export class UploadFeedRepository {
  /** The id of the feed, which is made when it is needed first. */
  async of(tx: TxCtx, dealer: { readonly id: number; readonly code: string }, kind: FlowKind, road: keyof typeof ROADS = 'upload'): Promise<number> {
    const name = `${ROADS[road].name}：${KINDS[kind]}`;
    await sql(tx, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`flow-${road}:${dealer.id}:${kind}`]);
    const known = await sqlOne<{ id: number }>(
      tx,
      `SELECT f.id FROM feed f JOIN layout l ON l.id = f.layout_id WHERE f.dealer_id = $1 AND f.source = $3 AND l.mapping ->> 'kind' = $2`,
      [dealer.id, kind, road],
    );
    if (known) return known.id;
    const made = await sqlOne<{ id: number }>(
      tx,
      `WITH made AS (INSERT INTO layout (dealer_id, name, mapping) VALUES ($1, $2, jsonb_build_object('kind', $3::text)) RETURNING id)
       INSERT INTO feed (dealer_id, code, name, source, settings, layout_id, schedule) SELECT $1, $4, $2, $5, '{}', id, '' FROM made RETURNING id`,
      [dealer.id, name, kind, `${ROADS[road].code}-${dealer.code}-${kind}`.toUpperCase(), road],
    );
    if (!made) throw new Error('The feed of uploads was not stored.');
    return made.id;
  }
}
