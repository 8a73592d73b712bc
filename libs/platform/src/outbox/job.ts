/** A piece of background work. `queue` groups jobs that share workers. */
export interface JobType<Payload extends object> {
  readonly name: string;
  readonly queue: string;
  /** How often it is tried before it is left for a person. */
  readonly attempts: number;
  /** Only for the compiler: what the handler receives. */
  readonly payload?: Payload;
}

const registry = new Map<string, JobType<object>>();

/** Declares a job: `defineJob<{ feedId: number }>('flows.run-feed', { queue: 'flows' })`. Throws when declared twice. */
export function defineJob<Payload extends object>(name: string, options: { queue: string; attempts?: number }): JobType<Payload> {
  if (registry.has(name)) throw new Error(`The job ${name} is declared twice.`);
  const job: JobType<Payload> = { name, queue: options.queue, attempts: options.attempts ?? 5 };
  registry.set(name, job);
  return job;
}

/** Every declared job; the worker checks at start that each has exactly one handler. */
export function declaredJobs(): readonly JobType<object>[] {
  return [...registry.values()];
}
