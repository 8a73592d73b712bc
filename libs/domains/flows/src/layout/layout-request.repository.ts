import { Injectable } from '@nestjs/common';
import { searchPattern } from '@tributary/kernel';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import type { OutcomeState } from '../archive/raw-file';
import { KNOWN_SHAPES } from '../feed/feed.repository';
import type { LayoutMapping } from '../map/layout-mapping';
import type { KnownLayout } from './layout-shape';

/** An arrival whose columns a person is asked about, or may look at again. */
export interface LayoutRequestRow {
  readonly rawFileId: number;
  readonly fileName: string;
  readonly receivedAt: Date;
  readonly dealerId: number;
  readonly dealerCode: string;
  readonly dealerName: string;
  readonly feedId: number;
  readonly feedCode: string;
  readonly feedName: string;
  readonly batchId: number;
  readonly state: OutcomeState;
  readonly reason: Fault | null;
}

/** With all it takes to read it. */
export interface LayoutRequest extends LayoutRequestRow {
  readonly sha256: Buffer;
  readonly layoutName: string;
  readonly layoutId: number;
  readonly mapping: LayoutMapping;
  readonly known: readonly KnownLayout[];
}

export interface LayoutRequestPage {
  readonly search?: string;
  readonly feedId?: number;
  /** Id of the last arrival of the page before. */
  readonly before?: number;
  readonly limit: number;
}

const REQUEST = `r.id AS "rawFileId", r.name AS "fileName", r.received_at AS "receivedAt", r.dealer_id AS "dealerId", o.code AS "dealerCode", o.name AS "dealerName",
  f.id AS "feedId", f.code AS "feedCode", f.name AS "feedName", t.batch_id AS "batchId", t.state, t.reason`;
const FROM = `FROM raw_file_outcome t JOIN raw_file r ON r.id = t.raw_file_id JOIN feed f ON f.id = r.feed_id JOIN organisation o ON o.id = r.dealer_id`;

/** Arrivals that wait for a layout (`raw_file_outcome.state = 'layout'`): `waiting` is what a work list shows of them. */
@Injectable()
export class LayoutRequestRepository {
  /** The newest first. */
  waiting(tx: TxCtx, { search, feedId, before, limit }: LayoutRequestPage): Promise<LayoutRequestRow[]> {
    const params = new SqlParams();
    const parts = [`t.state = 'layout'`, dealerScope(tx, 'flow', 't.dealer_id', params)];
    if (search) {
      const pattern = params.add(searchPattern(search));
      parts.push(`(o.search_text LIKE ${pattern} OR translate(lower(f.code || ' ' || f.name || ' ' || r.name), '- ./', '') LIKE ${pattern})`);
    }
    if (feedId !== undefined) parts.push(`r.feed_id = ${params.add(feedId)}`);
    if (before !== undefined) parts.push(`t.raw_file_id < ${params.add(before)}`);
    return sql(tx, `SELECT ${REQUEST} ${FROM} WHERE ${parts.join(' AND ')} ORDER BY t.raw_file_id DESC LIMIT ${params.add(limit)}`, params);
  }

  /** undefined when absent or outside the scope. */
  find(tx: TxCtx, rawFileId: number): Promise<LayoutRequest | undefined> {
    const params = new SqlParams();
    return sqlOne(
      tx,
      `SELECT ${REQUEST}, r.sha256, l.name AS "layoutName", l.id AS "layoutId", l.mapping, ${KNOWN_SHAPES} AS known ${FROM} JOIN layout l ON l.id = f.layout_id
       WHERE r.id = ${params.add(rawFileId)} AND ${dealerScope(tx, 'flow', 'r.dealer_id', params)}`,
      params,
    );
  }

  /** Layouts that people confirmed for these shapes at other feeds they may see, the latest of each, and how many feeds have one. */
  async elsewhere(tx: TxCtx, feedId: number, fingerprints: readonly string[]): Promise<Map<string, { known: KnownLayout; times: number }>> {
    const params = new SqlParams();
    const rows = await sql<{ fingerprint: string; times: number } & KnownLayout>(
      tx,
      `SELECT DISTINCT ON (h.fingerprint) encode(h.fingerprint, 'hex') AS fingerprint, h.layout_id AS "layoutId", l.mapping, h.shape, (count(*) OVER (PARTITION BY h.fingerprint))::integer AS times
       FROM layout_shape h JOIN layout l ON l.id = h.layout_id
       WHERE h.confirmed_at IS NOT NULL AND h.feed_id <> ${params.add(feedId)}
         AND h.fingerprint IN (SELECT decode(given, 'hex') FROM unnest(${params.add(fingerprints)}::text[]) AS given) AND ${dealerScope(tx, 'flow', 'h.dealer_id', params)}
       ORDER BY h.fingerprint, h.confirmed_at DESC`,
      params,
    );
    return new Map(rows.map(({ fingerprint, times, ...known }) => [fingerprint, { known, times }]));
  }
}
