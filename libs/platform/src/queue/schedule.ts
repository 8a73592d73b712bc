import type { JobType } from '../outbox/job';

/** A job that comes back by itself. */
export interface Schedule {
  readonly id: string;
  readonly job: JobType<object>;
  readonly payload: object;
  readonly everyMs: number;
}

const registry = new Map<string, Schedule>();

/** Declares that `job` runs every `everyMs` milliseconds, once in the whole deployment. */
export function defineSchedule<P extends object>(id: string, job: JobType<P>, payload: P, everyMs: number): Schedule {
  if (registry.has(id)) throw new Error(`The schedule ${id} is declared twice.`);
  const schedule: Schedule = { id, job, payload, everyMs };
  registry.set(id, schedule);
  return schedule;
}

export function declaredSchedules(): readonly Schedule[] {
  return [...registry.values()];
}
