import { Injectable } from '@nestjs/common';
import { Clock, type TxCtx } from '@tributary/platform';
import type { FeedState } from '../feed/feed';
import { FeedRepository } from '../feed/feed.repository';
import { type Fault, faultOf } from '@tributary/sheets';
import { runFaults } from '../flows.faults';
import { type BatchCounts, BatchRepository } from './batch.repository';
import type { BatchState } from './batch';

/** What a batch comes to. */
@Injectable()
export class BatchSettlement {
  constructor(
    private readonly batches: BatchRepository,
    private readonly feeds: FeedRepository,
    private readonly clock: Clock,
  ) {}

  async recount(tx: TxCtx, batchId: number): Promise<void> {
    await this.batches.recount(tx, batchId);
  }

  /** Ends a batch by what became of its files; `problem` is one that no file tells of. */
  async settle(tx: TxCtx, batchId: number, problem: Fault | null): Promise<{ state: BatchState; reason: Fault | null; files: number }> {
    const counts = await this.batches.recount(tx, batchId);
    const state = stateOf(counts, problem);
    const reason = counts.reason ?? problem ?? heldBack(counts);
    await this.batches.finish(tx, batchId, state, reason, this.clock.now());
    return { state, reason, files: counts.files };
  }

  /** After a decision a batch may need no attention any more, and neither may its feed. */
  async resettle(tx: TxCtx, batchId: number): Promise<void> {
    const batch = await this.batches.latestOf(tx, batchId);
    if (!batch || (batch.state !== 'done' && batch.state !== 'attention')) return this.recount(tx, batchId);
    const { state, reason } = await this.settle(tx, batchId, null);
    if (batch.latestId !== batchId) return;
    await this.feeds.restate(tx, batch.feedId, feedStateOf(state), reason);
  }
}

/** A run whose files all count, but not all of their rows. */
function heldBack({ faults }: BatchCounts): Fault | null {
  return faults > 0 ? faultOf(runFaults.rowsHeldBack({ rows: faults })) : null;
}

function stateOf({ files, faults, rejected }: BatchCounts, problem: Fault | null): BatchState {
  if (rejected > 0 || faults > 0 || problem) return 'attention';
  return files === 0 ? 'nothing' : 'done';
}

export function feedStateOf(state: BatchState): FeedState {
  return state === 'done' || state === 'running' ? 'ok' : state;
}
