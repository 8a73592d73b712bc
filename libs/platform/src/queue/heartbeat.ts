import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { systemCtx } from '../context/ctx';
import { sql } from '../database/sql';
import { UnitOfWork } from '../database/unit-of-work';
import { within } from '../health/within';
import { QUEUE_BACKEND, type QueueBackend } from './queue-backend';

const BEAT_MS = 10_000;
/** SQL: why mail does not get out. One failure may be an accident; what failed twice and still waits is a fault. */
const MAIL_FAULT_SQL = `(SELECT last_error FROM outgoing_mail WHERE state = 'waiting' AND attempts >= 2 ORDER BY attempted_at DESC LIMIT 1)`;

/** Tells the rest of the deployment, through the database, that this worker lives and whether it reaches its queues and its mail server. */
@Injectable()
export class Heartbeat implements OnApplicationShutdown {
  private readonly id = randomUUID();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(CONFIG) private readonly config: Config,
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
        `INSERT INTO worker_heartbeat (worker_id, beat_at, queue_backend, queue_fault, mail_on, mail_fault)
         VALUES ($1, now(), $2, $3, $4, coalesce(${MAIL_FAULT_SQL}, ''))
         ON CONFLICT (worker_id) DO UPDATE SET beat_at = now(), queue_fault = excluded.queue_fault, mail_fault = excluded.mail_fault`,
        [this.id, this.backend.kind, fault, this.config.smtp !== undefined],
      );
      await sql(tx, `DELETE FROM worker_heartbeat WHERE beat_at < now() - interval '1 day'`);
    });
  }
}
