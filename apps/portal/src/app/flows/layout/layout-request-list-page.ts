import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listLayoutRequests } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, DataList, EmptyState, FilterBar, PageHeader, SearchBox, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { tableColumns } from '../../shared/table-columns';

/** Arrivals that wait until somebody says what their columns mean. */
@Component({
  selector: 'app-layout-request-list-page',
  imports: [Button, Cell, DataList, EmptyState, FilterBar, PageHeader, RouterLink, SearchBox, Time, TranslocoPipe],
  templateUrl: './layout-request-list-page.html',
})
export class LayoutRequestListPage {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  protected readonly filters = queryFilters('search', 'feed');
  private readonly feedId = computed(() => Number(this.filters.values().feed) || undefined);
  protected readonly requests = pagedList({
    query: () => ({ search: this.filters.values().search, feedId: this.feedId(), locale: this.locale.code() }),
    load: ({ search, feedId }, cursor) => this.api.invoke(listLayoutRequests, { search, feedId, cursor }),
  });
  protected readonly columns = tableColumns('layouts.column', () => [{ key: 'file', card: 'title' }, { key: 'dealer' }, { key: 'feed' }, { key: 'reason', card: 'wide' }, { key: 'at', card: 'aside' }]);
}
