import { Injectable } from '@nestjs/common';
import { Clock, dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { type FlowWorkKind, type FlowWorkPlan, type FlowWorkState, LOST_MS } from './flow-work';

export interface FlowWorkRow {
  readonly id: number;
  readonly kind: FlowWorkKind;
  readonly title: string;
  readonly dealerId: number | null;
  readonly dealerName: string | null;
  readonly batchId: number | null;
  readonly state: FlowWorkState;
  readonly done: number;
  readonly total: number | null;
  readonly rows: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly cancelAskedAt: Date | null;
  readonly cancelAskedBy: string | null;
}

export interface FlowWorkPage {
  readonly running?: boolean;
  readonly batchId?: number;
  readonly before?: number;
  readonly limit: number;
}

const KEPT_MS = 30 * 86_400_000;
/** What was lost so long ago, nobody takes up any more. */
const GIVEN_UP_MS = 3_600_000;

/** Work that goes on, and what became of it. */
@Injectable()
export class FlowWorkRepository {
  constructor(private readonly clock: Clock) {}

  /** Begins it, or takes up what a lost worker left under the same key. */
  async begin(tx: TxCtx, { key, kind, title, dealerId, batchId }: FlowWorkPlan): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO flow_work (key, kind, title, dealer_id, batch_id, started_at, beat_at) VALUES ($1, $2, $3, $4, $5, $6, $6)
       ON CONFLICT (key) WHERE state = 'running' DO UPDATE SET done = 0, rows = 0, reading = 0, total = NULL, beat_at = excluded.beat_at RETURNING id`,
      [key, kind, title, dealerId, batchId, this.clock.now()],
    );
    if (!row) throw new Error('The work was not stored.');
    return row.id;
  }

  async beat(tx: TxCtx, id: number): Promise<void> {
    await sql(tx, `UPDATE flow_work SET beat_at = $2 WHERE id = $1 AND state = 'running'`, [id, this.clock.now()]);
  }

  async total(tx: TxCtx, id: number, total: number): Promise<void> {
    await sql(tx, 'UPDATE flow_work SET total = done + $2 WHERE id = $1', [id, total]);
  }

  /** Rows of the file in hand. True when a person asked to stop it. */
  async reading(tx: TxCtx, id: number, rows: number): Promise<boolean> {
    const row = await sqlOne<{ stop: boolean }>(
      tx,
      'UPDATE flow_work SET reading = $2, beat_at = $3 WHERE id = $1 RETURNING cancel_asked_at IS NOT NULL AS stop',
      [id, rows, this.clock.now()],
    );
    return row?.stop ?? false;
  }

  /** True when a person asked to stop it, and there is something left to stop. */
  async advance(tx: TxCtx, id: number, rawFileId: number): Promise<boolean> {
    const row = await sqlOne<{ stop: boolean }>(
      tx,
      `UPDATE flow_work SET done = done + 1, total = greatest(total, done + 1), reading = 0, beat_at = $3,
         rows = rows + coalesce((SELECT o.rows FROM raw_file_outcome o WHERE o.raw_file_id = $2), 0)
       WHERE id = $1 RETURNING cancel_asked_at IS NOT NULL AND done < total AS stop`,
      [id, rawFileId, this.clock.now()],
    );
    return row?.stop ?? false;
  }

  /** What ended long ago goes, a little at a time. */
  async end(tx: TxCtx, id: number, state: 'done' | 'failed' | 'cancelled'): Promise<void> {
    const now = this.clock.now();
    await sql(tx, `UPDATE flow_work SET state = $2, finished_at = $3, reading = 0, total = CASE WHEN $2 = 'done' THEN done ELSE total END WHERE id = $1 AND state = 'running'`, [id, state, now]);
    await sql(tx, 'DELETE FROM flow_work WHERE id IN (SELECT id FROM flow_work ORDER BY id LIMIT 20) AND beat_at < $1', [new Date(now.getTime() - KEPT_MS)]);
  }

  /** The newest first. */
  list(tx: TxCtx, { running, batchId, before, limit }: FlowWorkPage): Promise<FlowWorkRow[]> {
    const params = new SqlParams();
    const shown = select(params, this.clock.now());
    const parts = [visible(tx, params)];
    if (running) parts.push(`w.state = 'running' AND w.beat_at > ${params.add(new Date(this.clock.now().getTime() - GIVEN_UP_MS))}`);
    if (batchId !== undefined) parts.push(`w.batch_id = ${params.add(batchId)}`);
    if (before !== undefined) parts.push(`w.id < ${params.add(before)}`);
    return sql(tx, `${shown} WHERE ${parts.join(' AND ')} ORDER BY w.id DESC LIMIT ${params.add(limit)}`, params);
  }

  /** undefined when absent or outside the scope. */
  find(tx: TxCtx, id: number): Promise<FlowWorkRow | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `${select(params, this.clock.now())} WHERE w.id = ${params.add(id)} AND ${visible(tx, params)}`, params);
  }

  /** The first one to ask is noted. */
  async askToCancel(tx: TxCtx, id: number, by: string, at: Date): Promise<void> {
    await sql(tx, `UPDATE flow_work SET cancel_asked_at = $3, cancel_asked_by = $2 WHERE id = $1 AND state = 'running' AND cancel_asked_at IS NULL`, [id, by, at]);
  }
}

/** What is nobody's is for those who see the flow of all. */
function visible(tx: TxCtx, params: SqlParams): string {
  return `(w.dealer_id IS NULL AND ${tx.scope.flow.all ? 'TRUE' : 'FALSE'} OR w.dealer_id IS NOT NULL AND ${dealerScope(tx, 'flow', 'w.dealer_id', params)})`;
}

function select(params: SqlParams, now: Date): string {
  const lost = params.add(new Date(now.getTime() - LOST_MS));
  return `SELECT w.id, w.kind, w.title, w.dealer_id AS "dealerId", o.name AS "dealerName", w.batch_id AS "batchId",
      CASE WHEN w.state = 'running' AND w.beat_at < ${lost} THEN 'lost' ELSE w.state END AS state, w.done, w.total, w.rows + w.reading AS rows, w.started_at AS "startedAt",
      w.finished_at AS "finishedAt", w.cancel_asked_at AS "cancelAskedAt", w.cancel_asked_by AS "cancelAskedBy"
    FROM flow_work w LEFT JOIN organisation o ON o.id = w.dealer_id`;
}
