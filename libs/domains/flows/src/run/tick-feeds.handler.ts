import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler, systemCtx } from '@tributary/platform';
import { tickFeeds } from '../flows.jobs';
import { FeedTick } from './feed-tick';

/** Every minute, and once when a worker starts: what a killed one left is not to wait. */
@Injectable()
@HandlesJob(tickFeeds)
export class TickFeedsHandler implements JobHandler<Record<string, never>>, OnApplicationBootstrap {
  constructor(private readonly feedTick: FeedTick) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.feedTick.tick(systemCtx('flows.start'));
  }

  async handle(ctx: Ctx): Promise<void> {
    await this.feedTick.tick(ctx);
  }
}
