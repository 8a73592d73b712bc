import type { DaySummary } from '../map/day-digest';
import type { FlowKind } from '../map/layout-mapping';
import type { DayInForce } from '../post/flow-classification';
import type { ReadSummary } from '../read/read-job';
import { type Coverage, withCovered } from './coverage';
import { leftOut } from './left-out';

const day = (date: string, kind: FlowKind = 'sale', rows = 1): DaySummary => ({ kind, date, rows, hash: `of ${date}` });
const summaryOf = (days: readonly DaySummary[], undated = 0): ReadSummary => ({ days, rows: days.reduce((sum, { rows }) => sum + rows, undated) }) as ReadSummary;
const told = (coverage: Coverage, ...days: DaySummary[]): string[] => withCovered(summaryOf(days), coverage).days.map(({ kind, date, rows }) => `${kind} ${date.slice(5)} ${rows}`);

describe('the days that a file tells of', () => {
  it('are those that it has rows of, where its feed declares nothing else', () => {
    expect(told('days', day('2026-03-02'), day('2026-03-05'))).toEqual(['sale 03-02 1', 'sale 03-05 1']);
  });

  it('go from the first of the month to its last row, in a month to date', () => {
    expect(told('month', day('2026-03-03'), day('2026-03-05'))).toEqual(['sale 03-01 0', 'sale 03-02 0', 'sale 03-03 1', 'sale 03-04 0', 'sale 03-05 1']);
    expect(told('month', day('2026-03-01'))).toEqual(['sale 03-01 1']);
  });

  it('go from its first row to its last in a snapshot, and in what is of several months and so no month to date', () => {
    const days = [day('2026-02-27'), day('2026-03-02')];
    for (const coverage of ['snapshot', 'month'] as const) expect(told(coverage, ...days)).toEqual(['sale 02-27 1', 'sale 02-28 0', 'sale 03-01 0', 'sale 03-02 1']);
  });

  it('are each kind’s own, and of stock none but those on which it was taken', () => {
    expect(told('month', day('2026-03-01', 'stock'), day('2026-03-02', 'purchase'), day('2026-03-03', 'stock'), day('2026-03-03'))).toEqual([
      'stock 03-01 1', 'purchase 03-01 0', 'sale 03-01 0', 'purchase 03-02 1', 'sale 03-02 0', 'stock 03-03 1', 'sale 03-03 1',
    ]);
  });

  it('are none without rows while a row has no day that can be read', () => {
    expect(withCovered(summaryOf([day('2026-03-03')], 1), 'month').days).toHaveLength(1);
  });

  it('do not lie in a silence that a mistyped year makes', () => {
    expect(told('snapshot', day('2016-03-01'), day('2026-03-01'))).toEqual(['sale 03-01 1', 'sale 03-01 1']);
  });

  it('without rows are alike, whatever file says so, and like no day with rows', () => {
    const hashes = ['2026-03-02', '2026-03-03'].flatMap((date) => withCovered(summaryOf([day(date)]), 'month').days.filter(({ rows }) => rows === 0).map(({ hash }) => hash));
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('what a file leaves out', () => {
  const held = (date: string, entries = 3): DayInForce => ({ kind: 'sale', date, hash: `was ${date}`, rawFileId: 1, place: 1, rank: 2, entries });
  const gone = (file: readonly DaySummary[], inForce: readonly DayInForce[]): string[] => leftOut(file, file, inForce).map(({ date }) => date.slice(8));
  const march = (from: number, to: number, empty: readonly number[] = []): DaySummary[] =>
    Array.from({ length: to - from + 1 }, (_, index) => day(`2026-03-${String(from + index).padStart(2, '0')}`, 'sale', empty.includes(from + index) ? 0 : 1));

  it('may go: a sale that was taken back, where most of the rest is as it was', () => {
    expect(gone(march(1, 9, [4]), march(1, 8).map(({ date }) => held(date)))).toEqual([]);
  });

  it('does not go where the file begins later than what was posted: it brings the last days only', () => {
    expect(gone(march(1, 9, [1, 2]), march(1, 8).map(({ date }) => held(date)))).toEqual(['01', '02']);
  });

  it('does not go where it is half of what was posted, or more', () => {
    expect(gone(march(1, 5, [2, 3]), march(1, 4).map(({ date }) => held(date)))).toEqual(['02', '03']);
    expect(gone(march(1, 5, [2, 3]), march(1, 5).map(({ date }) => held(date)))).toEqual([]);
  });

  it('is nothing where nothing was posted, and on days that stay as they are', () => {
    expect(gone(march(1, 3, [1]), [held('2026-03-01', 0)])).toEqual([]);
    expect(leftOut(march(1, 3, [1]), [], [held('2026-03-01')])).toEqual([]);
  });
});
