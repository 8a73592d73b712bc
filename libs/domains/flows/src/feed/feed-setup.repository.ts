import { Injectable } from '@nestjs/common';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Coverage } from '../check/coverage';
import type { FlowKind } from '../map/layout-mapping';
import type { Way } from './feed';

/** A feed as its keepers change it. */
export type FeedSetup = Way & {
  readonly id: number;
  readonly dealerId: number;
  readonly code: string;
  readonly name: string;
  readonly secret: Buffer | null;
  readonly layoutId: number;
  readonly coverage: Coverage;
  readonly schedule: string;
  readonly ownerId: number | null;
  readonly status: 'active' | 'paused';
  readonly statusReason: string;
};

export type FeedTerms = Pick<FeedSetup, 'name' | 'source' | 'settings' | 'secret' | 'layoutId' | 'coverage' | 'schedule' | 'ownerId'>;

export interface LayoutChoice {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly kind: FlowKind;
}

const SETUP = `f.id, f.dealer_id AS "dealerId", f.code, f.name, f.source, f.settings, f.secret, f.layout_id AS "layoutId", f.coverage, f.schedule, f.owner_id AS "ownerId",
  f.status, f.status_reason AS "statusReason"`;

/** Feeds as people set them up. */
@Injectable()
export class FeedSetupRepository {
  /** undefined when absent or outside the scope; locked until the end of the transaction. */
  lock(tx: TxCtx, id: number): Promise<FeedSetup | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `SELECT ${SETUP} FROM feed f WHERE f.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)} FOR UPDATE`, params);
  }

  find(tx: TxCtx, id: number): Promise<FeedSetup | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `SELECT ${SETUP} FROM feed f WHERE f.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`, params);
  }

  /** Whether there is such a dealer whose flow the actor sees. */
  async seesDealer(tx: TxCtx, dealerId: number): Promise<boolean> {
    const params = new SqlParams();
    return (await sql(tx, `SELECT 1 FROM dealer d WHERE d.id = ${params.add(dealerId)} AND ${dealerScope(tx, 'flow', 'd.id', params)}`, params)).length > 0;
  }

  /** undefined when the code is taken. */
  async insert(tx: TxCtx, dealerId: number, code: string, terms: FeedTerms, nextDueAt: Date): Promise<number | undefined> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO feed (dealer_id, code, name, source, settings, secret, layout_id, coverage, schedule, owner_id, next_due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (code) DO NOTHING RETURNING id`,
      [dealerId, code, terms.name, terms.source, JSON.stringify(terms.settings), terms.secret, terms.layoutId, terms.coverage, terms.schedule, terms.ownerId, nextDueAt],
    );
    return row?.id;
  }

  async update(tx: TxCtx, id: number, terms: FeedTerms, nextDueAt: Date): Promise<void> {
    const params = new SqlParams();
    const set = (value: unknown): string => params.add(value);
    await sql(
      tx,
      `UPDATE feed f SET name = ${set(terms.name)}, source = ${set(terms.source)}, settings = ${set(JSON.stringify(terms.settings))}, secret = ${set(terms.secret)},
         layout_id = ${set(terms.layoutId)}, coverage = ${set(terms.coverage)}, schedule = ${set(terms.schedule)}, owner_id = ${set(terms.ownerId)}, next_due_at = ${set(nextDueAt)}
       WHERE f.id = ${set(id)} AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`,
      params,
    );
  }

  /** `nextDueAt`: null while it is paused. */
  async setStatus(tx: TxCtx, id: number, status: FeedSetup['status'], reason: string, nextDueAt: Date | null): Promise<void> {
    const params = new SqlParams();
    const set = (value: unknown): string => params.add(value);
    await sql(
      tx,
      `UPDATE feed f SET status = ${set(status)}, status_reason = ${set(reason)}, next_due_at = ${set(nextDueAt)}, failing_since = NULL, told_of = NULL
       WHERE f.id = ${set(id)} AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`,
      params,
    );
  }

  /** Who may send, of a feed by mail. */
  async setSenders(tx: TxCtx, id: number, senders: readonly string[]): Promise<void> {
    const params = new SqlParams();
    await sql(
      tx,
      `UPDATE feed f SET settings = settings || jsonb_build_object('senders', ${params.add(JSON.stringify(senders))}::jsonb)
       WHERE f.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`,
      params,
    );
  }

  /** Newest version of each layout of the dealer. */
  layouts(tx: TxCtx, dealerId: number): Promise<LayoutChoice[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT DISTINCT ON (l.name) l.id, l.name, l.version, l.mapping ->> 'kind' AS kind FROM layout l
       WHERE l.dealer_id = ${params.add(dealerId)} AND ${dealerScope(tx, 'flow', 'l.dealer_id', params)} ORDER BY l.name, l.version DESC LIMIT 200`,
      params,
    );
  }

  async ownsLayout(tx: TxCtx, dealerId: number, layoutId: number): Promise<boolean> {
    return (await sql(tx, 'SELECT 1 FROM layout WHERE id = $1 AND dealer_id = $2', [layoutId, dealerId])).length > 0;
  }

  /** A layout whose columns are found by their words. */
  async addLayout(tx: TxCtx, dealerId: number, name: string, kind: FlowKind): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO layout (dealer_id, name, version, mapping)
       SELECT $1, $2::text, coalesce(max(version), 0) + 1, jsonb_build_object('kind', $3::text) FROM layout WHERE dealer_id = $1 AND name = $2 RETURNING id`,
      [dealerId, name, kind],
    );
    if (!row) throw new Error('The layout was not stored.');
    return row.id;
  }
}
