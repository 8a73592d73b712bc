import type { Template } from '@tributary/agent-wire';
import { backOffMs } from '../send/back-off';
import { contentOf, DayRows, headerOf } from './day-rows';
import { halves, piecesOf, windowsOf } from './windows';

const request = { mode: 'days', since: '2026-01-01', through: undefined, today: '2026-03-20', rereadDays: 7, borders: [] } as const;
const ends = (pieces: readonly (readonly string[])[]): string[] => pieces.map((piece) => `${piece[0]}…${piece.at(-1)}`);

describe('what is read', () => {
  it('is everything at first, a month at a time', () => expect(ends(windowsOf(request))).toEqual(['2026-01-01…2026-01-31', '2026-02-01…2026-03-03', '2026-03-04…2026-03-20']));
  it('is the last days once more, later', () => expect(ends(windowsOf({ ...request, through: '2026-03-20' }))).toEqual(['2026-03-13…2026-03-20']));
  it('is what an outage left, and the days before it', () => expect(ends(windowsOf({ ...request, through: '2026-03-01' }))).toEqual(['2026-02-22…2026-03-20']));
  it('is never what lies before the first day, nor a day to come', () => {
    expect(ends(windowsOf({ ...request, since: '2026-03-18', through: '2026-03-20' }))).toEqual(['2026-03-18…2026-03-20']);
    expect(ends(windowsOf({ ...request, through: '2026-04-20' }))).toEqual(['2026-03-13…2026-03-20']);
    expect(windowsOf({ ...request, since: '2026-04-01' })).toEqual([]);
  });
  it('is today alone where things only stand as they stand', () => expect(windowsOf({ ...request, mode: 'today' })).toEqual([['2026-03-20']]));
  it('never reaches over the New Year of a ledger', () => {
    expect(ends(windowsOf({ ...request, since: '2025-12-20', through: '2026-01-03', today: '2026-01-03', borders: ['2026-01-01'] }))).toEqual(['2025-12-27…2025-12-31', '2026-01-01…2026-01-03']);
  });
  it('goes in halves down to a day', () => {
    expect(ends(halves(['2026-03-01', '2026-03-02', '2026-03-03']) ?? [])).toEqual(['2026-03-01…2026-03-02', '2026-03-03…2026-03-03']);
    expect(halves(['2026-03-01'])).toBeUndefined();
    expect(ends(piecesOf(['2026-03-01', '2026-03-02', '2026-03-05'], []))).toEqual(['2026-03-01…2026-03-02', '2026-03-05…2026-03-05']);
  });
});

describe('rows', () => {
  const columns: Template['columns'] = { date: 'd', quantity: 'q', productName: 'p' };
  const read = (...rows: Record<string, string | null>[]): string => {
    const days = ['2026-03-01', '2026-03-02'] as const;
    const lines = new DayRows(columns, days);
    rows.forEach((row) => lines.add(row));
    return contentOf(headerOf(columns), days, lines.lines()).toString('utf8');
  };

  it('are the same bytes in whatever order they come; two equal sales are two', () => {
    const rows = [{ d: '2026-03-02', q: '1.000', p: 'B' }, { d: '20260301', q: '0.1', p: 'A, "x"\nz' }, { d: '2026-03-02 09:30:00.000', q: '1.000', p: 'B' }];
    expect(read(...rows)).toBe('单据日期,商品名称,数量\n2026-03-01,"A, ""x"" z",0.1\n2026-03-02,B,1.000\n2026-03-02,B,1.000\n');
    expect(read(...rows.toReversed())).toBe(read(...rows));
  });

  it.each([
    ['of another day', { d: '2026-03-03', q: '1', p: 'A' }, /row-outside-window/], ['of no day', { d: '31.02.2026', q: '1', p: 'A' }, /row-outside-window/], ['without a column', { d: '2026-03-01', p: 'A' }, /column-missing.*q/],
  ])('%s are no guesswork', (_, row, reason) => expect(() => read(row as never)).toThrow(reason));
});

it('waits longer after each failure, never all at once', () => {
  expect([1, 2, 3, 30].map((failures) => backOffMs(failures, 1))).toEqual([5_000, 10_000, 20_000, 900_000]);
  expect(backOffMs(30, 0)).toBe(450_000);
});
