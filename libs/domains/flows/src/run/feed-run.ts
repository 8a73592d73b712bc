import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, UnitOfWork } from '@tributary/platform';
import type { Feed, FeedCheck } from '../feed/feed';
import { FeedRepository } from '../feed/feed.repository';
import { lateAfter } from '../feed/feed-schedule';
import { runFaults } from '../flows.faults';
import type { Fault } from '@tributary/sheets';
import type { BatchTrigger } from './batch';
import { BatchRepository } from './batch.repository';
import { BatchSettlement, feedStateOf } from './batch-settlement';

/** Nobody answered: whoever else goes there finds the same. */
const SILENT: ReadonlySet<string> = new Set([runFaults.sourceUnreachable.code, runFaults.connectionRefused.code, runFaults.connectionTimeout.code]);
/** The first rest, and the longest after many. */
const REST = { firstMs: 2 * 60_000, mostMs: 60 * 60_000 };

/** The record of a run: its batch and what it says about the feed. */
@Injectable()
export class FeedRun {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly feeds: FeedRepository,
    private readonly batches: BatchRepository,
    private readonly settlement: BatchSettlement,
    private readonly clock: Clock,
  ) {}

  feed(ctx: Ctx, id: number): Promise<Feed | undefined> {
    return this.uow.read(ctx, (tx) => this.feeds.find(tx, id));
  }

  /** The batch to work on: the one that a killed worker left, or a new one unless only an old one is wanted. */
  async open(ctx: Ctx, feed: Feed, trigger: BatchTrigger, resumeOnly: boolean): Promise<number | undefined> {
    return this.uow.write(ctx, async (tx) => {
      const left = await this.batches.unfinished(tx, feed.id);
      return left ?? (resumeOnly ? undefined : this.batches.start(tx, feed, trigger, this.clock.now()));
    });
  }

  async posting(ctx: Ctx, batchId: number): Promise<void> {
    await this.uow.write(ctx, (tx) => this.batches.stage(tx, batchId, 'post'));
  }

  async close(ctx: Ctx, feed: Feed, batchId: number, problem: Fault | null): Promise<void> {
    await this.uow.write(ctx, async (tx) => {
      const { state, reason, files } = await this.settlement.settle(tx, batchId, problem);
      const at = this.clock.now();
      await this.feeds.checked(tx, feed.id, { at, state: feedStateOf(state), reason }, files > 0 ? lateAfter(feed.schedule, at) : null);
      await this.feeds.awake(tx, feed.id);
    });
  }

  async fail(ctx: Ctx, feed: Feed, batchId: number, reason: Fault): Promise<void> {
    const check: FeedCheck = { at: this.clock.now(), state: 'failed', reason };
    await this.uow.write(ctx, async (tx) => {
      await this.batches.recount(tx, batchId);
      await this.batches.finish(tx, batchId, 'failed', reason, check.at);
      await this.feeds.checked(tx, feed.id, check, null);
      if (SILENT.has(reason.code)) await this.feeds.rest(tx, feed.id, check.at, REST);
    });
  }
}
