import { Injectable } from '@nestjs/common';
import { Clock, type TxCtx } from '@tributary/platform';
import type { ArchivedUpload } from '../archive/archived-upload';
import { RawFileRepository } from '../archive/raw-file.repository';
import type { FlowKind } from '../map/layout-mapping';
import { BatchRepository } from '../run/batch.repository';
import { UploadFeedRepository } from './upload-feed.repository';

/** Puts a file that was brought at the end of the dealer's chain of uploads, with a batch of its own. */
@Injectable()
export class UploadArrivals {
  constructor(
    private readonly feeds: UploadFeedRepository,
    private readonly files: RawFileRepository,
    private readonly batches: BatchRepository,
    private readonly clock: Clock,
  ) {}

  /** Gives the id of the arrival. */
  async add(tx: TxCtx, dealer: { readonly id: number; readonly code: string }, kind: FlowKind, { name, ...object }: ArchivedUpload): Promise<number> {
    const feedId = await this.feeds.of(tx, dealer, kind);
    const receivedAt = this.clock.now();
    const batchId = await this.batches.start(tx, { id: feedId, dealerId: dealer.id }, 'manual', receivedAt);
    const arrival = { ...object, feedId, dealerId: dealer.id, name, sourcePath: name, sourceStamp: '', sourceModifiedAt: null, receivedAt };
    const { id } = await this.files.append(tx, arrival, batchId);
    // nothing runs: it is over until somebody says yes
    await this.batches.finish(tx, batchId, 'done', null, receivedAt);
    return id;
  }
}
