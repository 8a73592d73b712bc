import { faultOf } from '@tributary/sheets';
import { fileFaults } from '../flows.faults';
import type { DaySummary } from '../map/day-digest';
import type { DayInForce } from '../post/flow-classification';
import { FileRefused } from '../read/file-reader';
import type { Coverage } from './coverage';

/** Stops a file that seems to tell of less than its feed declares, before it empties days; a person who knows better has the last word. @throws FileRefused */
export function refuseLeftOut(told: readonly DaySummary[], taken: readonly DaySummary[], inForce: readonly DayInForce[], coverage: Coverage): void {
  const gone = leftOut(told, taken, inForce);
  const dates = [...new Set(gone.map(({ date }) => date))].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return;
  const rows = gone.reduce((sum, { entries }) => sum + entries, 0);
  throw new FileRefused(faultOf(fileFaults.daysLeftOut({ days: dates.length, first, last, rows, coverage: `flows.coverage-${coverage}` })));
}

/**
 * Days with entries that a file would empty, if they are so many or so placed that it rather tells of less than its feed declares: before its own
 * first day (it brings the last few days only), or half and more of what it tells of (it is a part). None of them, where it may count.
 */
export function leftOut(told: readonly DaySummary[], taken: readonly DaySummary[], inForce: readonly DayInForce[]): readonly DayInForce[] {
  const emptied = new Set(taken.filter(({ rows }) => rows === 0).map(keyOf));
  const held = inForce.filter(({ entries }) => entries > 0);
  const gone = held.filter((day) => emptied.has(keyOf(day)));
  const beginOf = (kind: DaySummary['kind']): string => told.find((day) => day.kind === kind && day.rows > 0)?.date ?? '';
  return gone.length * 2 >= held.length || gone.some(({ kind, date }) => date < beginOf(kind)) ? gone : [];
}

const keyOf = ({ kind, date }: Pick<DaySummary, 'kind' | 'date'>): string => `${kind} ${date}`;
