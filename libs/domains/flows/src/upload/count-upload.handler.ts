import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler, UnitOfWork } from '@tributary/platform';
import { countUpload } from '../flows.jobs';
import { BatchSettlement } from '../run/batch-settlement';
import { FilePoster } from '../run/file-poster';
import { FlowWorks } from '../work/flow-works';
import { FlowUploadRepository } from './flow-upload.repository';

/** Counts an upload that somebody confirmed, in its turn among everything of the dealer that waits. */
@Injectable()
@HandlesJob(countUpload)
export class CountUploadHandler implements JobHandler<{ uploadId: number }> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly uploads: FlowUploadRepository,
    private readonly poster: FilePoster,
    private readonly batches: BatchSettlement,
    private readonly works: FlowWorks,
  ) {}

  async handle(ctx: Ctx, { uploadId }: { uploadId: number }): Promise<void> {
    const upload = await this.uow.read(ctx, (tx) => this.uploads.find(tx, uploadId));
    if (!upload) return;
    const plan = { key: `upload:${uploadId}`, kind: 'upload', title: upload.fileName, dealerId: upload.dealerId, batchId: upload.batchId } as const;
    await this.works.watched(ctx, plan, (steps) => this.poster.postWaiting(ctx, upload.dealerId, steps));
    await this.uow.write(ctx, (tx) => this.batches.resettle(tx, upload.batchId));
  }
}
