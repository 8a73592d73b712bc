import { Injectable } from '@nestjs/common';
import { prepared, sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import { roadRankSql } from './road-rank';
import { type Feed, type FeedCheck, type FeedLayout, type FeedState, ROADS } from './feed';

const FEED = `f.id, f.dealer_id AS "dealerId", f.code, f.name, f.source, f.settings, f.secret, f.schedule, f.status`;

/** Of one feed, the latest first: what was confirmed last is tried first. A feed with more shapes than that has none. */
export const KNOWN_SHAPES = `(
  SELECT coalesce(json_agg(json_build_object('layoutId', s.layout_id, 'mapping', s.mapping, 'shape', s.shape) ORDER BY s.id DESC), '[]') FROM (
    SELECT h.id, h.layout_id, h.shape, coalesce(m.mapping, jsonb_build_object('kind', l.mapping -> 'kind', 'confirmed', h.confirmed_at IS NOT NULL)) AS mapping
    FROM layout_shape h LEFT JOIN layout m ON m.id = h.layout_id WHERE h.feed_id = f.id ORDER BY h.id DESC LIMIT 50) s)`;

/** Feeds as runs need them, secrets included; what people see comes from `FeedListRepository`. */
@Injectable()
export class FeedRepository {
  find(tx: TxCtx, id: number): Promise<Feed | undefined> {
    return sqlOne(tx, `SELECT ${FEED} FROM feed f WHERE f.id = $1`, [id]);
  }

  async layoutOf(tx: TxCtx, feedId: number): Promise<FeedLayout> {
    const row = await sqlOne<FeedLayout>(
      tx,
      prepared(`SELECT l.id AS "layoutId", l.mapping, ${roadRankSql('f.source')} AS rank, ${KNOWN_SHAPES} AS known FROM feed f JOIN layout l ON l.id = f.layout_id WHERE f.id = $1`),
      [feedId],
    );
    if (!row) throw new Error(`The feed ${feedId} has no layout.`);
    return row;
  }

  /** Feeds that were never planned, of those whose files we go for; everything else comes by itself. */
  unplanned(tx: TxCtx, limit: number): Promise<{ id: number; schedule: string }[]> {
    return sql(tx, `SELECT id, schedule FROM feed WHERE status = 'active' AND source = ANY ($2) AND next_due_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`, [limit, ROADS]);
  }

  /**
   * Active feeds whose time has come and whose turn it is: of each place no more than may go on at once, of a place that
   * rests none, and the places by turns, so that a long queue at one holds up no other. `place`: of that one only.
   */
  due(tx: TxCtx, now: Date, { perPlace, limit, place }: { perPlace: number; limit: number; place?: string }): Promise<{ id: number; schedule: string }[]> {
    const at = place === undefined ? '' : 'AND f.place = $4';
    return sql(
      tx,
      prepared(`WITH waiting AS (
         SELECT f.id, f.schedule, f.place, f.next_due_at, row_number() OVER (PARTITION BY f.place ORDER BY f.next_due_at, f.id) AS turn FROM feed f
         WHERE f.status = 'active' AND f.next_due_at <= $1 AND (f.in_flight_until IS NULL OR f.in_flight_until <= $1) ${at}
       ), busy AS (SELECT f.place, count(*) AS running FROM feed f WHERE f.in_flight_until > $1 ${at} GROUP BY f.place)
       SELECT w.id, w.schedule FROM waiting w LEFT JOIN busy b ON b.place = w.place
       WHERE w.turn + coalesce(b.running, 0) <= $2 AND NOT EXISTS (SELECT 1 FROM feed_host h WHERE h.host = w.place AND h.retry_at > $1)
       ORDER BY w.turn, w.next_due_at, w.id LIMIT $3`),
      [now, perPlace, limit, ...(place === undefined ? [] : [place])],
    );
  }

  /** They are on their way; a worker that dies holds their place no longer than that. */
  async started(tx: TxCtx, ids: readonly number[], until: Date): Promise<void> {
    await sql(tx, 'UPDATE feed SET in_flight_until = $2 WHERE id = ANY ($1::bigint[])', [ids, until]);
  }

  async ended(tx: TxCtx, id: number): Promise<void> {
    await sql(tx, prepared('UPDATE feed SET in_flight_until = NULL WHERE id = $1'), [id]);
  }

  /** Only one at a time starts feeds: everywhere at once, or those of the feed's place; gives that place. */
  async lockStarts(tx: TxCtx, ofFeed?: number): Promise<string | undefined> {
    if (ofFeed === undefined) {
      await sql(tx, `SELECT pg_advisory_xact_lock(hashtextextended('flow-tick', 0))`);
      return undefined;
    }
    const row = await sqlOne<{ place: string }>(
      tx,
      prepared(`SELECT place, pg_advisory_xact_lock_shared(hashtextextended('flow-tick', 0)), pg_advisory_xact_lock(hashtextextended('flow-tick:' || place, 0)) FROM feed WHERE id = $1`),
      [ofFeed],
    );
    return row?.place;
  }

  /** Feeds that are due at a place that rests: nobody goes there for them, and that is a failure like any other. `place`: at that one only. */
  async failResting(tx: TxCtx, now: Date, reasonCode: string, place?: string): Promise<void> {
    await sql(
      tx,
      prepared(`UPDATE feed f SET last_checked_at = $1, last_state = 'failed', failing_since = coalesce(f.failing_since, $1),
         last_reason = jsonb_build_object('code', $2::text, 'params', jsonb_build_object('host', f.place))
       FROM feed_host h WHERE h.host = f.place AND h.retry_at > $1 AND f.status = 'active' AND f.next_due_at <= $1 AND f.last_state IS DISTINCT FROM 'failed'
         ${place === undefined ? '' : 'AND f.place = $3'}`),
      [now, reasonCode, ...(place === undefined ? [] : [place])],
    );
  }

  /** Its place did not answer: nobody is sent there for a while, longer each time. */
  async rest(tx: TxCtx, feedId: number, now: Date, { firstMs, mostMs }: { firstMs: number; mostMs: number }): Promise<void> {
    await sql(
      tx,
      `INSERT INTO feed_host AS h (host, failures, retry_at) SELECT place, 1, $2::timestamptz + $3 * interval '1 millisecond' FROM feed WHERE id = $1
       ON CONFLICT (host) DO UPDATE SET failures = h.failures + 1, retry_at = $2::timestamptz + least($3 * power(2, least(h.failures, 20)), $4) * interval '1 millisecond'
       WHERE h.retry_at <= $2`,
      [feedId, now, firstMs, mostMs],
    );
  }

  async awake(tx: TxCtx, feedId: number): Promise<void> {
    await sql(tx, 'DELETE FROM feed_host h USING feed f WHERE f.id = $1 AND h.host = f.place', [feedId]);
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
