import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, type TxCtx, UnitOfWork } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import type { RawFile } from '../archive/raw-file';
import { Misaddressed } from '../check/addressee-check';
import { refusalOf } from '../run/file-refusal';
import { RunLock } from '../run/run-lock';
import { dayChanges } from './day-changes';
import { entryDifference } from './entry-difference';
import type { UploadPreview } from './flow-upload';
import { UploadEffectRepository } from './upload-effect.repository';
import { type Tried, UploadTrial } from './upload-trial';

/** What an upload would change, or why it cannot count and of whom it seems to be. */
export type Previewed = { readonly at: Date } & ({ readonly preview: UploadPreview } | { readonly reason: Fault; readonly alikeDealerId?: number });

/** Carries what a transaction would have done out of it; the transaction itself is taken back. */
class TakenBack extends Error {
  constructor(readonly preview: UploadPreview) {
    super('taken back');
  }
}

/**
 * Says what a file, or all that an archive holds, would change: it is counted for real, by the very pipeline that will count it, in a
 * transaction that is taken back. What is in force is read beside it, where nothing of that is seen.
 */
@Injectable()
export class UploadPreviewer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly trial: UploadTrial,
    private readonly lock: RunLock,
    private readonly effects: UploadEffectRepository,
    private readonly clock: Clock,
  ) {}

  async preview(ctx: Ctx, file: RawFile): Promise<Previewed> {
    const at = this.clock.now();
    try {
      await this.uow.write(ctx, async (tx) => {
        await this.lock.holdDealer(tx, file.dealerId);
        throw new TakenBack(await this.effect(ctx, tx, file, await this.trial.run(tx, file)));
      });
    } catch (error) {
      if (error instanceof TakenBack) return { preview: error.preview, at };
      const reason = refusalOf(error);
      if (!reason) throw error;
      return { reason, at, ...(error instanceof Misaddressed ? { alikeDealerId: error.alikeDealerId } : {}) };
    }
    throw new Error('The preview was not taken back.');
  }

  private async effect(ctx: Ctx, tx: TxCtx, file: RawFile, { ids, note }: Tried): Promise<UploadPreview> {
    const { kind, ...counts } = await this.effects.outcome(tx, file.id, ids);
    const dates = await this.effects.days(tx, ids);
    const after = await this.effects.entries(tx, file.dealerId, kind, dates);
    const before = await this.uow.read({ ...ctx, tx: undefined }, (own) => this.effects.entries(own, file.dealerId, kind, dates));
    return { ...counts, note: note ?? counts.note, days: dayChanges(dates, before, after), ...entryDifference(before, after), reasons: await this.effects.reasons(tx, ids) };
  }
}
