import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { HealthDto, HealthPartDto } from './health.dto';
import { within } from './within';

const PATIENCE_MS = 2000;
/** A worker that has not reported for this long counts as gone. */
const WORKER_SILENCE_S = 60;

/** Asks each part that the product rests on whether it answers. */
@Injectable()
export class Health {
  constructor(private readonly source: DataSource) {}

  async state(): Promise<HealthDto> {
    const parts = await Promise.all([
      this.part('database', async () => void (await this.source.query('SELECT 1'))),
      this.part('worker', () => this.workerAlive()),
      this.part('queues', () => this.queuesReached()),
      this.mail(),
    ]);
    return { live: true, ready: parts.find((part) => part.name === 'database')?.state === 'up', parts };
  }

  private async part(name: string, check: () => Promise<void>): Promise<HealthPartDto> {
    try {
      await within(PATIENCE_MS, check());
      return { name, state: 'up', reason: '' };
    } catch (error) {
      return { name, state: 'down', reason: error instanceof Error ? error.message : 'no answer' };
    }
  }

  private async workerAlive(): Promise<void> {
    const rows: { fresh: boolean }[] = await this.source.query(
      `SELECT max(beat_at) > now() - make_interval(secs => ${WORKER_SILENCE_S}) AS fresh FROM worker_heartbeat`,
    );
    if (!rows[0]?.fresh) throw new Error(`no worker has reported for ${WORKER_SILENCE_S} s`);
  }

  /** The API has no connection to the queues: the workers say whether they have one. */
  private async queuesReached(): Promise<void> {
    const rows: { fault: string }[] = await this.source.query(
      `SELECT queue_backend || ': ' || queue_fault AS fault FROM worker_heartbeat
       WHERE queue_fault <> '' AND beat_at > now() - make_interval(secs => ${WORKER_SILENCE_S}) LIMIT 1`,
    );
    if (rows[0]) throw new Error(rows[0].fault);
  }

  /** Off is a choice of the operator, not a fault. */
  private async mail(): Promise<HealthPartDto> {
    let off = false;
    const part = await this.part('mail', async () => {
      const rows: { on: boolean | null; fault: string | null }[] = await this.source.query(
        `SELECT bool_or(mail_on) AS on, max(mail_fault) AS fault FROM worker_heartbeat WHERE beat_at > now() - make_interval(secs => ${WORKER_SILENCE_S})`,
      );
      off = rows[0]?.on === false;
      if (rows[0]?.fault) throw new Error(rows[0].fault);
    });
    return off ? { name: 'mail', state: 'off', reason: 'SMTP_URL is not set' } : part;
  }
}
