import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getSellThrough } from '@tributary/api-client';
import { formatMoney, formatNumber, Now, shanghaiDay, shiftDay, Skeleton, Stat } from '@tributary/ui';
import { DayChart } from '../insight/day-chart';
import { ProblemState } from '../shared/problem-state';

const DAYS = 30;

/** A manager's desk: sell-through of the last month. */
@Component({
  selector: 'app-insight-home',
  imports: [DayChart, ProblemState, RouterLink, Skeleton, Stat, TranslocoPipe],
  template: `
    <section class="card">
      <div class="split">
        <h2>{{ 'home.sellThrough' | transloco: { days } }}</h2>
        <a class="small" routerLink="/insight">{{ 'home.all' | transloco }}</a>
      </div>
      @if (result.hasValue()) {
        @let totals = result.value().totals;
        <div class="stats">
          <tb-stat [label]="'sellThrough.amount' | transloco" [value]="money(totals.amount)" />
          <tb-stat [label]="'sellThrough.dealers' | transloco" [value]="count(totals.dealers)" />
          <tb-stat [label]="'sellThrough.products' | transloco" [value]="count(totals.products)" />
        </div>
        <app-day-chart [days]="result.value().days" />
      } @else if (result.error(); as error) {
        <app-problem-state [error]="error" (retry)="result.reload()" />
      } @else {
        <tb-skeleton [lines]="7" />
      }
    </section>
  `,
  styles: `
    .stats {
      display: grid;
      grid-template-columns: 2fr 1fr 1fr;
      gap: var(--space-4);
      margin: var(--space-3) 0;
    }
    @media (max-width: 719px) {
      .stats {
        grid-template-columns: 1fr 1fr;
      }
      .stats tb-stat:first-child {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class InsightHome {
  private readonly api = inject(Api);
  private readonly today = shanghaiDay(inject(Now).value());
  protected readonly days = DAYS;
  protected readonly money = formatMoney;
  protected readonly count = (value: number) => formatNumber(value);
  protected readonly result = resource({
    loader: () => this.api.invoke(getSellThrough, { from: shiftDay(this.today, 1 - DAYS), to: this.today }),
  });
}
