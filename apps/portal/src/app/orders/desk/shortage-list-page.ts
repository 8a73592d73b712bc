import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listShortages } from '@tributary/api-client';
import { Button, Cell, DataList, EmptyState, FilterBar, Icon, isZero, LocalNamePipe, PageHeader, Quantity, SearchBox, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { tableColumns } from '../../shared/table-columns';

/** What is wanted and not set aside, SKU by SKU: who covers it, by when, and what nobody covers. */
@Component({
  selector: 'app-shortage-list-page',
  imports: [Button, Cell, DataList, EmptyState, FilterBar, Icon, LocalNamePipe, PageHeader, Quantity, RouterLink, SearchBox, Time, TranslocoPipe],
  template: `
    <tb-page-header [heading]="'shortage.title' | transloco">
      <a tbBack class="small" routerLink="/order-desk">← {{ 'desk.title' | transloco }}</a>
      <a tbButton [href]="exported()" download><tb-icon name="download" [size]="16" />{{ 'shortage.export' | transloco }}</a>
      <p tbUnder class="quiet">{{ 'shortage.hint' | transloco }}</p>
    </tb-page-header>
    <tb-filter-bar>
      <tb-search-box [value]="filters.values().search ?? ''" [placeholder]="'orderEntry.search' | transloco" (searched)="filters.set({ search: $event })" />
      <label class="row">
        <input #bare type="checkbox" [checked]="!!filters.values().uncovered" (change)="filters.set({ uncovered: bare.checked ? '1' : null })" />
        {{ 'shortage.onlyUncovered' | transloco }}
      </label>
    </tb-filter-bar>
    <tb-data-list [source]="shortages" [columns]="columns()" [label]="'shortage.title' | transloco">
      <ng-template tbCell="sku" [tbCellOf]="shortages.items()" let-row>
        <a class="row-link" [routerLink]="['/shortages', row.skuId]">{{ row | tbName }}</a>
        <p class="small quiet mono">{{ row.code }}</p>
      </ng-template>
      <ng-template tbCell="wanted" [tbCellOf]="shortages.items()" let-row><tb-quantity [value]="row.wanted" [unit]="row.baseUnit" /></ng-template>
      <ng-template tbCell="who" [tbCellOf]="shortages.items()" let-row>
        {{ 'shortage.who' | transloco: { orders: row.orders, buyers: row.buyers } }}
        <p class="small quiet"><tb-time [at]="row.since" /></p>
      </ng-template>
      <ng-template tbCell="free" [tbCellOf]="shortages.items()" let-row><tb-quantity [value]="row.free" [unit]="row.baseUnit" /></ng-template>
      <ng-template tbCell="promised" [tbCellOf]="shortages.items()" let-row>
        <tb-quantity [value]="row.promised" [unit]="row.baseUnit" />
        @if (row.lastReadyOn) {
          <p class="small quiet num">{{ row.lastReadyOn }}</p>
        }
        @if (!isZero(row.onDemand)) {
          <p class="small">{{ 'demandPlan.awaits' | transloco }} <tb-quantity [value]="row.onDemand" [unit]="row.baseUnit" /></p>
        }
      </ng-template>
      <ng-template tbCell="uncovered" [tbCellOf]="shortages.items()" let-row>
        <span class="strong"><tb-quantity [value]="row.uncovered" [unit]="row.baseUnit" /></span>
      </ng-template>
      <tb-empty-state icon="check" [heading]="'shortage.empty.title' | transloco" [hint]="'shortage.empty.hint' | transloco" />
    </tb-data-list>
  `,
})
export class ShortageListPage {
  private readonly api = inject(Api);
  protected readonly filters = queryFilters('search', 'uncovered');
  protected readonly shortages = pagedList({
    query: () => {
      const { search, uncovered } = this.filters.values();
      return { search, uncovered: uncovered ? true : undefined };
    },
    load: (query, cursor) => this.api.invoke(listShortages, { ...query, cursor }),
  });
  /** The same list as a workbook. */
  protected readonly exported = computed(() => {
    const { search, uncovered } = this.filters.values();
    const query = new URLSearchParams({ ...(search ? { search } : {}), ...(uncovered ? { uncovered: 'true' } : {}) });
    return `/api/shortages/export?${query.toString()}`;
  });
  protected readonly isZero = isZero;
  protected readonly columns = tableColumns('shortage.column', () => [
    { key: 'sku', card: 'title' },
    { key: 'wanted', align: 'end' },
    { key: 'who', card: 'wide' },
    { key: 'free', align: 'end' },
    { key: 'promised', align: 'end' },
    { key: 'uncovered', align: 'end', card: 'aside' },
  ]);
}
