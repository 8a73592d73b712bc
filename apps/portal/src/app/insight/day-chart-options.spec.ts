import { dayChartOptions, shortAmount } from './day-chart-options';

interface Drawn {
  readonly xAxis: { readonly data: string[] };
  readonly series: readonly { readonly data: number[] }[];
  readonly tooltip: { readonly formatter: (points: readonly { dataIndex: number }[]) => string };
}

describe('the chart by day', () => {
  const options = dayChartOptions([{ date: '2026-03-05', amount: '123456.78', entries: 3 }], 'zh-CN') as unknown as Drawn;

  it('draws one bar per day', () => {
    expect(options.xAxis.data).toEqual(['03/05']);
    expect(options.series[0]?.data).toEqual([123456.78]);
  });

  it('says the exact amount', () => {
    expect(options.tooltip.formatter([{ dataIndex: 0 }])).toBe('2026/03/05<br><b>¥123,456.78</b>');
    expect(options.tooltip.formatter([])).toBe('');
  });

  it('counts in 万 or in K', () => {
    expect(shortAmount(123456, 'zh-CN')).toBe('12.3万');
    expect(shortAmount(123456, 'en-US')).toBe('123.5K');
  });
});
