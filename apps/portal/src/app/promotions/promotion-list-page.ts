import { Component, computed, inject } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listPromotions } from '@tributary/api-client';
import {
  Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, LocalNamePipe, MoneyPipe, PageHeader, SearchBox, StatusTag, Time,
} from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../core/list/paged-list';
import { queryFilters } from '../core/list/query-filters';
import { choices } from '../shared/choices';
import { tableColumns } from '../shared/table-columns';
import { promotionKinds, promotionStates, type PromotionState, promotionTone } from './promotion-state';

/** Head office's promotions: what runs, what is planned, what is over, and what each has cost. */
@Component({
  selector: 'app-promotion-list-page',
  imports: [
    Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, FormsModule, Icon, LocalNamePipe, MoneyPipe, NzSelectModule, PageHeader, RouterLink, SearchBox,
    StatusTag, Time, TranslocoPipe,
  ],
  templateUrl: './promotion-list-page.html',
})
export class PromotionListPage {
  private readonly api = inject(Api);
  protected readonly filters = queryFilters('search', 'state', 'kind');
  protected readonly kinds = promotionKinds;
  protected readonly tone = promotionTone;
  protected readonly state = computed<PromotionState | 'all'>(() => promotionStates.find((state) => state === this.filters.values().state) ?? 'all');
  protected readonly promotions = pagedList({
    query: () => {
      const { search, kind } = this.filters.values();
      const state = this.state();
      return { search, state: state === 'all' ? undefined : state, kind: promotionKinds.find((known) => known === kind) };
    },
    load: (query, cursor) => this.api.invoke(listPromotions, { ...query, cursor }),
  });
  protected readonly stateChoices = choices<PromotionState | 'all'>('promotionState', () => ['all', ...promotionStates]);
  protected readonly columns = tableColumns('promotionList.column', () => [
    { key: 'name', card: 'title' },
    { key: 'kind' },
    { key: 'period' },
    { key: 'stacking' },
    { key: 'budget' },
    { key: 'given', align: 'end' },
    { key: 'state', card: 'aside' },
  ]);
}
