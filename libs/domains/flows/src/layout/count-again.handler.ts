import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler, UnitOfWork } from '@tributary/platform';
import { countAgain } from '../flows.jobs';
import { BatchSettlement } from '../run/batch-settlement';
import { FilePoster } from '../run/file-poster';

/** Counts what had waited for a layout, in its turn among everything of the dealer that waits. Done twice it is the same. */
@Injectable()
@HandlesJob(countAgain)
export class CountAgainHandler implements JobHandler<{ dealerId: number; batchIds: readonly number[] }> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly poster: FilePoster,
    private readonly batches: BatchSettlement,
  ) {}

  async handle(ctx: Ctx, { dealerId, batchIds }: { dealerId: number; batchIds: readonly number[] }): Promise<void> {
    await this.poster.postWaiting(ctx, dealerId);
    for (const batchId of batchIds) await this.uow.write(ctx, (tx) => this.batches.resettle(tx, batchId));
  }
}
