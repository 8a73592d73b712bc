import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listAgentTemplates } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, PageHeader, SearchBox, StatusTag, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { tableColumns } from '../../shared/table-columns';
import { flowKinds, type FlowKind } from '../flow-state';

/** How ERP products are read, every version. */
@Component({
  selector: 'app-agent-template-list-page',
  imports: [Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, PageHeader, RouterLink, SearchBox, StatusTag, Time, TranslocoPipe],
  templateUrl: './agent-template-list-page.html',
})
export class AgentTemplateListPage {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  protected readonly mayKeep = inject(Session).may('flows.templates');
  protected readonly filters = queryFilters('search', 'kind');
  protected readonly kind = computed(() => flowKinds.find((kind) => kind === this.filters.values().kind));
  protected readonly templates = pagedList({
    query: () => ({ search: this.filters.values().search, kind: this.kind(), locale: this.locale.code() }),
    load: ({ search, kind }, cursor) => this.api.invoke(listAgentTemplates, { search, kind, cursor }),
  });
  protected readonly kindChoices = choices<FlowKind | 'all'>('flowKind', () => ['all', ...flowKinds]);
  protected readonly columns = tableColumns('agents.templateColumn', () => [
    { key: 'name', card: 'title' },
    { key: 'kind' },
    { key: 'databases' },
    { key: 'used', align: 'end' },
    { key: 'changed' },
    { key: 'state', card: 'aside' },
  ]);

  protected chooseKind(kind: FlowKind | 'all'): void {
    this.filters.set({ kind: kind === 'all' ? null : kind });
  }
}
