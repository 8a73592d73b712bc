import { Component, computed, inject, resource } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listBranches, listDealers } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, LocalNamePipe, PageHeader, SearchBox, StatusTag } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../core/list/paged-list';
import { queryFilters } from '../core/list/query-filters';
import { choices } from '../shared/choices';
import { tableColumns } from '../shared/table-columns';
import { dealerStatuses, dealerTone } from './dealer-status';

type Tier = 'all' | '1' | '2';
const tiers: readonly Tier[] = ['all', '1', '2'];
const tierNumbers = { all: undefined, '1': 1, '2': 2 } as const;

/** Dealers of both tiers. */
@Component({
  selector: 'app-dealer-list-page',
  imports: [
    Button,
    Cell,
    ChoiceRow,
    DataList,
    EmptyState,
    FilterBar,
    FormsModule,
    LocalNamePipe,
    NzSelectModule,
    PageHeader,
    RouterLink,
    SearchBox,
    StatusTag,
    TranslocoPipe,
  ],
  templateUrl: './dealer-list-page.html',
})
export class DealerListPage {
  private readonly api = inject(Api);
  protected readonly filters = queryFilters('search', 'tier', 'branch', 'status');
  protected readonly tone = dealerTone;
  protected readonly statuses = dealerStatuses;
  protected readonly tier = computed(() => tiers.find((tier) => tier === this.filters.values().tier) ?? 'all');
  private readonly status = computed(() => dealerStatuses.find((status) => status === this.filters.values().status));
  protected readonly branches = resource({ loader: () => this.api.invoke(listBranches) });
  protected readonly dealers = pagedList({
    query: () => ({
      search: this.filters.values().search,
      tier: tierNumbers[this.tier()],
      branchId: Number(this.filters.values().branch) || undefined,
      status: this.status(),
    }),
    load: (query, cursor) => this.api.invoke(listDealers, { ...query, cursor }),
  });
  protected readonly tierChoices = choices<Tier>('dealerTier', () => tiers);
  protected readonly columns = tableColumns('dealerList.column', () => [
    { key: 'name', card: 'title' },
    { key: 'tier' },
    { key: 'branch' },
    { key: 'division' },
    { key: 'businessLine' },
    { key: 'status', card: 'aside' },
  ]);
}
