import { Injectable } from '@nestjs/common';
import { actorName, Clock, Outbox, type TxCtx } from '@tributary/platform';
import { FeedChangeRepository } from '../feed/feed-change.repository';
import { countAgain, previewUpload, replayFile } from '../flows.jobs';
import { LayoutDesk } from './layout-desk';
import type { LayoutRequest } from './layout-request.repository';
import { fingerprintOf, type KnownLayout } from './layout-shape';
import { chosenLayouts } from './layout-trial';
import { type Confirmation, LayoutVersionRepository } from './layout-version.repository';
import type { SheetChoice } from './sheet-choice';

/** Remembers what a person says the columns of a file mean, and has what waited for it counted. */
@Injectable()
export class LayoutKeeper {
  constructor(
    private readonly desk: LayoutDesk,
    private readonly versions: LayoutVersionRepository,
    private readonly changes: FeedChangeRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Each shape of the file gets a version of the feed's layout; every arrival of the feed that waits is read again. `again`: so is what
   * the versions before had read. @throws platform.not-found, flows.layout-…, FileRefused
   */
  async confirm(tx: TxCtx, rawFileId: number, choices: readonly SheetChoice[], again: boolean): Promise<LayoutRequest> {
    const request = await this.desk.find(tx, rawFileId);
    const by: Confirmation = { userId: tx.actor.kind === 'user' ? tx.actor.userId : null, name: actorName(tx), at: this.clock.now() };
    const before: number[] = [];
    for (const layout of chosenLayouts(request, await this.desk.heads(request), choices)) {
      const earlier = await this.remember(tx, request, layout, by);
      if (earlier !== null) before.push(earlier);
    }
    await this.changes.record(tx, { feedId: request.feedId, dealerId: request.dealerId, action: 'layout', detail: { file: [null, request.fileName] } });
    await this.readWaiting(tx, request);
    if (again) await this.readAgain(tx, request, before);
    return this.desk.find(tx, rawFileId);
  }

  private async remember(tx: TxCtx, { feedId, dealerId, layoutName }: LayoutRequest, { layoutId, mapping, shape }: KnownLayout, by: Confirmation): Promise<number | null> {
    const version = layoutId === null ? null : await this.versions.add(tx, { dealerId, name: layoutName }, mapping, by);
    return this.versions.confirm(tx, { feedId, dealerId }, fingerprintOf(shape), shape, version, by);
  }

  private async readWaiting(tx: TxCtx, { feedId, dealerId }: LayoutRequest): Promise<void> {
    const { batchIds, uploadIds } = await this.versions.reopen(tx, feedId);
    if (batchIds.length > 0) await this.outbox.enqueue(tx, countAgain, { dealerId, batchIds });
    await this.outbox.enqueueAll(tx, uploadIds.map((uploadId) => ({ job: previewUpload, payload: { uploadId } })));
  }

  private async readAgain(tx: TxCtx, { feedId }: LayoutRequest, layoutIds: readonly number[]): Promise<void> {
    const ids = await this.versions.readBy(tx, feedId, layoutIds);
    await this.outbox.enqueueAll(tx, ids.map((rawFileId) => ({ job: replayFile, payload: { rawFileId }, options: { key: `file:${rawFileId}` } })));
  }
}
