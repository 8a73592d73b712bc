import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, type TxCtx } from '@tributary/platform';
import type { FlowKind } from '../map/layout-mapping';
import { FlowUploadRepository } from './flow-upload.repository';

/** Who brought what, and who decided. */
@Injectable()
export class UploadRecord {
  constructor(
    private readonly uploads: FlowUploadRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async add(tx: TxCtx, { name, ...upload }: { readonly id: number; readonly dealerId: number; readonly kind: FlowKind; readonly name: string }): Promise<void> {
    await this.uploads.insert(tx, { ...upload, at: this.clock.now(), by: actorName(tx) });
    await this.audit.record(tx, { action: 'flows.upload', subject: 'raw_file', subjectId: upload.id, detail: { name, kind: upload.kind } });
  }

  async decide(tx: TxCtx, id: number, state: 'confirmed' | 'discarded'): Promise<void> {
    await this.uploads.decide(tx, id, state, { name: actorName(tx), at: this.clock.now() });
    await this.audit.record(tx, { action: `flows.upload-${state}`, subject: 'raw_file', subjectId: id });
  }
}
