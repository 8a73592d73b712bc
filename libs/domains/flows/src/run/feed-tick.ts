import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, Outbox, type TxCtx, UnitOfWork } from '@tributary/platform';
import { FeedRepository } from '../feed/feed.repository';
import { nextDue } from '../feed/feed-schedule';
import { feedKey, runFeed } from '../flows.jobs';
import { BatchRepository } from './batch.repository';

/** As many as one tick starts; the rest is due at the next one. */
const PAGE = 1000;

/** Starts the feeds whose time has come, and takes up runs that were left. */
@Injectable()
export class FeedTick {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly feeds: FeedRepository,
    private readonly batches: BatchRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async tick(ctx: Ctx): Promise<void> {
    await this.uow.write(ctx, async (tx) => {
      await this.resume(tx);
      await this.startDue(tx);
    });
  }

  /** A run that somebody works on is left alone by whoever gets the job: its feed is held. */
  private async resume(tx: TxCtx): Promise<void> {
    for (const feedId of await this.batches.unfinishedFeeds(tx)) {
      await this.outbox.enqueue(tx, runFeed, { feedId, trigger: 'schedule', resume: true }, { key: `${feedKey(feedId)}:resume` });
    }
  }

  /** A feed that was never planned is only planned: a whole company set up at once does not run at once. */
  private async startDue(tx: TxCtx): Promise<void> {
    const now = this.clock.now();
    const due = await this.feeds.due(tx, now, PAGE);
    await this.feeds.plan(tx, due.map(({ id, schedule }) => ({ id, dueAt: nextDue(schedule, now) })));
    for (const { id } of due.filter(({ first }) => !first)) {
      await this.outbox.enqueue(tx, runFeed, { feedId: id, trigger: 'schedule' }, { key: feedKey(id) });
    }
  }
}
