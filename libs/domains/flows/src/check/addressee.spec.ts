import { companyNames, isAlike } from './addressee';

const days = [{ kind: 'sale' as const, date: '2026-03-01', rows: 12, hash: '' }, { kind: 'sale' as const, date: '2026-03-02', rows: 8, hash: '' }];

describe('whose a file is', () => {
  it('is doubted when half of it or more, and more than chance gives, is what another has', () => {
    expect([[9, days.slice(1)], [10, days], [9, days], [12, days]].map(([rows, of]) => isAlike({ dealerId: 1, rows: rows as number }, of as typeof days))).toEqual([false, true, false, true]);
  });

  it('is told by names of companies, wherever they begin and whatever follows', () => {
    expect(companyNames(['2026年3月镇江永通商贸有限公司销售明细'])).toContain('镇江永通商贸有限公司');
    expect(companyNames(['单位：镇江永通商贸有限公司', '供货：无锡百通润滑油有限公司（总部）'])).toEqual(expect.arrayContaining(['镇江永通商贸有限公司', '无锡百通润滑油有限公司']));
    expect(companyNames(['镇江(永通)经营部'])).toContain('镇江(永通)经营部');
  });

  it('is not told by words and numbers', () => expect(companyNames(['销售明细 2026-03', '公司', '本公司', '合计 12345'])).toEqual([]));
});
