import { Injectable } from '@nestjs/common';
import type { TxCtx } from '../context/ctx';
import { prepared } from '../database/prepared';
import { sql, SqlParams } from '../database/sql';
import type { EventType } from './event';
import type { JobType } from './job';

export interface JobOptions {
  /** One job with this key goes on at a time. What is asked for while one waits is that one; while one goes on, the last that is asked for follows it. */
  readonly key?: string;
  readonly delayMs?: number;
}

/**
 * Events and jobs leave in the transaction that causes them: a crash before commit sends nothing, one after it sends
 * all. The worker's relay carries them to the queues, so the API never talks to Redis.
 */
@Injectable()
export class Outbox {
  async publish<P extends object>(tx: TxCtx, event: EventType<P>, payload: P): Promise<void> {
    const params = new SqlParams();
    await sql(tx, prepared(this.publishSql(tx, [{ event, payload }], params)), params);
  }

  /** The same, for several events in their order, as an INSERT that may be part of a larger statement. */
  publishSql<P extends object>(tx: TxCtx, events: readonly { readonly event: EventType<P>; readonly payload: P }[], params: SqlParams): string {
    return insertSql(tx, events.map(({ event, payload }) => ({ kind: 'event', name: event.name, payload, options: {} })), params);
  }

  async enqueue<P extends object>(tx: TxCtx, job: JobType<P>, payload: P, options: JobOptions = {}): Promise<void> {
    const params = new SqlParams();
    await sql(tx, prepared(insertSql(tx, [{ kind: 'job', name: job.name, payload, options }], params)), params);
  }

  /** The same, for many jobs of one kind in their order: one statement. */
  async enqueueAll<P extends object>(tx: TxCtx, jobs: readonly { readonly job: JobType<P>; readonly payload: P; readonly options?: JobOptions }[]): Promise<void> {
    if (jobs.length === 0) return;
    const params = new SqlParams();
    const parcels = jobs.map(({ job, payload, options = {} }) => ({ kind: 'job' as const, name: job.name, payload, options }));
    await sql(tx, insertSql(tx, parcels, params), params);
  }
}

interface Parcel {
  readonly kind: 'event' | 'job';
  readonly name: string;
  readonly payload: object;
  readonly options: JobOptions;
}

function insertSql(tx: TxCtx, parcels: readonly Parcel[], params: SqlParams): string {
  const rows = parcels.map(({ kind, name, payload, options }) => {
    const values = [kind, name, JSON.stringify(payload), options.key ?? null, options.delayMs ?? 0, tx.correlationId];
    return `(${values.map((value) => params.add(value)).join(', ')})`;
  });
  return `INSERT INTO outbox (kind, name, payload, dedupe_key, delay_ms, correlation_id) VALUES ${rows.join(', ')}`;
}
