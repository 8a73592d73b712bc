import { createHash, hash } from 'node:crypto';
import type { LocalDate } from '@tributary/kernel';

const HASH_BYTES = 32;

/** What a file says about one day, whatever the order of its rows. */
export interface DaySummary {
  readonly date: LocalDate;
  readonly rows: number;
  /** SHA-256 in hex over the multiset of the day's rows: two equal sales count twice. */
  readonly hash: string;
}

/** Collects the rows of each day into a hash of what they say. */
export class DayDigests {
  private readonly days = new Map<LocalDate, { rows: number; readonly sums: Float64Array }>();

  add(date: LocalDate, content: string): void {
    let day = this.days.get(date);
    if (!day) this.days.set(date, (day = { rows: 0, sums: new Float64Array(HASH_BYTES) }));
    day.rows += 1;
    // summing the hashes byte by byte makes their order irrelevant and keeps repeats; a million rows stay far below 2^53
    const bytes = hash('sha256', content, 'binary');
    for (let index = 0; index < HASH_BYTES; index += 1) day.sums[index] = (day.sums[index] as number) + bytes.charCodeAt(index);
  }

  summaries(): DaySummary[] {
    return [...this.days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, { rows, sums }]) => ({ date, rows, hash: createHash('sha256').update(`${rows}:${sums.join(',')}`).digest('hex') }));
  }
}
