import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import { systemCtx } from '../context/ctx';
import { declaredJobs } from '../outbox/job';
import { HandlerRegistry } from './handler-registry';
import { type JobWorker, QUEUE_BACKEND, type QueueBackend } from './queue-backend';
import { EVENTS_QUEUE, type JobEnvelope, Queues } from './queues';
import { declaredSchedules } from './schedule';

export interface JobRunnerOptions {
  /** Only these queues; absent: all. */
  readonly queues?: readonly string[];
  readonly concurrency: number;
}

/** A job whose worker was killed is taken up again after this long. */
const LOCK_MS = 15_000;

/** The receiving end of the queues: gives each job to its handler under a system context of its own. */
@Injectable()
export class JobRunner implements OnApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private readonly abort = new AbortController();
  private workers: JobWorker[] = [];

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    private readonly queues: Queues,
    private readonly handlers: HandlerRegistry,
  ) {}

  async start({ queues, concurrency }: JobRunnerOptions): Promise<void> {
    const all = [...new Set([EVENTS_QUEUE, ...declaredJobs().map((job) => job.queue)])];
    const mine = all.filter((name) => !queues || queues.includes(name));
    this.workers = mine.map((name) => this.work(name, concurrency));
    for (const { id, job, payload, everyMs } of declaredSchedules()) {
      if (!mine.includes(job.queue)) continue;
      const template = { name: job.name, data: { payload, correlationId: id }, opts: { removeOnComplete: 10, removeOnFail: 100 } };
      await this.queues.get(job.queue).upsertJobScheduler(id, { every: everyMs }, template);
    }
  }

  /** Lets running jobs finish; their signal tells them to stop at the next safe point. */
  async onApplicationShutdown(): Promise<void> {
    this.abort.abort();
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private work(queue: string, concurrency: number): JobWorker {
    const options = { concurrency, lockDuration: LOCK_MS, stalledInterval: LOCK_MS };
    return this.backend.worker(queue, (job) => this.run(job), options, {
      failed: (job, error) => this.logger.warn({ msg: 'job failed', job: job?.name, attempt: job?.attemptsMade, error: error.message }),
      error: (error) => this.logger.error(error),
    });
  }

  private async run(job: Job<JobEnvelope>): Promise<void> {
    const ctx = systemCtx(job.name, job.data.correlationId);
    const [prefix, event, subscriber] = job.name.split(':');
    if (prefix === 'event' && event && subscriber) {
      await this.handlers.subscriber(event, subscriber).handle(ctx, job.data.payload, { id: job.data.eventId ?? 0, name: event });
      return;
    }
    await this.handlers.jobHandler(job.name).handle(ctx, job.data.payload, {
      progress: (percent) => job.updateProgress(percent),
      signal: this.abort.signal,
    });
  }
}
