import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, Outbox, type TxCtx, UnitOfWork } from '@tributary/platform';
import { FeedRepository } from '../feed/feed.repository';
import { nextDue } from '../feed/feed-schedule';
import { runFaults } from '../flows.faults';
import { feedKey, runFeed } from '../flows.jobs';
import { BatchRepository } from './batch.repository';

/** As many as one look starts. */
const PAGE = 10_000;
/** Runs that go on at one server at a time: dealers' servers are small. */
const PER_PLACE = 2;
/** A run that has said nothing for so long holds up its place no longer. */
const FLIGHT_MS = 15 * 60_000;

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
      // before any feed is touched: a run that ends holds its lock when it touches its own
      await this.feeds.lockStarts(tx);
      await this.resume(tx);
      await this.plan(tx);
      await this.startDue(tx);
    });
  }

  /** A run came to its end: its place is free for the next one that is due there. What waits elsewhere is not looked at, however much it is. */
  async ended(ctx: Ctx, feedId: number): Promise<void> {
    await this.uow.write(ctx, async (tx) => {
      const place = await this.feeds.lockStarts(tx, feedId);
      await this.feeds.ended(tx, feedId);
      if (place !== undefined) await this.startDue(tx, place);
    });
  }

  /** A run that somebody works on is left alone by whoever gets the job: its feed is held. */
  private async resume(tx: TxCtx): Promise<void> {
    for (const feedId of await this.batches.unfinishedFeeds(tx)) {
      await this.outbox.enqueue(tx, runFeed, { feedId, trigger: 'schedule', resume: true }, { key: `${feedKey(feedId)}:resume` });
    }
  }

  /** A feed that was never planned is only planned: a whole company set up at once does not run at once. */
  private async plan(tx: TxCtx): Promise<void> {
    const now = this.clock.now();
    const fresh = await this.feeds.unplanned(tx, PAGE);
    if (fresh.length > 0) await this.feeds.plan(tx, fresh.map(({ id, schedule }) => ({ id, dueAt: nextDue(schedule, now) })));
  }

  /** Under the lock of whoever starts feeds. `place`: there only. */
  private async startDue(tx: TxCtx, place?: string): Promise<void> {
    const now = this.clock.now();
    const due = await this.feeds.due(tx, now, { perPlace: PER_PLACE, limit: PAGE, place });
    await this.feeds.failResting(tx, now, runFaults.hostResting.code, place);
    if (due.length === 0) return;
    await this.feeds.plan(tx, due.map(({ id, schedule }) => ({ id, dueAt: nextDue(schedule, now) })));
    await this.feeds.started(tx, due.map(({ id }) => id), new Date(now.getTime() + FLIGHT_MS));
    await this.outbox.enqueueAll(tx, due.map(({ id }) => ({ job: runFeed, payload: { feedId: id, trigger: 'schedule' as const }, options: { key: feedKey(id) } })));
  }
}
