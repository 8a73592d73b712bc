import { byAge, fitsPattern, isUnfinishedName } from './source';

describe('names on the far side', () => {
  it.each(['a.tmp', 'b.PART', '~$销售.xlsx', 'c.xlsx.filepart', '.hidden', 'd.crdownload'])('%s is unfinished', (name) => {
    expect(isUnfinishedName(name)).toBe(true);
  });

  it.each(['销售-2026-03-01.xlsx', 'a.csv', 'part.xls', 'tmp'])('%s is finished', (name) => {
    expect(isUnfinishedName(name)).toBe(false);
  });

  it('fit a pattern whole, and only by its own wildcards', () => {
    expect(['销售-1.xlsx', '销售-1.XLSX', 'x销售-1.xlsx', '销售-1.xlsxx', '销售-1_xlsx'].map((name) => fitsPattern(name, '销售*.xlsx'))).toEqual([true, true, false, false, false]);
    expect(fitsPattern('a1.csv', 'a?.csv')).toBe(true);
    expect(fitsPattern('anything', undefined)).toBe(true);
  });

  it('are taken in order of age, else of name', () => {
    const file = (path: string, at?: string) => ({ path, name: path, size: 1, stamp: '', modifiedAt: at ? new Date(at) : null });
    const files = [file('b', '2026-03-02'), file('c', '2026-03-01'), file('a', '2026-03-02')];
    expect(files.sort(byAge).map(({ path }) => path)).toEqual(['c', 'a', 'b']);
  });
});
