import type { LocalDate } from '@tributary/kernel';
import type { Classification } from '../archive/raw-file';
import type { DaySummary } from '../map/day-digest';

/** The file in force for one day of a dealer and kind. */
export interface DayInForce {
  readonly date: LocalDate;
  readonly rawFileId: number;
  /** Of that file in the order of arrivals. */
  readonly place: number;
  /** SHA-256 in hex over what the day's rows say. */
  readonly hash: string;
}

export interface FileContent {
  readonly days: readonly DaySummary[];
  /** Rows that belong to no day because their date cannot be read. */
  readonly undated: number;
}

export interface Verdict {
  readonly classification: Classification;
  /** The days that the file replaces. */
  readonly days: readonly DaySummary[];
}

/**
 * What a file is in the light of the days in force. Days that say the same stay as they are, whichever file they came
 * from; days that a later arrival holds stay with it. `place`: of the file in the order of arrivals.
 */
export function classify(place: number, { days, undated }: FileContent, inForce: readonly DayInForce[]): Verdict {
  const known = new Map(inForce.map((day) => [day.date, day]));
  const changed = days.filter(({ date, hash }) => {
    const day = known.get(date);
    return !day || (day.hash !== hash && day.place <= place);
  });
  const corrects = changed.some(({ date }) => known.has(date));
  const overlaps = days.some(({ date }) => known.has(date));
  if (changed.length === 0 && overlaps && undated === 0) return { classification: 'identical', days: [] };
  if (corrects) return { classification: 'correction', days: changed };
  return { classification: overlaps ? 'extension' : 'new', days: changed };
}

/** Posting a file once more, because a name in it means something else now: the days it is in force for. */
export function heldDays(fileId: number, days: readonly DaySummary[], inForce: readonly DayInForce[]): readonly DaySummary[] {
  const held = new Set(inForce.filter((day) => day.rawFileId === fileId).map(({ date }) => date));
  return days.filter(({ date }) => held.has(date));
}
