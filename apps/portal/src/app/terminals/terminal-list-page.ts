import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listTerminals } from '@tributary/api-client';
import { Button, Cell, DataList, EmptyState, FilterBar, LocalNamePipe, PageHeader, SearchBox } from '@tributary/ui';
import { pagedList } from '../core/list/paged-list';
import { queryFilters } from '../core/list/query-filters';
import { tableColumns } from '../shared/table-columns';

/** Where goods leave the channel. */
@Component({
  selector: 'app-terminal-list-page',
  imports: [Button, Cell, DataList, EmptyState, FilterBar, LocalNamePipe, PageHeader, RouterLink, SearchBox, TranslocoPipe],
  template: `
    <tb-page-header [heading]="'terminalList.title' | transloco" [hint]="'terminalList.hint' | transloco" />
    <tb-filter-bar>
      <tb-search-box [value]="filters.values().search ?? ''" [placeholder]="'terminalList.search' | transloco" (searched)="filters.set({ search: $event })" />
    </tb-filter-bar>
    <tb-data-list [source]="terminals" [columns]="columns()" [label]="'terminalList.title' | transloco">
      <ng-template tbCell="name" [tbCellOf]="terminals.items()" let-terminal>
        <a class="row-link" [routerLink]="['/terminals', terminal.id]">{{ terminal.name }}</a>
        <p class="small quiet mono">{{ terminal.code }}</p>
      </ng-template>
      <ng-template tbCell="kind" [tbCellOf]="terminals.items()" let-terminal>{{ { name: terminal.kindName, nameEn: terminal.kindNameEn } | tbName }}</ng-template>
      <ng-template tbCell="division" [tbCellOf]="terminals.items()" let-terminal>{{ terminal.divisionName || '–' }}</ng-template>
      <ng-template tbCell="address" [tbCellOf]="terminals.items()" let-terminal>{{ terminal.address || '–' }}</ng-template>
      <tb-empty-state icon="search" [heading]="'list.noMatch.title' | transloco" [hint]="'list.noMatch.hint' | transloco">
        <button type="button" tbButton (click)="filters.clear()">{{ 'list.noMatch.action' | transloco }}</button>
      </tb-empty-state>
    </tb-data-list>
  `,
})
export class TerminalListPage {
  private readonly api = inject(Api);
  protected readonly filters = queryFilters('search');
  protected readonly terminals = pagedList({
    query: () => ({ search: this.filters.values().search }),
    load: (query, cursor) => this.api.invoke(listTerminals, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('terminalList.column', () => [{ key: 'name', card: 'title' }, { key: 'kind' }, { key: 'division' }, { key: 'address' }]);
}
