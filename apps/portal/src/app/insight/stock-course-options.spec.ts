import { stockCourseOptions } from './stock-course-options';

interface Drawn {
  readonly xAxis: { readonly data: string[] };
  readonly series: readonly { readonly type: string; readonly data: number[] }[];
  readonly tooltip: { readonly formatter: (points: readonly { dataIndex: number }[]) => string };
}

describe('the chart of a stock over days', () => {
  const days = [{ date: '2026-03-05', quantity: '1234.5', dealers: 2, sold: '-3' }, { date: '2026-03-06', quantity: '0', dealers: 0, sold: '0' }];
  const options = stockCourseOptions(days, { stock: '库存', sold: '销售', unit: '桶' }, 'zh-CN') as unknown as Drawn;

  it('draws stock as steps and sales as bars', () => {
    expect(options.xAxis.data).toEqual(['03/05', '03/06']);
    expect(options.series.map(({ type, data }) => [type, data])).toEqual([['line', [1234.5, 0]], ['bar', [-3, 0]]]);
  });

  it('says the exact numbers', () => {
    expect(options.tooltip.formatter([{ dataIndex: 0 }])).toBe('2026/03/05<br>库存 <b>1,234.5</b> 桶<br>销售 <b>-3</b> 桶');
    expect(options.tooltip.formatter([])).toBe('');
  });
});
