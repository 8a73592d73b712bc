import { seenCoverage } from './seen-coverage';

const seen = (...files: [from: string, to: string][]): string | null => seenCoverage(files.map(([from, to]) => ({ from: `2026-${from}`, to: `2026-${to}` })));

describe('what the files of a feed seem to hold', () => {
  it('is the month to date where each begins with the month, also when the month turns', () => {
    expect(seen(['03-01', '03-12'], ['03-01', '03-11'], ['03-02', '03-10'])).toBe('month');
    expect(seen(['04-01', '04-02'], ['04-01', '04-01'], ['03-01', '03-31'], ['03-01', '03-30'], ['03-01', '03-29'])).toBe('month');
  });

  it('is everything where all begin with the same day long ago', () => {
    expect(seen(['01-01', '03-12'], ['01-01', '03-11'], ['01-01', '03-10'])).toBe('snapshot');
  });

  it('is nothing of the kind for single days at the beginning of a month, the last few days, and too few files', () => {
    expect(seen(['03-03', '03-03'], ['03-02', '03-02'], ['03-01', '03-01'])).toBeNull();
    expect(seen(['03-06', '03-12'], ['03-05', '03-11'], ['03-04', '03-10'])).toBeNull();
    expect(seen(['03-01', '03-12'], ['03-01', '03-11'])).toBeNull();
    expect(seen(['03-01', '03-12'], ['03-01', '03-12'], ['03-01', '03-12'])).toBeNull();
    expect(seen()).toBeNull();
  });
});
