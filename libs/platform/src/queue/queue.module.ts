import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { HandlerRegistry } from './handler-registry';
import { Heartbeat } from './heartbeat';
import { HouseKeeping } from './house-keeping';
import { JobRunner } from './job-runner';
import { OutboxRelay } from './outbox-relay';
import { QUEUE_BACKEND, type QueueBackend, queueBackend } from './queue-backend';
import { Queues } from './queues';

/** The worker's side of the queues; the API does not import it. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    { provide: QUEUE_BACKEND, inject: [CONFIG], useFactory: (config: Config) => queueBackend(config) },
    Queues,
    HandlerRegistry,
    OutboxRelay,
    JobRunner,
    Heartbeat,
    HouseKeeping,
  ],
  exports: [QUEUE_BACKEND, Queues, HandlerRegistry, OutboxRelay, JobRunner, Heartbeat],
})
export class QueueModule implements OnApplicationShutdown {
  constructor(@Inject(QUEUE_BACKEND) private readonly backend: QueueBackend) {}

  async onApplicationShutdown(): Promise<void> {
    await this.backend.close();
  }
}
