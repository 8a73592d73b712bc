import { Injectable } from '@nestjs/common';
import { type Period, shanghaiToday } from '@tributary/kernel';
import { actorName, AuditTrail, Clock, Outbox, platformErrors, type TxCtx } from '@tributary/platform';
import { placeOf, type RawFile } from '../archive/raw-file';
import { RawFileRepository } from '../archive/raw-file.repository';
import { FeedRepository } from '../feed/feed.repository';
import { flowsErrors } from '../flows.errors';
import { replayFile } from '../flows.jobs';
import { classify } from '../post/flow-classification';
import { FlowLedgerRepository } from '../post/flow-ledger.repository';
import { nothingIn } from './nothing-in';
import { NothingRepository } from './nothing.repository';
import { wholeDays } from './whole-days';

/** Of what a word would empty the ledger. */
export interface Emptied {
  readonly days: number;
  readonly entries: number;
}

/**
 * A file without rows, be it a header only or no byte at all: whether there was nothing or the export failed, only a person knows. Who says that
 * there was nothing, and on which days, makes it a report like any other: it counts in its turn, and its days stand as days without anything.
 */
@Injectable()
export class NothingSaid {
  constructor(
    private readonly files: RawFileRepository,
    private readonly feeds: FeedRepository,
    private readonly nothings: NothingRepository,
    private readonly ledger: FlowLedgerRepository,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What stands on these days and would go: days that a better road or a later arrival holds stay. @throws platform.not-found, kernel.period-invalid, kernel.date-invalid, flows.days-too-many */
  async wouldEmpty(tx: TxCtx, rawFileId: number, from: string, to: string): Promise<Emptied> {
    const { file, days } = await this.asked(tx, rawFileId, from, to);
    const { rank, ...layout } = await this.feeds.layoutOf(tx, file.feedId);
    const told = nothingIn(days, layout).days;
    const inForce = await this.ledger.inForce(tx, file.dealerId, told);
    const taken = new Set(classify({ place: placeOf(file), rank }, { days: told, undated: 0 }, inForce).days.map(({ kind, date }) => kind + date));
    const gone = inForce.filter(({ kind, date, entries }) => entries > 0 && taken.has(kind + date));
    return { days: new Set(gone.map(({ date }) => date)).size, entries: gone.reduce((sum, { entries }) => sum + entries, 0) };
  }

  /** @throws what `wouldEmpty` throws, and flows.no-word-wanted */
  async say(tx: TxCtx, rawFileId: number, from: string, to: string): Promise<void> {
    const { file, days } = await this.asked(tx, rawFileId, from, to);
    if (!(await this.nothings.say(tx, rawFileId, days, actorName(tx), this.clock.now()))) throw flowsErrors.noWordWanted();
    await this.audit.record(tx, { action: 'flows.say-nothing', subject: 'raw_file', subjectId: rawFileId, detail: { name: file.name, dealerId: file.dealerId, ...days } });
    await this.outbox.enqueue(tx, replayFile, { rawFileId }, { key: `file:${rawFileId}` });
  }

  private async asked(tx: TxCtx, rawFileId: number, from: string, to: string): Promise<{ file: RawFile; days: Period }> {
    const file = await this.files.find(tx, rawFileId);
    if (!file) throw platformErrors.notFound();
    return { file, days: wholeDays(from, to, shanghaiToday(file.receivedAt)) };
  }
}
