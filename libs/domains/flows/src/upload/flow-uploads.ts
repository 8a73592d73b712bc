import { Injectable } from '@nestjs/common';
import { Outbox, platformErrors, type TxCtx } from '@tributary/platform';
import type { ArchivedUpload } from '../archive/archived-upload';
import { flowsErrors } from '../flows.errors';
import { countUpload, previewUpload } from '../flows.jobs';
import type { FlowKind } from '../map/layout-mapping';
import type { FlowUpload } from './flow-upload';
import { FlowUploadRepository } from './flow-upload.repository';
import { UploadArrivals } from './upload-arrivals';
import { UploadRecord } from './upload-record';

export interface BroughtFile {
  readonly dealerId: number;
  readonly kind: FlowKind;
  readonly file: ArchivedUpload;
}

/** The life of an upload: archived, held, read, then confirmed or discarded by a person. */
@Injectable()
export class FlowUploads {
  constructor(
    private readonly arrivals: UploadArrivals,
    private readonly uploads: FlowUploadRepository,
    private readonly outbox: Outbox,
    private readonly record: UploadRecord,
  ) {}

  /** Nothing counts yet. @throws platform.not-found for a dealer whose flow the actor does not see */
  async receive(tx: TxCtx, { dealerId, kind, file }: BroughtFile): Promise<FlowUpload> {
    const dealer = await this.uploads.dealer(tx, dealerId);
    if (!dealer) throw platformErrors.notFound();
    const id = await this.arrivals.add(tx, dealer, kind, file);
    await this.record.add(tx, { id, dealerId, kind, name: file.name });
    await this.outbox.enqueue(tx, previewUpload, { uploadId: id }, { key: `upload:${id}` });
    return this.find(tx, id);
  }

  /** Lets it count. Asked again it is the same. @throws platform.not-found, flows.upload-not-ready, flows.upload-decided */
  async confirm(tx: TxCtx, id: number): Promise<FlowUpload> {
    const upload = await this.lock(tx, id);
    if (upload.state === 'confirmed') return upload;
    if (upload.state === 'discarded') throw flowsErrors.uploadDecided();
    if (upload.state !== 'ready') throw flowsErrors.uploadNotReady();
    return this.decide(tx, upload, 'confirmed');
  }

  /** It will never count; its bytes stay in the archive. @throws platform.not-found, flows.upload-decided */
  async discard(tx: TxCtx, id: number): Promise<FlowUpload> {
    const upload = await this.lock(tx, id);
    if (upload.state === 'discarded') return upload;
    if (upload.state === 'confirmed') throw flowsErrors.uploadDecided();
    return this.decide(tx, upload, 'discarded');
  }

  /** @throws platform.not-found */
  async find(tx: TxCtx, id: number): Promise<FlowUpload> {
    const upload = await this.uploads.find(tx, id);
    if (!upload) throw platformErrors.notFound();
    return upload;
  }

  private async lock(tx: TxCtx, id: number): Promise<FlowUpload> {
    const upload = await this.uploads.lock(tx, id);
    if (!upload) throw platformErrors.notFound();
    return upload;
  }

  private async decide(tx: TxCtx, { id }: FlowUpload, state: 'confirmed' | 'discarded'): Promise<FlowUpload> {
    await this.record.decide(tx, id, state);
    if (state === 'confirmed') await this.outbox.enqueue(tx, countUpload, { uploadId: id }, { key: `upload:${id}:count` });
    return this.find(tx, id);
  }
}
