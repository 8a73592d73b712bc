import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { HealthDto, HealthPartDto } from './health.dto';

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
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
