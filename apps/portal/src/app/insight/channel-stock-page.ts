import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getChannelStock, listBranches, listProductLines } from '@tributary/api-client';
import { Button, EmptyState, FilterBar, formatNumber, Icon, LocalNamePipe, NumberPipe, Now, PageHeader, Quantity, shanghaiDay, shiftDay, Skeleton, Stat, StatusTag, Time, type Tone } from '@tributary/ui';
import { NzDatePickerModule } from 'ng-zorro-antd/date-picker';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { queryFilters } from '../core/list/query-filters';
import { DealerSelect } from '../shared/dealer-select';
import { dayOf, localDate } from '../shared/period/calendar-date';
import { ProblemState } from '../shared/problem-state';
import { ChannelStockExport } from './channel-stock-export';
import { StockCourse } from './stock-course';

/** Stock that lasts for less than so many days is nearly gone; more than the other is long. */
const SHORT_DAYS = 7;
const LONG_DAYS = 90;
/** A record older than that says little. */
const OLD_DAYS = 3;
const PACE_DAYS = 30;

/** What the channel still has: by product, by dealer, by branch, as of a day, and how long it lasts. */
@Component({
  selector: 'app-channel-stock-page',
  imports: [
    Button, DealerSelect, EmptyState, FilterBar, FormsModule, Icon, LocalNamePipe, NumberPipe, NzDatePickerModule, NzSelectModule, PageHeader, ProblemState, Quantity, RouterLink, Skeleton, Stat, StatusTag, StockCourse, Time, TranslocoPipe,
  ],
  templateUrl: './channel-stock-page.html',
  styleUrl: './channel-stock-page.less',
})
export class ChannelStockPage {
  private readonly api = inject(Api);
  private readonly exporter = inject(ChannelStockExport);
  private readonly today = shanghaiDay(inject(Now).value());
  protected readonly filters = queryFilters('day', 'branch', 'line', 'dealer', 'sku');
  protected readonly idOf = (text: string | undefined) => Number(text) || undefined;
  protected readonly toDay = dayOf;
  protected readonly day = computed(() => this.filters.values().day ?? this.today);
  protected readonly date = computed(() => localDate(this.day()));
  protected readonly branches = resource({ loader: () => this.api.invoke(listBranches) });
  protected readonly lines = resource({ loader: () => this.api.invoke(listProductLines) });
  protected readonly result = resource({
    params: () => {
      const { branch, line, dealer } = this.filters.values();
      return { day: this.day(), branchId: this.idOf(branch), productLineId: this.idOf(line), dealerId: this.idOf(dealer) };
    },
    loader: ({ params }) => this.api.invoke(getChannelStock, params),
  });
  /** The product whose course is shown. */
  protected readonly sku = computed(() => this.idOf(this.filters.values().sku));
  protected readonly exporting = signal(false);
  protected readonly count = (value: number) => formatNumber(value);

  protected coverTone(cover: number): Tone {
    if (cover < SHORT_DAYS) return 'clay';
    return cover > LONG_DAYS ? 'sand' : 'leaf';
  }

  protected ageTone = (age: number): Tone => (age > OLD_DAYS ? 'sand' : 'quiet');

  /** The bar of a product: full at what is long. */
  protected share = (cover: number): number => Math.min(100, (cover / LONG_DAYS) * 100);

  /** The entries behind a product's stock. */
  protected entriesOf(skuId: number): Record<string, string | undefined> {
    return { kind: 'stock', sku: String(skuId), dealer: this.filters.values().dealer, from: shiftDay(this.day(), 1 - PACE_DAYS), to: this.day() };
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
