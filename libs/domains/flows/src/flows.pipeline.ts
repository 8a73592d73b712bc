import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { type Classification, type Outcome, placeOf, type RawFile } from './archive/raw-file';
import { RawFileRepository, type SameFile } from './archive/raw-file.repository';
import { AddresseeCheck } from './check/addressee-check';
import { undatedRows } from './check/coverage';
import { CoverageRepository } from './check/coverage.repository';
import { refuseLeftOut } from './check/left-out';
import type { Told } from './check/told-days';
import { FeedRepository } from './feed/feed.repository';
import { type Fault, faultOf } from '@tributary/sheets';
import { fileFaults } from './flows.faults';
import type { DaySummary } from './map/day-digest';
import { NameMatcher } from './match/name-matcher';
import { classify, type DayInForce, heldDays } from './post/flow-classification';
import { FlowLedger } from './post/flow-ledger';
import { FlowStaging } from './post/flow-staging';
import type { ReadSummary } from './read/read-job';
import type { WorkSteps } from './work/flow-work';

/** Which days of a file to post, and what that makes of the file. */
interface Plan {
  readonly classification: Classification | null;
  readonly days: readonly DaySummary[];
  /** Days that a better road holds. */
  readonly held: number;
}

/** A file as it was read, beside what is in force for the days that it tells of. */
interface Reading {
  readonly summary: ReadSummary;
  readonly inForce: readonly DayInForce[];
  /** Of its road. */
  readonly rank: number;
  readonly told: Told;
}

/**
 * From archived bytes to posted entries. Before it: `sources/` (fetch) and `archive/` (bytes under their hash, chained);
 * around it: `run/`. Every step is deterministic and one file is one transaction, so any of it may die at any moment and
 * be done again.
 *
 *   parse   read/           whatever the container and text are      → rows of cells, in a process of its own
 *   map     map/            header, columns, dates, numbers          → records by number of item and customer
 *   match   match/, name/   products, units, terminals               → what the numbers mean
 *   check   check/, post/   control totals; whose it is; of which days it tells, against those in force → which days the file replaces
 *   post    post/           dealer × day × kind, each as a whole     → entries, faults, sums
 */
@Injectable()
export class FlowsPipeline {
  constructor(
    private readonly files: RawFileRepository,
    private readonly feeds: FeedRepository,
    private readonly coverages: CoverageRepository,
    private readonly staging: FlowStaging,
    private readonly matcher: NameMatcher,
    private readonly addressee: AddresseeCheck,
    private readonly ledger: FlowLedger,
  ) {}

  /** Posts an arrival; gives its batch. @throws FileRefused, Misaddressed, WorkCancelled */
  async post(tx: TxCtx, file: RawFile, steps: WorkSteps): Promise<number> {
    const same = await this.files.sameBefore(tx, file);
    if (same) return this.files.settle(tx, file.id, { ...IDENTICAL, reason: sameFileReason(same) }, null);
    return this.run(tx, file, steps, async ({ summary, inForce, rank, told }) => {
      const verdict = classify({ place: placeOf(file), rank }, { days: summary.days, undated: undatedRows(summary) }, inForce);
      if (verdict.days.length > 0) await this.addressee.check(tx, file, { ...summary, days: verdict.days });
      if (!told.isSaid && told.declared === null) refuseLeftOut(summary.days, verdict.days, inForce, told.coverage);
      await this.ledger.sayAgain(tx, file, verdict.again);
      return verdict;
    });
  }

  /**
   * Posts again what a file is in force for, because its names or its columns mean something else now: days that it speaks of no more are
   * emptied, days that it speaks of now are taken like those of an arrival. Gives its batch. @throws FileRefused, WorkCancelled
   */
  async repost(tx: TxCtx, file: RawFile, steps: WorkSteps): Promise<number> {
    return this.run(tx, file, steps, ({ summary: { days }, inForce, rank }) => {
      const held = heldDays(file.id, days, inForce);
      const taken = classify({ place: placeOf(file), rank }, { days, undated: 0 }, inForce).days;
      return { classification: null, days: days.filter((day) => held.includes(day) || taken.includes(day)), held: 0 };
    });
  }

  private async run(tx: TxCtx, file: RawFile, steps: WorkSteps, plan: (reading: Reading) => Plan | Promise<Plan>): Promise<number> {
    const { dealerId } = file;
    const { rank, ...how } = await this.feeds.layoutOf(tx, file.feedId);

    const told = await this.coverages.told(tx, file);
    const summary = await this.staging.load(tx, file, how, told, steps);
    const names = await this.matcher.match(tx, { dealerId, receivedAt: file.receivedAt, hasTerminals: summary.kinds.includes('sale') }, summary);
    const inForce = await this.ledger.inForce(tx, dealerId, summary.days);
    const { classification, days, held } = await plan({ summary, inForce, rank, told });
    const layoutId = summary.sheets[0]?.layoutId ?? how.layoutId;
    if (classification === 'identical') return this.files.settle(tx, file.id, { ...IDENTICAL, ...described(summary) }, layoutId);

    await this.staging.explain(tx, file, how, summary, names);
    await this.ledger.vacate(tx, file, summary.days);
    for (const kind of new Set([how.mapping.kind, ...summary.kinds])) {
      await this.ledger.replace(tx, { dealerId, kind, rawFileId: file.id, receivedAt: file.receivedAt, days: days.filter((day) => day.kind === kind) });
    }
    const counts = await this.ledger.countsOf(tx, file.id);
    const outcome = { state: 'posted', classification, coverage: told.coverage, ...counts, ...described(summary), ...(held > 0 ? { reason: faultOf(fileFaults.heldByBetterRoad({ days: held })) } : {}) } as const;
    return this.files.settle(tx, file.id, outcome, layoutId);
  }
}

const IDENTICAL: Outcome = {
  classification: 'identical', state: 'identical', reason: null, rows: 0, posted: 0, faults: 0, from: null, to: null, mediaType: null, sheets: [],
};

const sameFileReason = ({ name, receivedAt }: SameFile): Fault => faultOf(fileFaults.cameBefore({ name, date: shanghaiToday(receivedAt) }));

function described({ rows, days, mediaType, sheets, otherSheets }: ReadSummary): Omit<Outcome, 'classification' | 'state' | 'posted' | 'faults' | 'coverage'> {
  const reason = otherSheets.length > 0 ? faultOf(fileFaults.sheetsSkipped({ sheets: otherSheets.join(', ') })) : null;
  return { rows, reason, from: days[0]?.date ?? null, to: days.at(-1)?.date ?? null, mediaType: mediaType || null, sheets };
}
