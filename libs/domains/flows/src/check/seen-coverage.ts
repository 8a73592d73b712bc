import { daysBetween, type Period } from '@tributary/kernel';
import type { Coverage } from './coverage';

/** How many of the latest files are looked at. */
export const FILES_SEEN = 5;
/** Fewer files of such a form may be so by chance. */
const ENOUGH = 3;
/** A month's first sale may be on the day after a holiday. */
const FIRST_DAYS = 3;
/** An export that begins on the same day for longer than this is no month. */
const MONTH_DAYS = 31;

/**
 * What the files of a feed that declares nothing seem to hold, judged by the time that each of the latest ones tells of: the month to date,
 * or everything since the same day. null: nothing of the kind. It is told and never acted upon; a person declares.
 */
export function seenCoverage(files: readonly Period[]): Exclude<Coverage, 'days'> | null {
  if (new Set(files.map(({ to }) => to)).size < ENOUGH) return null;
  if (files.every(({ from, to }) => from === files[0]?.from && daysBetween(from, to) > MONTH_DAYS)) return 'snapshot';
  return files.every(isSinceTheFirst) && files.filter(({ from, to }) => daysBetween(from, to) >= ENOUGH - 1).length >= ENOUGH ? 'month' : null;
}

function isSinceTheFirst({ from, to }: Period): boolean {
  return from.slice(0, 7) === to.slice(0, 7) && dayOf(from) <= FIRST_DAYS;
}

const dayOf = (date: string): number => Number(date.slice(8));
