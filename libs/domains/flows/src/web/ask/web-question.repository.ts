import { Injectable } from '@nestjs/common';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { VisitQuestion } from '../run/visit-progress';
import type { Asker, QuestionState, WebQuestion } from './web-question';

export interface ShownQuestion extends WebQuestion {
  readonly feedName: string | null;
  readonly dealerName: string;
}

const QUESTION = `q.id, q.feed_id AS "feedId", q.dealer_id AS "dealerId", q.prompt, q.picture IS NOT NULL AS "hasPicture", q.attempt, q.asked_at AS "askedAt", q.expires_at AS "expiresAt",
  f.name AS "feedName", coalesce(o.name, '') AS "dealerName"`;
const FROM = 'FROM web_question q LEFT JOIN feed f ON f.id = q.feed_id LEFT JOIN organisation o ON o.id = q.dealer_id';

/** Questions of web sites that wait for a person. */
@Injectable()
export class WebQuestionRepository {
  /** Takes back what an earlier, dead run of the same asked. */
  async ask(tx: TxCtx, { feedId, tryId, dealerId }: Asker, { picture, prompt, attempt }: VisitQuestion, at: Date, until: Date): Promise<number> {
    await sql(
      tx,
      `UPDATE web_question SET state = 'withdrawn' WHERE state = 'open' AND feed_id IS NOT DISTINCT FROM $1 AND try_id IS NOT DISTINCT FROM $2`,
      [feedId, tryId],
    );
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO web_question (feed_id, try_id, dealer_id, prompt, picture, media_type, attempt, state, asked_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9) RETURNING id`,
      [feedId, tryId, dealerId, prompt, picture?.bytes ?? null, picture?.mediaType ?? null, attempt, at, until],
    );
    if (!row) throw new Error('The question was not stored.');
    return row.id;
  }

  /** The answer, once; undefined while there is none. */
  async take(tx: TxCtx, id: number): Promise<string | undefined> {
    const row = await sqlOne<{ answer: string }>(
      tx,
      `WITH taken AS (SELECT id, answer FROM web_question WHERE id = $1 AND state = 'answered' FOR UPDATE)
       UPDATE web_question q SET state = 'used', answer = NULL FROM taken t WHERE q.id = t.id RETURNING t.answer`,
      [id],
    );
    return row?.answer;
  }

  /** False when somebody answered in the very last moment. */
  async end(tx: TxCtx, id: number, state: Extract<QuestionState, 'expired' | 'withdrawn'>): Promise<boolean> {
    return (await sql(tx, `UPDATE web_question SET state = $2 WHERE id = $1 AND state = 'open' RETURNING id`, [id, state])).length > 0;
  }

  /** Those that wait, the most urgent first. */
  list(tx: TxCtx, now: Date, { feedId, after, limit }: { feedId?: number; after?: number; limit: number }): Promise<ShownQuestion[]> {
    const params = new SqlParams();
    const parts = [`q.state = 'open'`, `q.expires_at > ${params.add(now)}`, dealerScope(tx, 'flow', 'q.dealer_id', params)];
    if (feedId !== undefined) parts.push(`q.feed_id = ${params.add(feedId)}`);
    if (after !== undefined) parts.push(`q.id > ${params.add(after)}`);
    return sql(tx, `SELECT ${QUESTION} ${FROM} WHERE ${parts.join(' AND ')} ORDER BY q.id LIMIT ${params.add(limit)}`, params);
  }

  /** undefined when absent, outside the scope, or past. */
  find(tx: TxCtx, id: number, now: Date): Promise<ShownQuestion | undefined> {
    const params = new SqlParams();
    const wanted = `q.id = ${params.add(id)} AND q.state = 'open' AND q.expires_at > ${params.add(now)} AND ${dealerScope(tx, 'flow', 'q.dealer_id', params)}`;
    return sqlOne(tx, `SELECT ${QUESTION} ${FROM} WHERE ${wanted}`, params);
  }

  picture(tx: TxCtx, id: number): Promise<{ bytes: Buffer; mediaType: string } | undefined> {
    const params = new SqlParams();
    const wanted = `q.id = ${params.add(id)} AND q.state = 'open' AND q.picture IS NOT NULL AND ${dealerScope(tx, 'flow', 'q.dealer_id', params)}`;
    return sqlOne(tx, `SELECT q.picture AS bytes, q.media_type AS "mediaType" FROM web_question q WHERE ${wanted}`, params);
  }

  /** Whether the actor may see the question at all, open or past. */
  async sees(tx: TxCtx, id: number): Promise<boolean> {
    const params = new SqlParams();
    return (await sql(tx, `SELECT 1 FROM web_question q WHERE q.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'q.dealer_id', params)}`, params)).length > 0;
  }

  /** Of several people who answer at once one is heard: false for the others, and for whoever comes too late. */
  async answer(tx: TxCtx, id: number, answer: string, by: string, now: Date): Promise<boolean> {
    const params = new SqlParams();
    const set = `state = 'answered', answer = ${params.add(answer)}, answered_by = ${params.add(by)}, answered_at = ${params.add(now)}`;
    const wanted = `q.id = ${params.add(id)} AND q.state = 'open' AND q.expires_at > ${params.add(now)} AND ${dealerScope(tx, 'flow', 'q.dealer_id', params)}`;
    return (await sql(tx, `UPDATE web_question q SET ${set} WHERE ${wanted} RETURNING q.id`, params)).length > 0;
  }
}
