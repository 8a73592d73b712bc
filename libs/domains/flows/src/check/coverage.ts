import { addDays, daysBetween, eachDay, type LocalDate, monthOf } from '@tributary/kernel';
import { nothingOn } from '../map/day-digest';
import type { ReadSummary } from '../read/read-job';

/**
 * Of which days the files of a feed tell whole: `days`, those that they have rows of; `month`, every day since the first of the month (the
 * month to date); `snapshot`, every day from their first to their last. What stands on such a day and a file leaves out is gone.
 */
export const COVERAGES = ['days', 'month', 'snapshot'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** What a person can say of an arrival that leaves days out: it tells as its feed declares, so these days are empty now, or only of the days that it has rows of. */
export const SAYINGS = ['declared', 'days'] as const;
export type Saying = (typeof SAYINGS)[number];

/** A longer silence between two days with rows says nothing: a mistyped year looks like it. */
export const LONGEST_SILENCE = 92;

/**
 * The summary with every day in it that the file tells of, those without rows as well. Stock is taken on some days, so a file leaves none out.
 * With a row whose day cannot be read, nobody knows which days are without rows: then it tells of those only that it has rows of.
 */
export function withCovered(summary: ReadSummary, coverage: Coverage): ReadSummary {
  if (coverage === 'days' || undatedRows(summary) > 0) return summary;
  const kinds = [...new Set(summary.days.map(({ kind }) => kind))].filter((kind) => kind !== 'stock');
  const silent = kinds.flatMap((kind) => silentDays(summary.days.filter((day) => day.kind === kind).map(({ date }) => date), coverage).map((date) => nothingOn(kind, date)));
  return { ...summary, days: [...summary.days, ...silent].sort((one, other) => one.date.localeCompare(other.date)) };
}

/** Rows that belong to no day because their date cannot be read. */
export const undatedRows = ({ rows, days }: Pick<ReadSummary, 'rows' | 'days'>): number => rows - days.reduce((sum, day) => sum + day.rows, 0);

/** Days without rows that are told of beside these, which are in order. A file of several months is no month to date: it tells from its first day on. */
function silentDays(dates: readonly LocalDate[], coverage: Coverage): LocalDate[] {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  const leading = coverage === 'month' && isOneMonth ? between(addDays(monthOf(first).from, -1), first) : [];
  return [...leading, ...dates.flatMap((date, index) => (index === 0 ? [] : between(dates[index - 1] ?? date, date)))];
}

function between(before: LocalDate, after: LocalDate): LocalDate[] {
  const days = daysBetween(before, after);
  return days < 2 || days > LONGEST_SILENCE ? [] : eachDay({ from: addDays(before, 1), to: addDays(after, -1) });
}
