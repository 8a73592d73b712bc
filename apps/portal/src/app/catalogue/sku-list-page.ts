import { Component, computed, inject, resource } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listProductLines, listSkus } from '@tributary/api-client';
import { Button, Cell, DataList, EmptyState, FilterBar, LocalNamePipe, PageHeader, Quantity, SearchBox, StatusTag, UnitPipe } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../core/list/paged-list';
import { queryFilters } from '../core/list/query-filters';
import { tableColumns } from '../shared/table-columns';

/** The catalogue: line, category, grade and packaging of every SKU one may see. */
@Component({
  selector: 'app-sku-list-page',
  imports: [
    Button,
    Cell,
    DataList,
    EmptyState,
    FilterBar,
    FormsModule,
    LocalNamePipe,
    NzSelectModule,
    PageHeader,
    Quantity,
    RouterLink,
    SearchBox,
    StatusTag,
    TranslocoPipe,
    UnitPipe,
  ],
  templateUrl: './sku-list-page.html',
})
export class SkuListPage {
  private readonly api = inject(Api);
  protected readonly filters = queryFilters('search', 'line', 'category');
  protected readonly lines = resource({ loader: () => this.api.invoke(listProductLines) });
  protected readonly categories = computed(() => {
    const all = this.lines.hasValue() ? this.lines.value() : [];
    return all.find((line) => String(line.id) === this.filters.values().line)?.categories ?? [];
  });
  protected readonly skus = pagedList({
    query: () => {
      const { search, line, category } = this.filters.values();
      return { search, productLineId: Number(line) || undefined, categoryId: Number(category) || undefined };
    },
    load: (query, cursor) => this.api.invoke(listSkus, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('skuList.column', () => [
    { key: 'name', card: 'title' },
    { key: 'line' },
    { key: 'grade' },
    { key: 'packaging' },
    { key: 'unit' },
    { key: 'pack', align: 'end' },
    { key: 'status', card: 'aside' },
  ]);
}
