import { Injectable } from '@nestjs/common';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { FlowKind, LayoutMapping } from '../map/layout-mapping';
import type { LayoutShape } from './layout-shape';

/** A person and a moment. */
export interface Confirmation {
  readonly userId: number | null;
  readonly name: string;
  readonly at: Date;
}

/** A shape of a feed, and the version of the layout by which it is read. */
export interface FeedLayoutRow {
  readonly id: number;
  readonly layoutId: number | null;
  readonly layoutName: string | null;
  readonly version: number | null;
  readonly kind: FlowKind | null;
  readonly headers: readonly string[];
  readonly seenAt: Date;
  readonly confirmedAt: Date | null;
  readonly confirmedBy: string | null;
  /** Arrivals that this version read. */
  readonly files: number;
  /** The last of them. */
  readonly rawFileId: number | null;
}

/** Versions of layouts and the shapes they read; a version is never changed. */
@Injectable()
export class LayoutVersionRepository {
  /** A new version of the layout of that name. */
  async add(tx: TxCtx, { dealerId, name }: { readonly dealerId: number; readonly name: string }, mapping: LayoutMapping, by: Confirmation): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO layout (dealer_id, name, version, mapping, approved_by, approved_at, approved_name)
       SELECT $1, $2::text, coalesce(max(version), 0) + 1, $3::jsonb, $4::bigint, $5::timestamptz, $6::text FROM layout WHERE dealer_id = $1 AND name = $2 RETURNING id`,
      [dealerId, name, JSON.stringify(mapping), by.userId, by.at, by.name],
    );
    if (!row) throw new Error('The layout was not stored.');
    return row.id;
  }

  /** Tables of this shape are read so from now on; gives the version that read them before. */
  async confirm(tx: TxCtx, feed: { readonly feedId: number; readonly dealerId: number }, fingerprint: string, shape: LayoutShape, layoutId: number | null, by: Confirmation): Promise<number | null> {
    const before = await sqlOne<{ layoutId: number | null }>(tx, `SELECT layout_id AS "layoutId" FROM layout_shape WHERE feed_id = $1 AND fingerprint = decode($2, 'hex')`, [feed.feedId, fingerprint]);
    await sql(
      tx,
      `INSERT INTO layout_shape (feed_id, dealer_id, layout_id, fingerprint, shape, confirmed_at, confirmed_by) VALUES ($1, $2, $3, decode($4, 'hex'), $5, $6, $7)
       ON CONFLICT (feed_id, fingerprint) DO UPDATE
         SET layout_id = EXCLUDED.layout_id, shape = EXCLUDED.shape, confirmed_at = EXCLUDED.confirmed_at, confirmed_by = EXCLUDED.confirmed_by`,
      [feed.feedId, feed.dealerId, layoutId, fingerprint, JSON.stringify(shape), by.at, by.name],
    );
    return before?.layoutId ?? null;
  }

  /** Lets the feed's arrivals that waited for a layout be read again; gives their batches, and those that people brought. */
  async reopen(tx: TxCtx, feedId: number): Promise<{ batchIds: number[]; uploadIds: number[] }> {
    const rows = await sql<{ rawFileId: number; batchId: number; isUpload: boolean }>(
      tx,
      `WITH waiting AS (
         SELECT t.raw_file_id, u.raw_file_id IS NOT NULL AS brought FROM raw_file_outcome t JOIN raw_file r ON r.id = t.raw_file_id LEFT JOIN flow_upload u ON u.raw_file_id = t.raw_file_id
         WHERE t.state = 'layout' AND r.feed_id = $1
       ), asked AS (
         UPDATE flow_upload u SET state = 'reading', reason = NULL FROM waiting w WHERE u.raw_file_id = w.raw_file_id AND u.state = 'refused'
       )
       UPDATE raw_file_outcome t SET state = CASE WHEN w.brought THEN 'held' ELSE 'archived' END, reason = NULL FROM waiting w WHERE t.raw_file_id = w.raw_file_id
       RETURNING t.raw_file_id AS "rawFileId", t.batch_id AS "batchId", w.brought AS "isUpload"`,
      [feedId],
    );
    return {
      batchIds: [...new Set(rows.filter(({ isUpload }) => !isUpload).map(({ batchId }) => batchId))],
      uploadIds: rows.filter(({ isUpload }) => isUpload).map(({ rawFileId }) => rawFileId),
    };
  }

  /** Arrivals of the feed in force that these versions read, the oldest first. */
  async readBy(tx: TxCtx, feedId: number, layoutIds: readonly number[]): Promise<number[]> {
    const rows = await sql<{ id: number }>(
      tx,
      `SELECT t.raw_file_id AS id FROM raw_file_outcome t JOIN raw_file r ON r.id = t.raw_file_id
       WHERE r.feed_id = $1 AND t.layout_id = ANY ($2::bigint[]) AND t.state = 'posted' AND EXISTS (SELECT 1 FROM flow_day d WHERE d.raw_file_id = t.raw_file_id) ORDER BY t.raw_file_id`,
      [feedId, layoutIds],
    );
    return rows.map(({ id }) => id);
  }

  /** The latest first. */
  list(tx: TxCtx, feedId: number, { before, limit }: { readonly before?: number; readonly limit: number }): Promise<FeedLayoutRow[]> {
    const params = new SqlParams();
    const parts = [`h.feed_id = ${params.add(feedId)}`, dealerScope(tx, 'flow', 'h.dealer_id', params), ...(before === undefined ? [] : [`h.id < ${params.add(before)}`])];
    return sql(
      tx,
      `SELECT h.id, h.layout_id AS "layoutId", l.name AS "layoutName", l.version, l.mapping ->> 'kind' AS kind, h.shape -> 'headers' AS headers, h.seen_at AS "seenAt",
         h.confirmed_at AS "confirmedAt", h.confirmed_by AS "confirmedBy", coalesce(u.files, 0) AS files, u.last AS "rawFileId"
       FROM layout_shape h LEFT JOIN layout l ON l.id = h.layout_id LEFT JOIN LATERAL (
         SELECT count(*)::integer AS files, max(t.raw_file_id) AS last FROM raw_file_outcome t JOIN raw_file r ON r.id = t.raw_file_id WHERE t.layout_id = h.layout_id AND r.feed_id = h.feed_id
       ) u ON true WHERE ${parts.join(' AND ')} ORDER BY h.id DESC LIMIT ${params.add(limit)}`,
      params,
    );
  }
}
