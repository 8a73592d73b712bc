import { classify, type DayInForce, heldDays } from './flow-classification';

const [AGENT, FILE, UPLOAD] = [4, 2, 1];
const day = (date: string, hash: string) => ({ kind: 'sale' as const, date, rows: 1, hash });
const inForce = (date: string, hash: string, rawFileId = 1, rank = FILE): DayInForce => ({ kind: 'sale', date, hash, rawFileId, place: rawFileId, rank, entries: 1 });
const verdict = (days: ReturnType<typeof day>[], known: DayInForce[], undated = 0, rank = FILE) => {
  const { classification, days: taken, held } = classify({ place: 5, rank }, { days, undated }, known);
  return [classification, taken.map(({ date }) => date), ...(held > 0 ? [held] : [])];
};

describe('an arrival', () => {
  it('is new where nothing is in force', () => {
    expect(verdict([day('2026-03-01', 'a'), day('2026-03-02', 'b')], [])).toEqual(['new', ['2026-03-01', '2026-03-02']]);
  });

  it('is identical when every day says what it said', () => {
    expect(verdict([day('2026-03-01', 'a')], [inForce('2026-03-01', 'a')])).toEqual(['identical', []]);
  });

  it('is not identical when it has rows that belong to no day', () => {
    expect(verdict([day('2026-03-01', 'a')], [inForce('2026-03-01', 'a')], 1)).toEqual(['extension', []]);
  });

  it('is a correction of the days that differ, and leaves the others', () => {
    expect(verdict([day('2026-03-01', 'a'), day('2026-03-02', 'x'), day('2026-03-03', 'c')], [inForce('2026-03-01', 'a'), inForce('2026-03-02', 'b')])).toEqual([
      'correction',
      ['2026-03-02', '2026-03-03'],
    ]);
  });

  it('is an extension when it only adds days', () => {
    expect(verdict([day('2026-03-01', 'a'), day('2026-03-02', 'b')], [inForce('2026-03-01', 'a')])).toEqual(['extension', ['2026-03-02']]);
  });

  it('never takes a day from a later one', () => {
    expect(verdict([day('2026-03-01', 'x'), day('2026-03-02', 'y')], [inForce('2026-03-01', 'a', 9)])).toEqual(['extension', ['2026-03-02']]);
  });

  it('without one readable day is new and replaces nothing', () => {
    expect(verdict([], [], 3)).toEqual(['new', []]);
  });

  it('that people bring never replaces what came by itself, and says so', () => {
    expect(verdict([day('2026-03-01', 'x'), day('2026-03-02', 'y')], [inForce('2026-03-01', 'a')], 0, UPLOAD)).toEqual(['overlap', ['2026-03-02'], 1]);
    expect(verdict([day('2026-03-01', 'a')], [inForce('2026-03-01', 'a')], 0, UPLOAD)).toEqual(['identical', []]);
  });

  it('by a better road takes its days, from later arrivals too', () => {
    expect(verdict([day('2026-03-01', 'x')], [inForce('2026-03-01', 'a', 9)], 0, AGENT)).toEqual(['correction', ['2026-03-01']]);
  });

  it('by a better road that says the same takes the day all the same: from now on nobody else may change it', () => {
    expect(verdict([day('2026-03-01', 'a')], [inForce('2026-03-01', 'a', 9, UPLOAD)])).toEqual(['overlap', ['2026-03-01']]);
  });

  it('says again what a day says that came before it, by as good a road', () => {
    const again = (rank: number, ...known: DayInForce[]): string[] => classify({ place: 5, rank }, { days: [day('2026-03-01', 'a')], undated: 0 }, known).again.map(({ date }) => date);
    expect(again(FILE, inForce('2026-03-01', 'a', 4))).toEqual(['2026-03-01']);
    for (const other of [inForce('2026-03-01', 'a', 9), inForce('2026-03-01', 'b', 4), inForce('2026-03-01', 'a', 4, AGENT), inForce('2026-03-01', 'a', 4, UPLOAD)]) expect(again(FILE, other)).toEqual([]);
  });

  it('posted again keeps to the days it is in force for', () => {
    const days = [day('2026-03-01', 'a'), day('2026-03-02', 'b')];
    expect(heldDays(5, days, [inForce('2026-03-01', 'a', 5), inForce('2026-03-02', 'b', 9)])).toEqual([days[0]]);
  });
});
