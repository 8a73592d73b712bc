import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { systemCtx } from '../context/ctx';
import { sql } from '../database/sql';
import { UnitOfWork } from '../database/unit-of-work';
import { within } from '../health/within';
import { QUEUE_BACKEND, type QueueBackend } from './queue-backend';

const BEAT_MS = 10_000;

/** Tells the rest of the deployment, through the database, that this worker lives and whether it reaches its queues. */
@Injectable()
export class Heartbeat implements OnApplicationShutdown {
  private readonly id = randomUUID();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
  ) {}

  async start(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => void this.beat().catch(() => undefined), BEAT_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.uow
      .write(systemCtx('heartbeat'), (tx) => sql(tx, 'DELETE FROM worker_heartbeat WHERE worker_id = $1', [this.id]))
      .catch(() => undefined);
  }

  /** Old rows of killed workers go with every beat. */
  private async beat(): Promise<void> {
    const fault = await within(BEAT_MS / 2, this.backend.ping()).then(() => '', (error: Error) => error.message);
    await this.uow.write(systemCtx('heartbeat'), async (tx) => {
      await sql(
        tx,
        `INSERT INTO worker_heartbeat (worker_id, beat_at, queue_backend, queue_fault) VALUES ($1, now(), $2, $3)
         ON CONFLICT (worker_id) DO UPDATE SET beat_at = now(), queue_fault = excluded.queue_fault`,
        [this.id, this.backend.kind, fault],
      );
      await sql(tx, `DELETE FROM worker_heartbeat WHERE beat_at < now() - interval '1 day'`);
    });
  }
}
