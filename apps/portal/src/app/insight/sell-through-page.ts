import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, getSellThrough, listBranches, listProductLines } from '@tributary/api-client';
import {
  ActiveLocale,
  Button,
  CodeWords,
  EmptyState,
  FilterBar,
  formatMoney,
  formatNumber,
  Icon,
  LocalNamePipe,
  localName,
  MoneyPipe,
  Now,
  PageHeader,
  shanghaiDay,
  shiftDay,
  Skeleton,
  Stat,
  Time,
} from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { queryFilters } from '../core/list/query-filters';
import { DealerSelect } from '../shared/dealer-select';
import { PeriodPicker } from '../shared/period/period-picker';
import { ProblemState } from '../shared/problem-state';
import { DayChart } from './day-chart';
import { Ranking, type RankedItem } from './ranking';
import { SellThroughExport } from './sell-through-export';

const DEFAULT_DAYS = 30;

/** What leaves the channel: by day, by branch, by product, by dealer, down to the rows behind each figure. */
@Component({
  selector: 'app-sell-through-page',
  imports: [
    Button,
    DayChart,
    DealerSelect,
    EmptyState,
    FilterBar,
    FormsModule,
    Icon,
    LocalNamePipe,
    MoneyPipe,
    NzSelectModule,
    PageHeader,
    PeriodPicker,
    ProblemState,
    Ranking,
    RouterLink,
    Skeleton,
    Stat,
    Time,
    TranslocoPipe,
  ],
  templateUrl: './sell-through-page.html',
  styleUrl: './sell-through-page.less',
})
export class SellThroughPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly locale = inject(ActiveLocale).code;
  private readonly today = shanghaiDay(inject(Now).value());
  private readonly exporter = inject(SellThroughExport);
  private readonly words = inject(CodeWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly filters = queryFilters('from', 'to', 'branch', 'line', 'dealer');

  protected readonly branches = resource({ loader: () => this.api.invoke(listBranches) });
  protected readonly lines = resource({ loader: () => this.api.invoke(listProductLines) });
  protected readonly period = computed(() => ({
    from: this.filters.values().from ?? shiftDay(this.today, 1 - DEFAULT_DAYS),
    to: this.filters.values().to ?? this.today,
  }));
  protected readonly result = resource({
    params: () => {
      const { branch, line, dealer } = this.filters.values();
      return { ...this.period(), branchId: Number(branch) || undefined, productLineId: Number(line) || undefined, dealerId: Number(dealer) || undefined };
    },
    loader: ({ params }) => this.api.invoke(getSellThrough, params),
  });
  protected readonly products = computed<RankedItem[]>(() =>
    this.result.hasValue()
      ? this.result.value().products.map((row) => ({
          id: row.skuId,
          name: localName(row, this.locale()),
          detail: `${row.code} · ${formatNumber(row.quantity)} ${this.words.wordOf('units', row.unit)}`,
          amount: row.amount,
        }))
      : [],
  );
  protected readonly dealers = computed<RankedItem[]>(() =>
    this.result.hasValue()
      ? this.result.value().dealers.map((row) => ({ id: row.dealerId, name: localName(row, this.locale()), detail: row.code, amount: row.amount }))
      : [],
  );
  /** Of one branch there is nothing to compare. */
  protected readonly areas = computed<RankedItem[]>(() => {
    const rows = this.result.hasValue() ? this.result.value().branches : [];
    const detail = (dealers: number) => this.transloco.translate('sellThrough.ofDealers', { dealers: formatNumber(dealers) });
    return rows.length > 1 ? rows.map((row) => ({ id: row.branchId, name: localName(row, this.locale()), detail: detail(row.dealers), amount: row.amount })) : [];
  });
  protected readonly table = signal(false);
  protected readonly exporting = signal(false);
  protected readonly money = formatMoney;
  protected readonly count = (value: number) => formatNumber(value);

  protected showRows(filter: { sku?: number; dealer?: number }): void {
    void this.router.navigate(['/flow-entries'], { queryParams: { kind: 'sale', ...this.period(), dealer: this.filters.values().dealer, ...filter } });
  }

  protected async export(format: 'xlsx' | 'csv'): Promise<void> {
    if (!this.result.hasValue()) return;
    this.exporting.set(true);
    try {
      await this.exporter.save(this.result.value(), format);
    } finally {
      this.exporting.set(false);
    }
  }
}
