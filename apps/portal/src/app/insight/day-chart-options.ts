import type { SellThroughDayDto } from '@tributary/api-client';
import { formatDay, formatMoney, type LocaleCode } from '@tributary/ui';
import type { EChartsCoreOption } from 'echarts/core';

/** Of every chart here. */
export const CHART_COLOURS = { bar: '#15879a', hover: '#0a6b79', line: '#dde5e7', text: '#5d7279' };

/** 12 300 000 → '1,230万' or '12.3M': axes have room for three digits. */
export function shortAmount(value: number, locale: LocaleCode): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** The frame of every chart by day: room for the words, days below, amounts at the side. */
export function dayFrame(dates: readonly string[], locale: LocaleCode): EChartsCoreOption {
  return {
    grid: { left: 8, right: 8, top: 16, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: dates.map((date) => date.slice(5).replace('-', '/')),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: CHART_COLOURS.line } },
      axisLabel: { color: CHART_COLOURS.text },
    },
    yAxis: {
      type: 'value',
      splitLine: { lineStyle: { color: CHART_COLOURS.line, type: 'dashed' } },
      axisLabel: { color: CHART_COLOURS.text, formatter: (value: number) => shortAmount(value, locale) },
    },
  };
}

/**
 * One bar per day. The chart draws with floating point, which is fine for the height of a bar; the words beside it come
 * from the exact amounts.
 */
export function dayChartOptions(days: readonly SellThroughDayDto[], locale: LocaleCode): EChartsCoreOption {
  return {
    ...dayFrame(days.map(({ date }) => date), locale),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: 'rgba(21,135,154,.08)' } },
      formatter: (points: readonly { dataIndex: number }[]) => {
        const day = days[points[0]?.dataIndex ?? -1];
        return day ? `${formatDay(day.date, locale)}<br><b>${formatMoney(day.amount)}</b>` : '';
      },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 26,
        itemStyle: { color: CHART_COLOURS.bar, borderRadius: [4, 4, 0, 0] },
        emphasis: { itemStyle: { color: CHART_COLOURS.hover } },
        data: days.map((day) => Number(day.amount)),
      },
    ],
  };
}
