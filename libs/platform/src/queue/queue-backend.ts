import { createPostgresBackend, type Processor, Queue, type QueueOptions, withBackend, Worker, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { Config } from '../config/config';

export type JobQueue = Pick<Queue, 'add' | 'upsertJobScheduler' | 'removeJobScheduler' | 'getJobCounts' | 'close'>;
export type JobWorker = Pick<Worker, 'close'>;

/** What a worker reports beside its results. */
export interface WorkerListeners {
  failed(job: { readonly name: string; readonly attemptsMade: number } | undefined, error: Error): void;
  error(error: Error): void;
}

/** Where BullMQ keeps its queues: Redis where there is one, PostgreSQL otherwise. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  queue(name: string, options?: Omit<QueueOptions, 'connection'>): JobQueue;
  worker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>, listeners: WorkerListeners): JobWorker;
  /** Rejects when the backend does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export const QUEUE_BACKEND = Symbol('QueueBackend');
/** Of BullMQ's own tables, where there is no Redis; the migrator makes them, because the product's role may not. */
export const QUEUE_SCHEMA = 'queue';

export function queueBackend(config: Config): QueueBackend {
  return config.redisUrl ? redisBackend(config.redisUrl, config.queuePrefix) : postgresBackend(config.databaseUrl, config.queuePrefix);
}

function redisBackend(url: string, prefix: string): QueueBackend {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  return {
    kind: 'redis',
    queue: (name, options) => new Queue(name, { prefix, ...options, connection }),
    worker: (name, processor, options, listeners) =>
      new Worker(name, processor, { prefix, ...options, connection }).on('failed', listeners.failed).on('error', listeners.error),
    ping: async () => void (await connection.ping()),
    close: async () => void (await connection.quit()),
  };
}

/** Slower than Redis, but needs nothing beside the database that is there anyway; its tables live in a schema of their own. */
function postgresBackend(url: string, prefix: string): QueueBackend {
  const connection = { connectionString: url, schema: QUEUE_SCHEMA };
  const bound = withBackend(createPostgresBackend);
  return {
    kind: 'postgres',
    queue: (name, options) => new bound.Queue(name, { prefix, ...options, connection }),
    worker: (name, processor, options, listeners) =>
      new bound.Worker(name, processor, { prefix, ...options, connection }).on('failed', listeners.failed).on('error', listeners.error),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
