import { Injectable } from '@nestjs/common';
import { type Ctx, UnitOfWork } from '@tributary/platform';
import { FaultCauseRepository } from '../post/fault-cause.repository';
import { BatchSettlement } from '../run/batch-settlement';
import { RunLock } from '../run/run-lock';
import { type CauseDecisionRow, CauseDecisionRepository } from './cause-decision.repository';

/** Rows that a person decided to leave: they stay faults of their file, but nobody is asked about them any more. */
@Injectable()
export class IgnoredRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly decisions: CauseDecisionRepository,
    private readonly causes: FaultCauseRepository,
    private readonly batches: BatchSettlement,
    private readonly lock: RunLock,
  ) {}

  /** Leaves the rows of one file, or takes that back where the decision was undone. */
  async mark(ctx: Ctx, decision: CauseDecisionRow, rawFileId: number): Promise<void> {
    await this.uow.write(ctx, async (tx) => {
      await this.lock.holdDealer(tx, await this.decisions.dealerOf(tx, rawFileId));
      const batchId = await this.decisions.mark(tx, rawFileId, decision);
      await this.causes.sumFile(tx, rawFileId);
      await this.batches.resettle(tx, batchId);
    });
  }
}
