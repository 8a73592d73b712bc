import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listOrderTemplates } from '@tributary/api-client';
import { Cell, DataList, EmptyState, FilterBar, PageHeader, SearchBox, StatusTag, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { tableColumns } from '../../shared/table-columns';

/** The lists that a person, or a colleague who shares, keeps for ordering. */
@Component({
  selector: 'app-template-list-page',
  imports: [Cell, DataList, EmptyState, FilterBar, PageHeader, RouterLink, SearchBox, StatusTag, Time, TranslocoPipe],
  template: `
    <tb-page-header [heading]="'templates.title' | transloco"><p tbUnder class="quiet">{{ 'templates.hint' | transloco }}</p></tb-page-header>
    <tb-filter-bar>
      <tb-search-box [value]="filters.values().search ?? ''" [placeholder]="'templates.search' | transloco" (searched)="filters.set({ search: $event })" />
    </tb-filter-bar>
    <tb-data-list [source]="templates" [columns]="columns()" [label]="'templates.title' | transloco">
      <ng-template tbCell="name" [tbCellOf]="templates.items()" let-template>
        <a class="row-link" [routerLink]="['/orders/templates', template.id]">{{ template.name }}</a>
      </ng-template>
      <ng-template tbCell="seller" [tbCellOf]="templates.items()" let-template>{{ template.sellerName }}</ng-template>
      <ng-template tbCell="lines" [tbCellOf]="templates.items()" let-template><span class="num">{{ template.lineCount }}</span></ng-template>
      <ng-template tbCell="owner" [tbCellOf]="templates.items()" let-template>
        @if (template.shared) {
          <tb-status-tag tone="river">{{ template.mine ? ('templates.shared' | transloco) : template.createdByName }}</tb-status-tag>
        } @else {
          <span class="quiet">{{ 'templates.own' | transloco }}</span>
        }
      </ng-template>
      <ng-template tbCell="updated" [tbCellOf]="templates.items()" let-template><tb-time [at]="template.updatedAt" /></ng-template>
      <tb-empty-state icon="file" [heading]="'templates.empty.title' | transloco" [hint]="'templates.empty.hint' | transloco" />
    </tb-data-list>
  `,
})
export class TemplateListPage {
  private readonly api = inject(Api);
  protected readonly filters = queryFilters('search');
  protected readonly templates = pagedList({
    query: () => ({ search: this.filters.values().search }),
    load: (query, cursor) => this.api.invoke(listOrderTemplates, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('templates.column', () => [
    { key: 'name', card: 'title' },
    { key: 'seller', card: 'wide' },
    { key: 'lines', align: 'end' },
    { key: 'owner', card: 'aside' },
    { key: 'updated' },
  ]);
}
