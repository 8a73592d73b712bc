import { Injectable } from '@nestjs/common';
import type { Period } from '@tributary/kernel';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { WebSettings } from '../../feed/feed';
import type { VisitStep } from '../run/visit-progress';
import { webFaults } from '../web.faults';
import type { RecipeTry, TryOrder, TryResult } from './recipe-try';

export interface NewTry {
  readonly dealerId: number;
  readonly feedId: number | null;
  readonly userId: number | null;
  readonly settings: WebSettings;
  readonly secret: Buffer | null;
  readonly period: Period;
}

/** After so long a try that is not over was left by a dead worker. */
const ABANDONED = `interval '20 minutes'`;
const KEPT = `interval '7 days'`;
const MOST_STEPS = 300;

@Injectable()
export class RecipeTryRepository {
  /** Old ones go. */
  async insert(tx: TxCtx, { dealerId, feedId, userId, settings, secret, period }: NewTry, at: Date): Promise<number> {
    await sql(tx, `DELETE FROM web_try WHERE created_at < $1::timestamptz - ${KEPT}`, [at]);
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO web_try (dealer_id, feed_id, user_id, settings, secret, period, state, created_at) VALUES ($1, $2, $3, $4, $5, daterange($6, $7, '[]'), 'waiting', $8) RETURNING id`,
      [dealerId, feedId, userId, JSON.stringify(settings), secret, period.from, period.to, at],
    );
    if (!row) throw new Error('The try was not stored.');
    return row.id;
  }

  /** undefined when absent or outside the scope. */
  find(tx: TxCtx, id: number, now: Date): Promise<RecipeTry | undefined> {
    const params = new SqlParams();
    const isLeft = `(t.state IN ('waiting', 'running') AND t.created_at < ${params.add(now)}::timestamptz - ${ABANDONED})`;
    return sqlOne(
      tx,
      `SELECT t.id, t.dealer_id AS "dealerId", CASE WHEN ${isLeft} THEN 'failed' ELSE t.state END AS state, lower(t.period)::text AS "from", (upper(t.period) - 1)::text AS "to", t.steps, t.sample, t.rows,
         CASE WHEN ${isLeft} THEN jsonb_build_object('code', ${params.add(webFaults.runStopped.code)}::text, 'params', '{}'::jsonb) ELSE t.reason END AS reason
       FROM web_try t WHERE t.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 't.dealer_id', params)}`,
      params,
    );
  }

  /** The open question of a try. */
  async questionOf(tx: TxCtx, id: number, now: Date): Promise<number | undefined> {
    const params = new SqlParams();
    const wanted = `q.try_id = ${params.add(id)} AND q.state = 'open' AND q.expires_at > ${params.add(now)} AND ${dealerScope(tx, 'flow', 'q.dealer_id', params)}`;
    return (await sqlOne<{ id: number }>(tx, `SELECT q.id FROM web_question q WHERE ${wanted} ORDER BY q.id DESC LIMIT 1`, params))?.id;
  }

  /** Takes it up; undefined when somebody did before. */
  start(tx: TxCtx, id: number): Promise<TryOrder | undefined> {
    return sqlOne(
      tx,
      `UPDATE web_try t SET state = 'running' WHERE id = $1 AND state = 'waiting'
       RETURNING t.id, t.dealer_id AS "dealerId", t.settings, t.secret, jsonb_build_object('from', lower(t.period), 'to', upper(t.period) - 1) AS period`,
      [id],
    );
  }

  async addStep(tx: TxCtx, id: number, step: VisitStep): Promise<void> {
    await sql(tx, 'UPDATE web_try SET steps = steps || $2::jsonb WHERE id = $1 AND jsonb_array_length(steps) < $3', [id, JSON.stringify([step]), MOST_STEPS]);
  }

  /** The secret is not kept. */
  async finish(tx: TxCtx, id: number, { state, sample, rows, reason }: TryResult, at: Date): Promise<void> {
    await sql(tx, 'UPDATE web_try SET state = $2, sample = $3, rows = $4, reason = $5, finished_at = $6, secret = NULL WHERE id = $1', [
      id, state, sample && JSON.stringify(sample), rows, reason && JSON.stringify(reason), at,
    ]);
  }
}
