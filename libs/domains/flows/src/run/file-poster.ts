import { Injectable } from '@nestjs/common';
import { type Ctx, type TxCtx, UnitOfWork } from '@tributary/platform';
import { RawArchive } from '../archive/raw-archive';
import type { RawFile } from '../archive/raw-file';
import { RawFileRepository } from '../archive/raw-file.repository';
import type { Fault } from '@tributary/sheets';
import { UNWATCHED, type WorkSteps } from '../work/flow-work';
import { ArrivalHandling } from './arrival-handling';
import { refusalOf } from './file-refusal';
import { RunLock } from './run-lock';

/** Posts the files of a dealer, one transaction each, in the order in which they arrived by whichever feed. */
@Injectable()
export class FilePoster {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: RawFileRepository,
    private readonly archive: RawArchive,
    private readonly arrivals: ArrivalHandling,
    private readonly lock: RunLock,
  ) {}

  /** Everything that was archived and waits; safe to call at any time and from several workers. */
  async postWaiting(ctx: Ctx, dealerId: number, steps: WorkSteps = UNWATCHED): Promise<void> {
    await steps.total(await this.uow.read(ctx, (tx) => this.files.countWaiting(tx, dealerId)));
    for (let file = await this.next(ctx, dealerId, steps); file; file = await this.next(ctx, dealerId, steps)) await steps.fileDone(file.id);
  }

  find(tx: TxCtx, rawFileId: number): Promise<RawFile | undefined> {
    return this.files.find(tx, rawFileId);
  }

  /** Posts one file again after a decision about its names. */
  async repost(ctx: Ctx, file: RawFile, steps: WorkSteps = UNWATCHED): Promise<void> {
    if (this.archive.isFar) await this.archive.fileOf(file.sha256);
    await this.uow.write(ctx, async (tx) => {
      await this.lock.holdDealer(tx, file.dealerId);
      await this.arrivals.repost(tx, file, steps);
    });
  }

  private async next(ctx: Ctx, dealerId: number, steps: WorkSteps): Promise<RawFile | undefined> {
    await this.bringNear(ctx, dealerId);
    let file: RawFile | undefined;
    try {
      await this.uow.write(ctx, async (tx) => {
        file = await this.waiting(tx, dealerId);
        if (file) await this.arrivals.handle(tx, file, steps);
      });
    } catch (error) {
      const fault = refusalOf(error);
      if (!file || !fault) throw error;
      await this.refuse(ctx, file, fault, error);
    }
    return file;
  }

  /** The bytes of what comes next, before its transaction begins: a slow bucket holds up neither a connection nor whoever waits for the dealer's turn. */
  private async bringNear(ctx: Ctx, dealerId: number): Promise<void> {
    if (!this.archive.isFar) return;
    const file = await this.uow.read(ctx, (tx) => this.files.nextWaiting(tx, dealerId));
    if (file) await this.archive.fileOf(file.sha256);
  }

  private async waiting(tx: TxCtx, dealerId: number): Promise<RawFile | undefined> {
    await this.lock.holdDealer(tx, dealerId);
    return this.files.nextWaiting(tx, dealerId);
  }

  /** In a transaction of its own, because the failed one left nothing; unless another worker was faster. */
  private async refuse(ctx: Ctx, file: RawFile, reason: Fault, error: unknown): Promise<void> {
    await this.uow.write(ctx, async (tx) => {
      if ((await this.waiting(tx, file.dealerId))?.id !== file.id) return;
      await this.arrivals.refuse(tx, file, reason, error);
    });
  }
}
