import type { LocalDate } from '@tributary/kernel';
import type { Classification } from '../archive/raw-file';
import type { DaySummary } from '../map/day-digest';
import type { FlowKind } from '../map/layout-mapping';

/** The file in force for one day of a dealer and kind. */
export interface DayInForce {
  readonly kind: FlowKind;
  readonly date: LocalDate;
  readonly rawFileId: number;
  /** In the order of arrivals, of that file or of the last one by as good a road that said the same. */
  readonly place: number;
  /** SHA-256 in hex over what the day's rows say. */
  readonly hash: string;
  /** How much its road is believed (`road-rank.ts`). */
  readonly rank: number;
  /** Entries that count. */
  readonly entries: number;
}

/** An arrival: its place in the order of arrivals, and how much its road is believed. */
export interface PlacedFile {
  readonly place: number;
  readonly rank: number;
}

export interface FileContent {
  readonly days: readonly DaySummary[];
  /** Rows that belong to no day because their date cannot be read. */
  readonly undated: number;
}

export interface Verdict {
  readonly classification: Classification;
  /** The days that the file takes. */
  readonly days: readonly DaySummary[];
  /** Days that said the same already; from now on what came before the file does not change them. */
  readonly again: readonly DaySummary[];
  /** How many days say something else than it does, and stay so because they came by a better road. */
  readonly held: number;
}

/**
 * What a file is in the light of the days in force. Days that say the same stay as they are, whichever file they came
 * from, unless the new one came by a better road; days that a better road or a later arrival by an equal one holds stay with it.
 */
export function classify(file: PlacedFile, { days, undated }: FileContent, inForce: readonly DayInForce[]): Verdict {
  const known = new Map(inForce.map((day) => [keyOf(day), day]));
  const taken = days.filter((day) => takes(file, day.hash, known.get(keyOf(day))));
  const again = days.filter((day) => saysAgain(file, day.hash, known.get(keyOf(day))));
  const held = days.filter((day) => isHeld(file, day.hash, known.get(keyOf(day)))).length;
  return { classification: classificationOf(taken, { held, undated, known, overlaps: days.some((day) => known.has(keyOf(day))) }), days: taken, again, held };
}

interface Circumstances {
  readonly held: number;
  readonly undated: number;
  readonly known: ReadonlyMap<string, DayInForce>;
  readonly overlaps: boolean;
}

function classificationOf(taken: readonly DaySummary[], { held, undated, known, overlaps }: Circumstances): Classification {
  const replaced = taken.filter((day) => known.has(keyOf(day)));
  if (replaced.some((day) => known.get(keyOf(day))?.hash !== day.hash)) return 'correction';
  if (held > 0 || replaced.length > 0) return 'overlap';
  if (!overlaps) return 'new';
  return taken.length === 0 && undated === 0 ? 'identical' : 'extension';
}

function takes({ place, rank }: PlacedFile, hash: string, day: DayInForce | undefined): boolean {
  if (!day || rank > day.rank) return true;
  return rank === day.rank && day.hash !== hash && day.place <= place;
}

function saysAgain({ place, rank }: PlacedFile, hash: string, day: DayInForce | undefined): boolean {
  return day !== undefined && day.hash === hash && rank === day.rank && place > day.place;
}

function isHeld({ rank }: PlacedFile, hash: string, day: DayInForce | undefined): boolean {
  return day !== undefined && day.hash !== hash && rank < day.rank;
}

/** Posting a file once more, because a name in it means something else now: the days it is in force for. */
export function heldDays(fileId: number, days: readonly DaySummary[], inForce: readonly DayInForce[]): readonly DaySummary[] {
  const held = new Set(inForce.filter((day) => day.rawFileId === fileId).map(keyOf));
  return days.filter((day) => held.has(keyOf(day)));
}

const keyOf = ({ kind, date }: Pick<DaySummary, 'kind' | 'date'>): string => `${kind} ${date}`;
