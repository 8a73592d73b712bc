import { contextIn, dayIn, headedDay, titleTexts } from './date-context';

describe('days around a table', () => {
  it.each([
    ['甲公司2026年2月销售流向', '2026-02-28'],
    ['2024-02', '2024-02-29'],
    ['期间：2026年1月1日至2026年1月31日', '2026-01-31'],
    ['流向_20260315', '2026-03-15'],
    ['流向202602', '2026-02-28'],
    ['销售日报 2026.3.5', '2026-03-05'],
    ['3月', undefined],
    ['电话 13800138000', undefined],
    ['2026年', undefined],
  ])('%s: %s', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });

  it('take a year from around', () => {
    expect(dayIn('3月', { year: 2026 })).toBe('2026-03-31');
    expect(contextIn('甲公司 2026年 明细')).toEqual({ year: 2026 });
  });

  it('head the columns of a cross-tab', () => {
    const march = { year: 2026, month: 3 };
    expect(['1日', '02', '3月4日', '2026-03-05', '3/6', '31', '32', '客户'].map((text) => headedDay(text, march))).toEqual(['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-31', undefined, undefined]);
    expect(headedDay('2026年2月', {})).toBe('2026-02-28');
  });

  it('are none of when somebody printed it', () => {
    expect(titleTexts([{ cells: ['打印日期：2026-03-09', '2026年2月', 5, null] }])).toEqual(['2026年2月']);
  });
});
