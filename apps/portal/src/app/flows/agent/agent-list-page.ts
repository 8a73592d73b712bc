import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listAgents } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, ChoiceRow, DataList, Dialogs, EmptyState, FilterBar, Icon, PageHeader, SearchBox, StatusTag, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { tableColumns } from '../../shared/table-columns';
import { AgentCodeDialog } from './agent-code-dialog';
import { AgentDialog } from './agent-dialog';
import { type AgentHealth, agentHealths, agentTone } from './agent-state';

/** Programs at dealers' that read their databases: which are well, which are silent or in trouble. */
@Component({
  selector: 'app-agent-list-page',
  imports: [Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, PageHeader, RouterLink, SearchBox, StatusTag, Time, TranslocoPipe],
  templateUrl: './agent-list-page.html',
})
export class AgentListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly locale = inject(ActiveLocale);
  protected readonly session = inject(Session);
  protected readonly filters = queryFilters('search', 'health');
  protected readonly tone = agentTone;
  protected readonly health = computed(() => agentHealths.find((health) => health === this.filters.values().health));
  protected readonly agents = pagedList({
    query: () => ({ search: this.filters.values().search, health: this.health(), locale: this.locale.code() }),
    load: ({ search, health }, cursor) => this.api.invoke(listAgents, { search, health, cursor }),
  });
  protected readonly healthChoices = choices<AgentHealth | 'all'>('agents.healthOf', () => ['all', ...agentHealths]);
  protected readonly columns = tableColumns('agents.column', () => [
    { key: 'dealer', card: 'title' },
    { key: 'host' },
    { key: 'seen' },
    { key: 'batch' },
    { key: 'health', card: 'aside' },
    { key: 'trouble', card: 'wide' },
  ]);

  protected chooseHealth(health: AgentHealth | 'all'): void {
    this.filters.set({ health: health === 'all' ? null : health });
  }

  protected async create(): Promise<void> {
    const made = await this.dialogs.open(AgentDialog, undefined, 'wide');
    if (!made || !('code' in made)) return;
    await this.dialogs.open(AgentCodeDialog, made, 'wide');
    await this.router.navigate(['/agents', made.agent.id]);
  }
}
