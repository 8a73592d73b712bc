import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listFeeds } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, PageHeader, SearchBox, StatusTag, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { tableColumns } from '../../shared/table-columns';
import { feedHealths, healthTone, type FeedHealth } from '../flow-state';

/** Which dealers' data came, which is late, which is broken. */
@Component({
  selector: 'app-feed-list-page',
  imports: [Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, PageHeader, RouterLink, SearchBox, StatusTag, Time, TranslocoPipe],
  templateUrl: './feed-list-page.html',
})
export class FeedListPage {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  protected readonly mayKeep = inject(Session).may('flows.keep');
  protected readonly filters = queryFilters('search', 'health');
  protected readonly tone = healthTone;
  protected readonly health = computed(() => feedHealths.find((health) => health === this.filters.values().health));
  protected readonly feeds = pagedList({
    query: () => ({ search: this.filters.values().search, health: this.health(), locale: this.locale.code() }),
    load: ({ search, health }, cursor) => this.api.invoke(listFeeds, { search, health, cursor }),
  });
  protected readonly healthChoices = choices<FeedHealth | 'all'>('feedHealth', () => ['all', ...feedHealths]);
  protected readonly columns = tableColumns('feedList.column', () => [
    { key: 'feed', card: 'title', width: '18em' },
    { key: 'arrival' },
    { key: 'next' },
    { key: 'open', align: 'end' },
    { key: 'health', card: 'aside' },
    { key: 'reason', card: 'wide' },
  ]);

  protected chooseHealth(health: FeedHealth | 'all'): void {
    this.filters.set({ health: health === 'all' ? null : health });
  }
}
