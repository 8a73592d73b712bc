import { Injectable } from '@nestjs/common';
import { Outbox, platformErrors, type TxCtx } from '@tributary/platform';
import { RawFileRepository } from '../archive/raw-file.repository';
import { flowsErrors } from '../flows.errors';
import { previewUpload, replayFile } from '../flows.jobs';
import { FlowUploadRepository } from '../upload/flow-upload.repository';
import { AddresseeRecord } from './addressee-record';

/** A person says that an arrival is of the dealer that it came for: it counts as any other, an upload once somebody has seen what it would change. */
@Injectable()
export class AddresseeConfirmation {
  constructor(
    private readonly files: RawFileRepository,
    private readonly uploads: FlowUploadRepository,
    private readonly outbox: Outbox,
    private readonly record: AddresseeRecord,
  ) {}

  /** @throws platform.not-found, flows.not-misaddressed */
  async confirm(tx: TxCtx, rawFileId: number): Promise<void> {
    const file = await this.files.find(tx, rawFileId);
    if (!file) throw platformErrors.notFound();
    if (!(await this.record.confirm(tx, file))) throw flowsErrors.notMisaddressed();
    if (await this.uploads.readAgain(tx, rawFileId)) await this.outbox.enqueue(tx, previewUpload, { uploadId: rawFileId }, { key: `upload:${rawFileId}` });
    else await this.outbox.enqueue(tx, replayFile, { rawFileId }, { key: `file:${rawFileId}` });
  }
}
