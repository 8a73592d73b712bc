import { Injectable } from '@nestjs/common';
import { sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import { roadRankSql } from './road-rank';
import type { Feed, FeedCheck, FeedLayout, FeedState } from './feed';

const FEED = `f.id, f.dealer_id AS "dealerId", f.code, f.name, f.source, f.settings, f.secret, f.schedule, f.status`;

/** Feeds as runs need them, secrets included; what people see comes from `FeedListRepository`. */
@Injectable()
export class FeedRepository {
  find(tx: TxCtx, id: number): Promise<Feed | undefined> {
    return sqlOne(tx, `SELECT ${FEED} FROM feed f WHERE f.id = $1`, [id]);
  }

  async layoutOf(tx: TxCtx, feedId: number): Promise<FeedLayout> {
    const row = await sqlOne<FeedLayout>(
      tx,
      `SELECT l.id AS "layoutId", l.mapping, ${roadRankSql('f.source')} AS rank FROM feed f JOIN layout l ON l.id = f.layout_id WHERE f.id = $1`,
      [feedId],
    );
    if (!row) throw new Error(`The feed ${feedId} has no layout.`);
    return row;
  }

  /** Active feeds whose time has come, locked so that two ticks do not take the same ones. */
  due(tx: TxCtx, now: Date, limit: number): Promise<{ id: number; schedule: string; first: boolean }[]> {
    return sql(
      tx,
      `SELECT id, schedule, next_due_at IS NULL AS first FROM feed WHERE status = 'active' AND source <> 'upload' AND (next_due_at IS NULL OR next_due_at <= $1)
       ORDER BY next_due_at NULLS FIRST LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, limit],
    );
  }

  async plan(tx: TxCtx, plans: readonly { readonly id: number; readonly dueAt: Date }[]): Promise<void> {
    await sql(tx, 'UPDATE feed f SET next_due_at = p.due FROM unnest($1::bigint[], $2::timestamptz[]) AS p (id, due) WHERE f.id = p.id', [
      plans.map(({ id }) => id),
      plans.map(({ dueAt }) => dueAt),
    ]);
  }

  /** Records how a run left the feed; `lateAfter` is given when something arrived. */
  async checked(tx: TxCtx, id: number, { at, state, reason }: FeedCheck, lateAfter: Date | null): Promise<void> {
    await sql(
      tx,
      `UPDATE feed SET last_checked_at = $2, last_state = $3, last_reason = $4, late_after = coalesce($5, late_after),
         last_ok_at = CASE WHEN $3 = 'failed' THEN last_ok_at ELSE $2 END, failing_since = CASE WHEN $3 = 'failed' THEN coalesce(failing_since, $2) END
       WHERE id = $1`,
      [id, at, state, reason && JSON.stringify(reason), lateAfter],
    );
  }

  /** The last run counts differently since a decision was made. */
  async restate(tx: TxCtx, id: number, state: FeedState, reason: Fault | null): Promise<void> {
    await sql(tx, 'UPDATE feed SET last_state = $2, last_reason = $3 WHERE id = $1', [id, state, reason && JSON.stringify(reason)]);
  }
}
