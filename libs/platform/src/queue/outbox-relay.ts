import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { systemCtx, type TxCtx } from '../context/ctx';
import { sql } from '../database/sql';
import { UnitOfWork } from '../database/unit-of-work';
import { declaredJobs } from '../outbox/job';
import { HandlerRegistry } from './handler-registry';
import { EVENTS_QUEUE, type JobEnvelope, Queues } from './queues';

interface OutboxRow {
  readonly id: number;
  readonly kind: 'event' | 'job';
  readonly name: string;
  readonly payload: object;
  readonly dedupe_key: string | null;
  readonly delay_ms: number;
  readonly correlation_id: string;
}

const PAGE = 200;
const POLL_MS = 1000;
const RETRY = { attempts: 5, backoff: { type: 'exponential', delay: 500 }, removeOnComplete: 1000, removeOnFail: 5000 } as const;

/**
 * Carries the outbox to the queues. A row is marked only after the queue took it, so a crash in between sends it again
 * under the same job id; handlers are idempotent for the rest.
 */
@Injectable()
export class OutboxRelay implements OnApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private listener: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly queues: Queues,
    private readonly handlers: HandlerRegistry,
  ) {}

  /** Listens for new rows; the poll covers what a lost notification would miss. */
  async start(databaseUrl: string): Promise<void> {
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.listener = new Client({ connectionString: databaseUrl, application_name: 'tributary-relay' });
    this.listener.on('notification', () => this.wake());
    this.listener.on('error', (error) => this.logger.warn(`outbox listener lost, polling goes on: ${error.message}`));
    await this.listener.connect();
    await this.listener.query('LISTEN outbox');
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.again = false;
    await this.running;
    await this.listener?.end();
  }

  /** Sends everything that waits; one run at a time, another one follows if it was woken meanwhile. */
  private wake(): void {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async drain(): Promise<void> {
    while ((await this.uow.write(systemCtx('outbox-relay'), (tx) => this.page(tx))) === PAGE);
  }

  private async page(tx: TxCtx): Promise<number> {
    const rows = await sql<OutboxRow>(
      tx,
      `SELECT id, kind, name, payload, dedupe_key, delay_ms, correlation_id FROM outbox
       WHERE dispatched_at IS NULL ORDER BY id LIMIT ${PAGE} FOR UPDATE SKIP LOCKED`,
    );
    for (const row of rows) await (row.kind === 'job' ? this.sendJob(row) : this.sendEvent(row));
    if (rows.length > 0) {
      await sql(tx, 'UPDATE outbox SET dispatched_at = now() WHERE id = ANY ($1::bigint[])', [rows.map((row) => row.id)]);
    }
    return rows.length;
  }

  private async sendJob(row: OutboxRow): Promise<void> {
    const job = declaredJobs().find((candidate) => candidate.name === row.name);
    if (!job) {
      this.logger.error(`outbox row ${row.id} names an unknown job: ${row.name}`);
      return;
    }
    const dedupe = row.dedupe_key ? { deduplication: { id: `${row.name}:${row.dedupe_key}`, keepLastIfActive: true } } : {};
    await this.queues
      .get(job.queue)
      .add(row.name, envelope(row), { ...RETRY, attempts: job.attempts, jobId: `outbox-${row.id}`, delay: row.delay_ms, ...dedupe });
  }

  private async sendEvent(row: OutboxRow): Promise<void> {
    const queue = this.queues.get(EVENTS_QUEUE);
    for (const subscriber of this.handlers.subscribersOf(row.name)) {
      await queue.add(`event:${row.name}:${subscriber}`, { ...envelope(row), eventId: row.id }, { ...RETRY, jobId: `outbox-${row.id}-${subscriber}` });
    }
  }
}

function envelope(row: OutboxRow): JobEnvelope {
  return { payload: row.payload, correlationId: row.correlation_id };
}
