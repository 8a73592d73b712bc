import { Injectable } from '@nestjs/common';
import { AuditTrail, platformErrors, type TxCtx } from '@tributary/platform';
import { FILE_LIMITS } from '@tributary/sheets';
import { AgentArrivals } from '../agent/agent-arrivals';
import { RawArchive } from '../archive/raw-archive';
import type { FlowKind } from '../map/layout-mapping';
import { ownDealer } from '../own/own-scope';
import { FlowUploadRepository } from '../upload/flow-upload.repository';
import { UploadFeedRepository } from '../upload/upload-feed.repository';

export interface DeliveredFile {
  readonly kind: FlowKind;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Files that a dealer's own system delivers: archived at once, and counted in their turn without anybody's yes. */
@Injectable()
export class FlowDeliveries {
  constructor(
    private readonly archive: RawArchive,
    private readonly feeds: UploadFeedRepository,
    private readonly arrivals: AgentArrivals,
    private readonly uploads: FlowUploadRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Gives the id of the arrival. @throws platform.not-found for people of head office, sheets.file-too-large */
  async receive(tx: TxCtx, { kind, name, bytes }: DeliveredFile): Promise<number> {
    const dealer = await this.uploads.dealer(tx, ownDealer(tx));
    if (!dealer) throw platformErrors.notFound();
    const object = await this.archive.store(name, FILE_LIMITS.bytes, (target) => new Promise((resolve) => target.end(bytes, () => resolve())));
    const feedId = await this.feeds.of(tx, dealer, kind, 'api');
    const id = await this.arrivals.add(tx, { id: feedId, dealerId: dealer.id }, { ...object, name });
    await this.audit.record(tx, { action: 'flows.deliver', subject: 'raw_file', subjectId: id, detail: { name, kind } });
    return id;
  }
}
