import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler, UnitOfWork } from '@tributary/platform';
import { countArrival } from '../flows.jobs';
import { BatchSettlement } from '../run/batch-settlement';
import { FilePoster } from '../run/file-poster';

/** Counts what came by itself, in its turn among everything of the dealer that waits. */
@Injectable()
@HandlesJob(countArrival)
export class CountArrivalHandler implements JobHandler<{ dealerId: number; batchId: number }> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly poster: FilePoster,
    private readonly batches: BatchSettlement,
  ) {}

  async handle(ctx: Ctx, { dealerId, batchId }: { dealerId: number; batchId: number }): Promise<void> {
    await this.poster.postWaiting(ctx, dealerId);
    await this.uow.write(ctx, (tx) => this.batches.resettle(tx, batchId));
  }
}
