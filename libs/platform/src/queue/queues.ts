import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type JobQueue, QUEUE_BACKEND, type QueueBackend } from './queue-backend';

/** What travels through a queue. */
export interface JobEnvelope {
  readonly payload: object;
  readonly correlationId: string;
  /** Of an event: the number of its outbox row. */
  readonly eventId?: number;
}

/** Events travel as jobs `event:<event>:<subscriber>` of this queue. */
export const EVENTS_QUEUE = 'events';

/** The sending end of every queue, opened on first use. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly open = new Map<string, JobQueue>();

  constructor(@Inject(QUEUE_BACKEND) private readonly backend: QueueBackend) {}

  get(name: string): JobQueue {
    const queue = this.open.get(name) ?? this.backend.queue(name);
    this.open.set(name, queue);
    return queue;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.open.values()].map((queue) => queue.close()));
  }
}
