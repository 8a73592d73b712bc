import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@tributary/kernel';
import type { Ctx } from '@tributary/platform';
import type { Feed } from '../feed/feed';
import { faultOf } from '@tributary/sheets';
import { runFaults } from '../flows.faults';
import { type Collected, FeedCollector } from '../sources/feed-collector';
import type { WorkSteps } from '../work/flow-work';
import { FlowWorks } from '../work/flow-works';
import type { BatchTrigger } from './batch';
import { FeedRun } from './feed-run';
import { FilePoster } from './file-poster';
import { RunLock } from './run-lock';

export interface RunRequest {
  readonly feedId: number;
  readonly trigger: BatchTrigger;
  /** Only finish what was left unfinished. */
  readonly resume?: boolean;
}

/** Runs one feed from its source to the ledger; whatever happens ends as the state of a batch. */
@Injectable()
export class FeedRunner {
  private readonly logger = new Logger(FeedRunner.name);

  constructor(
    private readonly runs: FeedRun,
    private readonly collector: FeedCollector,
    private readonly poster: FilePoster,
    private readonly lock: RunLock,
    private readonly works: FlowWorks,
  ) {}

  /** True when files were still growing, so that another look soon is worth it. Does nothing while another worker runs the feed. */
  async run(ctx: Ctx, { feedId, trigger, resume = false }: RunRequest): Promise<boolean> {
    const feed = await this.runs.feed(ctx, feedId);
    let unfinished = false;
    await this.lock.holdingFeed(feedId, async () => {
      const batchId = feed && (await this.runs.open(ctx, feed, trigger, resume));
      if (feed && batchId !== undefined) unfinished = await this.work(ctx, feed, batchId);
    });
    return unfinished;
  }

  private async work(ctx: Ctx, feed: Feed, batchId: number): Promise<boolean> {
    try {
      const plan = { key: `run:${batchId}`, kind: 'run', title: feed.name, dealerId: feed.dealerId, batchId } as const;
      let collected: Collected = { unfinished: false, problem: faultOf(runFaults.runCancelled()) };
      await this.works.watched(ctx, plan, async (steps) => {
        collected = await this.collect(ctx, feed, batchId, steps);
      });
      await this.runs.close(ctx, feed, batchId, collected.problem);
      return collected.unfinished;
    } catch (error) {
      if (!(error instanceof DomainError)) this.logger.error(error);
      await this.runs.fail(ctx, feed, batchId, faultOf(error instanceof DomainError ? error : runFaults.runBroken()));
      return false;
    }
  }

  /** What is in the archive is posted even where the source cannot be reached. */
  private async collect(ctx: Ctx, feed: Feed, batchId: number, steps: WorkSteps): Promise<Collected> {
    try {
      return await this.collector.collect(ctx, feed, batchId);
    } finally {
      await this.runs.posting(ctx, batchId);
      await this.poster.postWaiting(ctx, feed.dealerId, steps);
    }
  }
}
