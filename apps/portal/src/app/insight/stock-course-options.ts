import type { StockDayDto } from '@tributary/api-client';
import { formatDay, formatNumber, type LocaleCode } from '@tributary/ui';
import type { EChartsCoreOption } from 'echarts/core';
import { CHART_COLOURS, dayFrame } from './day-chart-options';

/** What the chart says in words. */
export interface StockCourseWords {
  readonly stock: string;
  readonly sold: string;
  readonly unit: string;
}

/**
 * Stock as steps, for it holds from one record to the next, and sales as bars below it. The chart draws with floating point; the words
 * of its hints and the table below it come from the exact numbers.
 */
export function stockCourseOptions(days: readonly StockDayDto[], { stock, sold, unit }: StockCourseWords, locale: LocaleCode): EChartsCoreOption {
  return {
    ...dayFrame(days.map(({ date }) => date), locale),
    tooltip: {
      trigger: 'axis',
      formatter: (points: readonly { dataIndex: number }[]) => {
        const day = days[points[0]?.dataIndex ?? -1];
        return day ? `${formatDay(day.date, locale)}<br>${stock} <b>${formatNumber(day.quantity)}</b> ${unit}<br>${sold} <b>${formatNumber(day.sold)}</b> ${unit}` : '';
      },
    },
    series: [
      { name: stock, type: 'line', step: 'end', symbol: 'none', lineStyle: { color: CHART_COLOURS.hover, width: 2 }, areaStyle: { color: CHART_COLOURS.bar, opacity: 0.12 }, data: days.map((day) => Number(day.quantity)) },
      { name: sold, type: 'bar', barMaxWidth: 14, itemStyle: { color: CHART_COLOURS.bar, borderRadius: [3, 3, 0, 0] }, data: days.map((day) => Number(day.sold)) },
    ],
  };
}
