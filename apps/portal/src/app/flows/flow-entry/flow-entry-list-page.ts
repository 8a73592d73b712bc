import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, listFlowEntries, type FlowEntryDto } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, formatNumber, Icon, LocalNamePipe, MoneyPipe, PageHeader, Quantity, SearchBox, Time, Toasts } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { choices } from '../../shared/choices';
import { DealerSelect } from '../../shared/dealer-select';
import { PeriodPicker } from '../../shared/period/period-picker';
import { SkuSelect } from '../../shared/sku-select';
import { tableColumns } from '../../shared/table-columns';
import { FlowEntryExport, MOST_ENTRIES } from './flow-entry-export';
import { GoodsBatch } from './goods-batch';

type Kind = FlowEntryDto['kind'];
const kinds: readonly Kind[] = ['sale', 'purchase', 'stock'];

/** Posted channel flow, row by row, each a click away from the cell it came from. */
@Component({
  selector: 'app-flow-entry-list-page',
  imports: [
    Button,
    Cell,
    ChoiceRow,
    DataList,
    DealerSelect,
    EmptyState,
    FilterBar,
    GoodsBatch,
    Icon,
    LocalNamePipe,
    MoneyPipe,
    PageHeader,
    PeriodPicker,
    Quantity,
    RouterLink,
    SearchBox,
    SkuSelect,
    Time,
    TranslocoPipe,
  ],
  templateUrl: './flow-entry-list-page.html',
})
export class FlowEntryListPage {
  private readonly api = inject(Api);
  private readonly exporter = inject(FlowEntryExport);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly exporting = signal(false);
  protected readonly filters = queryFilters('search', 'kind', 'dealer', 'sku', 'from', 'to');
  protected readonly kind = computed(() => kinds.find((kind) => kind === this.filters.values().kind));
  /** Without one the last thirty days are looked through. */
  protected readonly hasPeriod = computed(() => Boolean(this.filters.values().from ?? this.filters.values().to));
  private readonly asked = computed(() => {
    const { search, dealer, sku, from, to } = this.filters.values();
    return { search, kind: this.kind(), dealerId: Number(dealer) || undefined, skuId: Number(sku) || undefined, from, to };
  });
  protected readonly entries = pagedList({
    query: () => this.asked(),
    load: (query, cursor) => this.api.invoke(listFlowEntries, { ...query, cursor }),
  });
  protected readonly kindChoices = choices<Kind | 'all'>('flowKind', () => ['all', ...kinds]);
  protected readonly columns = tableColumns('flowEntry.column', () => [
    { key: 'date', card: 'aside' },
    { key: 'dealer' },
    { key: 'product', card: 'title' },
    { key: 'terminal' },
    { key: 'quantity', align: 'end' },
    { key: 'amount', align: 'end' },
    { key: 'document' },
  ]);

  protected async export(format: 'xlsx' | 'csv'): Promise<void> {
    this.exporting.set(true);
    try {
      if (!(await this.exporter.save(this.asked(), format))) this.toasts.info(this.transloco.translate('flowEntry.exportCut', { count: formatNumber(MOST_ENTRIES) }));
    } finally {
      this.exporting.set(false);
    }
  }

  protected chooseKind(kind: Kind | 'all'): void {
    this.filters.set({ kind: kind === 'all' ? null : kind });
  }
}
