import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler, UnitOfWork } from '@tributary/platform';
import { RawFileRepository } from '../archive/raw-file.repository';
import { AddresseeRepository } from '../check/addressee.repository';
import { previewUpload } from '../flows.jobs';
import { FlowUploadRepository } from './flow-upload.repository';
import { UploadPreviewer } from './upload-previewer';

/** Reads an upload and writes down what it would change. */
@Injectable()
@HandlesJob(previewUpload)
export class PreviewUploadHandler implements JobHandler<{ uploadId: number }> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: RawFileRepository,
    private readonly uploads: FlowUploadRepository,
    private readonly previewer: UploadPreviewer,
    private readonly addressees: AddresseeRepository,
  ) {}

  async handle(ctx: Ctx, { uploadId }: { uploadId: number }): Promise<void> {
    const file = await this.uow.read(ctx, (tx) => this.files.find(tx, uploadId));
    if (!file) return;
    const { at, ...found } = await this.previewer.preview(ctx, file);
    await this.uow.write(ctx, async (tx) => {
      await this.uploads.read(tx, uploadId, found, at);
      if ('alikeDealerId' in found && found.alikeDealerId !== undefined) await this.addressees.note(tx, uploadId, found.alikeDealerId);
    });
  }
}
