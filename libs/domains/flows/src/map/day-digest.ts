import { createHash } from 'node:crypto';
import type { LocalDate } from '@tributary/kernel';
import type { FlowKind } from './layout-mapping';

/** What a file says about one day and kind, whatever the order of its rows. */
export interface DaySummary {
  readonly kind: FlowKind;
  readonly date: LocalDate;
  readonly rows: number;
  /** SHA-256 in hex over the multiset of the day's rows: two equal sales count twice. */
  readonly hash: string;
}

/** Of any day without rows. */
const NOTHING = createHash('sha256').update('no rows').digest('hex');

/** What a file says of a day that it tells of whole and has no rows of. */
export const nothingOn = (kind: FlowKind, date: LocalDate): DaySummary => ({ kind, date, rows: 0, hash: NOTHING });

interface Day {
  rows: number;
  low: number;
  high: number;
  mixed: number;
}

/**
 * Collects the rows of each day into one value. Each row is hashed twice and the hashes are added, which makes their
 * order irrelevant and keeps repeats. Cheap on purpose, for every row of every file passes here: it is to notice a
 * change that a dealer made. That bytes are the same bytes is for the archive's SHA-256 to say.
 */
export class DayDigests {
  private readonly days = new Map<LocalDate, Day>();
  private lastDate = '';
  private last: Day = { rows: 0, low: 0, high: 0, mixed: 0 };

  add(date: LocalDate, content: string): void {
    if (date !== this.lastDate) this.turnTo(date);
    let low = 0x811c9dc5;
    let high = 0x9e3779b9;
    for (let index = 0; index < content.length; index += 1) {
      const code = content.charCodeAt(index);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, 0x85ebca6b);
      high ^= high >>> 13;
    }
    low = finish(low ^ content.length);
    high = finish(high);
    this.last.rows += 1;
    this.last.low = (this.last.low + low) >>> 0;
    this.last.high = (this.last.high + high) >>> 0;
    this.last.mixed = (this.last.mixed + finish(low ^ Math.imul(high, 0xc2b2ae35))) >>> 0;
  }

  summaries(kind: FlowKind): DaySummary[] {
    return [...this.days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, { rows, low, high, mixed }]) => ({ kind, date, rows, hash: createHash('sha256').update(`${rows}:${low}:${high}:${mixed}`).digest('hex') }));
  }

  private turnTo(date: LocalDate): void {
    let day = this.days.get(date);
    if (!day) this.days.set(date, (day = { rows: 0, low: 0, high: 0, mixed: 0 }));
    this.last = day;
    this.lastDate = date;
  }
}

/** The days of each kind that a file records. */
export class DaysByKind {
  private readonly kinds = new Map<FlowKind, DayDigests>();

  of(kind: FlowKind): DayDigests {
    let digests = this.kinds.get(kind);
    if (!digests) this.kinds.set(kind, (digests = new DayDigests()));
    return digests;
  }

  /** Kinds of which there was a row, be it one without a day. */
  get seen(): FlowKind[] {
    return [...this.kinds.keys()];
  }

  /** From the first day to the last, whatever the kinds. */
  summaries(): DaySummary[] {
    return [...this.kinds].flatMap(([kind, digests]) => digests.summaries(kind)).sort((one, other) => one.date.localeCompare(other.date));
  }
}

/** Spreads every bit over all others (the last steps of MurmurHash3). */
function finish(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
