import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler, UnitOfWork } from '@tributary/platform';
import { RawFileRepository } from '../archive/raw-file.repository';
import { replayFile } from '../flows.jobs';
import { FlowWorks } from '../work/flow-works';
import { BatchSettlement } from './batch-settlement';
import { FilePoster } from './file-poster';

/** Counts an arrival again: one that was refused as if it had just come, one that is in force for its days. */
@Injectable()
@HandlesJob(replayFile)
export class ReplayFileHandler implements JobHandler<{ rawFileId: number }> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: RawFileRepository,
    private readonly poster: FilePoster,
    private readonly batches: BatchSettlement,
    private readonly works: FlowWorks,
  ) {}

  async handle(ctx: Ctx, { rawFileId }: { rawFileId: number }): Promise<void> {
    const file = await this.uow.read(ctx, (tx) => this.files.find(tx, rawFileId));
    if (!file) return;
    const batchId = await this.uow.write(ctx, (tx) => this.files.reopen(tx, rawFileId));
    const plan = { key: `replay:${rawFileId}`, kind: 'replay', title: file.name, dealerId: file.dealerId, batchId: batchId ?? null } as const;
    await this.works.watched(ctx, plan, async (steps) => {
      if (batchId !== undefined) return this.poster.postWaiting(ctx, file.dealerId, steps);
      await steps.total(1);
      await this.poster.repost(ctx, file, steps);
      await steps.fileDone(rawFileId);
    });
    if (batchId !== undefined) await this.uow.write(ctx, (tx) => this.batches.resettle(tx, batchId));
  }
}
