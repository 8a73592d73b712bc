import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler, Outbox, UnitOfWork } from '@tributary/platform';
import { feedKey, runFeed } from '../flows.jobs';
import { FeedRunner, type RunRequest } from './feed-runner';
import { FeedTick } from './feed-tick';

const LOOK_AGAIN_MS = 60_000;

@Injectable()
@HandlesJob(runFeed)
export class RunFeedHandler implements JobHandler<RunRequest> {
  constructor(
    private readonly runner: FeedRunner,
    private readonly outbox: Outbox,
    private readonly uow: UnitOfWork,
    private readonly ticker: FeedTick,
  ) {}

  async handle(ctx: Ctx, request: RunRequest): Promise<void> {
    const { feedId } = request;
    try {
      await this.run(ctx, request);
    } finally {
      await this.ticker.ended(ctx, feedId);
    }
  }

  private async run(ctx: Ctx, request: RunRequest): Promise<void> {
    const { feedId } = request;
    if (!(await this.runner.run(ctx, request))) return;
    // a key of its own: who asks for a run meanwhile does not wait for this one
    const options = { key: `${feedKey(feedId)}:again`, delayMs: LOOK_AGAIN_MS };
    await this.uow.write(ctx, (tx) => this.outbox.enqueue(tx, runFeed, { feedId, trigger: 'schedule' }, options));
  }
}
