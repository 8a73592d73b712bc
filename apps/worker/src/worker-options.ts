import type { JobRunnerOptions } from '@tributary/platform';

const DEFAULT_CONCURRENCY = 4;

/** WORKER_QUEUES: comma-separated queue names, absent for all; WORKER_CONCURRENCY: jobs at a time per queue. */
export function workerOptions(env: NodeJS.ProcessEnv): JobRunnerOptions {
  const queues = env['WORKER_QUEUES']?.split(',').map((name) => name.trim()).filter(Boolean);
  const concurrency = Number(env['WORKER_CONCURRENCY'] ?? DEFAULT_CONCURRENCY);
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new Error('WORKER_CONCURRENCY must be a whole number of at least 1.');
  return { concurrency, ...(queues?.length ? { queues } : {}) };
}
