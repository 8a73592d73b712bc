import { Injectable } from '@nestjs/common';
import { AuditTrail, platformErrors, type TxCtx } from '@tributary/platform';
import { AgentArrivals } from '../agent/agent-arrivals';
import type { ArchivedUpload } from '../archive/archived-upload';
import type { FlowKind } from '../map/layout-mapping';
import { ownDealer } from '../own/own-scope';
import { FlowUploadRepository } from '../upload/flow-upload.repository';
import { UploadFeedRepository } from '../upload/upload-feed.repository';

export interface DeliveredFile {
  readonly kind: FlowKind;
  readonly file: ArchivedUpload;
}

/** Files that a dealer's own system delivers: archived at once, and counted in their turn without anybody's yes. */
@Injectable()
export class FlowDeliveries {
  constructor(
    private readonly feeds: UploadFeedRepository,
    private readonly arrivals: AgentArrivals,
    private readonly uploads: FlowUploadRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Gives the id of the arrival. @throws platform.not-found for people of head office */
  async receive(tx: TxCtx, { kind, file }: DeliveredFile): Promise<number> {
    const dealer = await this.uploads.dealer(tx, ownDealer(tx));
    if (!dealer) throw platformErrors.notFound();
    const feedId = await this.feeds.of(tx, dealer, kind, 'api');
    const id = await this.arrivals.add(tx, { id: feedId, dealerId: dealer.id }, file);
    await this.audit.record(tx, { action: 'flows.deliver', subject: 'raw_file', subjectId: id, detail: { name: file.name, kind } });
    return id;
  }
}
