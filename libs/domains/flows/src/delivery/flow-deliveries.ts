import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { AuditTrail, Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { AgentArrivals } from '../agent/agent-arrivals';
import type { ArchivedUpload } from '../archive/archived-upload';
import { CoverageRepository } from '../check/coverage.repository';
import { wholeDays } from '../check/whole-days';
import type { FlowKind } from '../map/layout-mapping';
import { ownDealer } from '../own/own-scope';
import { FlowUploadRepository } from '../upload/flow-upload.repository';
import { UploadFeedRepository } from '../upload/upload-feed.repository';

export interface DeliveredFile {
  readonly kind: FlowKind;
  readonly file: ArchivedUpload;
  /** The days that it tells of whole; neither: those that it has rows of. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Files that a dealer's own system delivers: archived at once, and counted in their turn without anybody's yes. */
@Injectable()
export class FlowDeliveries {
  constructor(
    private readonly feeds: UploadFeedRepository,
    private readonly arrivals: AgentArrivals,
    private readonly uploads: FlowUploadRepository,
    private readonly coverages: CoverageRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Gives the id of the arrival. @throws platform.not-found for people of head office; kernel.period-invalid, kernel.date-invalid, flows.days-too-many for such days */
  async receive(tx: TxCtx, { kind, file, from, to }: DeliveredFile): Promise<number> {
    const isWhole = from !== undefined || to !== undefined;
    const days = isWhole ? wholeDays(from ?? '', to ?? '', shanghaiToday(this.clock.now())) : undefined;
    const dealer = await this.uploads.dealer(tx, ownDealer(tx));
    if (!dealer) throw platformErrors.notFound();
    const feedId = await this.feeds.of(tx, dealer, kind, 'api');
    const id = await this.arrivals.add(tx, { id: feedId, dealerId: dealer.id }, file);
    if (days) await this.coverages.declare(tx, id, days);
    await this.audit.record(tx, { action: 'flows.deliver', subject: 'raw_file', subjectId: id, detail: { name: file.name, kind, ...days } });
    return id;
  }
}
