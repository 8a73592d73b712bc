import { Injectable } from '@nestjs/common';
import { Clock, Outbox, type TxCtx } from '@tributary/platform';
import type { RawObject } from '../archive/object-store';
import { RawFileRepository } from '../archive/raw-file.repository';
import { countArrival } from '../flows.jobs';
import { BatchRepository } from '../run/batch.repository';

/** Puts what came by itself, without a run that fetched it, at the end of its feed's chain, and has it counted. */
@Injectable()
export class AgentArrivals {
  constructor(
    private readonly files: RawFileRepository,
    private readonly batches: BatchRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Gives the id of the arrival. */
  async add(tx: TxCtx, feed: { readonly id: number; readonly dealerId: number }, { name, ...object }: RawObject & { readonly name: string }): Promise<number> {
    const receivedAt = this.clock.now();
    const batchId = await this.batches.start(tx, feed, 'schedule', receivedAt);
    const arrival = { ...object, feedId: feed.id, dealerId: feed.dealerId, name, sourcePath: name, sourceStamp: '', sourceModifiedAt: null, receivedAt };
    const { id } = await this.files.append(tx, arrival, batchId);
    await this.batches.finish(tx, batchId, 'done', null, receivedAt);
    await this.outbox.enqueue(tx, countArrival, { dealerId: feed.dealerId, batchId }, { key: `arrival:${batchId}` });
    return id;
  }
}
