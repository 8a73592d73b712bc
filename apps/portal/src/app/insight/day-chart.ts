import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SellThroughDayDto } from '@tributary/api-client';
import { ActiveLocale } from '@tributary/ui';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';
import { dayChartOptions } from './day-chart-options';

/** Sell-through by day as a chart; those who cannot see it find the figures in the table below it. */
@Component({
  selector: 'app-day-chart',
  imports: [NgxEchartsDirective, TranslocoPipe],
  providers: [provideEchartsCore({ echarts: () => import('./echarts').then((m) => m.echarts) })],
  template: `<div echarts class="chart" role="img" [attr.aria-label]="'sellThrough.byDay' | transloco" [options]="options()"></div>`,
  styles: `
    .chart {
      height: 300px;
    }
    @media (max-width: 719px) {
      .chart {
        height: 230px;
      }
    }
  `,
})
export class DayChart {
  readonly days = input.required<readonly SellThroughDayDto[]>();
  private readonly locale = inject(ActiveLocale).code;
  protected readonly options = computed(() => dayChartOptions(this.days(), this.locale()));
}
