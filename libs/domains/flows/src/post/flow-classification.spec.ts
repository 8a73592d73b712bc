import { classify, type DayInForce, heldDays } from './flow-classification';

const day = (date: string, hash: string) => ({ date, rows: 1, hash });
const inForce = (date: string, hash: string, rawFileId = 1): DayInForce => ({ date, hash, rawFileId, place: rawFileId });
const verdict = (days: ReturnType<typeof day>[], known: DayInForce[], undated = 0, fileId = 5) => {
  const { classification, days: replaced } = classify(fileId, { days, undated }, known);
  return [classification, replaced.map(({ date }) => date)];
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

  it('posted again keeps to the days it is in force for', () => {
    const days = [day('2026-03-01', 'a'), day('2026-03-02', 'b')];
    expect(heldDays(5, days, [inForce('2026-03-01', 'a', 5), inForce('2026-03-02', 'b', 9)])).toEqual([days[0]]);
  });
});
