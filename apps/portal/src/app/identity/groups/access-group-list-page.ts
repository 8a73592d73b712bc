import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listAccessGroups } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, Dialogs, EmptyState, FilterBar, Icon, LocalNamePipe, PageHeader, SearchBox, StatusTag } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { tableColumns } from '../../shared/table-columns';
import { CreateGroupDialog } from './create-group-dialog';
import { type Dimension, DIMENSIONS } from './group-kinds';

/** The permission groups of C2: who sees what, dimension by dimension. */
@Component({
  selector: 'app-access-group-list-page',
  imports: [Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, LocalNamePipe, PageHeader, RouterLink, SearchBox, StatusTag, TranslocoPipe],
  templateUrl: './access-group-list-page.html',
})
export class AccessGroupListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  protected readonly mayManage = inject(Session).may('identity.groups.manage');
  protected readonly filters = queryFilters('dimension', 'search');
  protected readonly dimensions = choices<Dimension | 'all'>('groups.dimension', () => ['all', ...DIMENSIONS]);
  protected readonly groups = pagedList({
    query: () => this.filters.values(),
    load: ({ dimension, search }, cursor) => this.api.invoke(listAccessGroups, { dimension: dimension as Dimension | undefined, search, cursor }),
  });
  protected readonly columns = tableColumns('groups.column', () => [
    { key: 'name', card: 'title' },
    { key: 'dimension', card: 'aside' },
    { key: 'members', align: 'end' },
    { key: 'grants', align: 'end' },
  ]);

  protected dimension(): Dimension | 'all' {
    return (this.filters.values().dimension as Dimension | undefined) ?? 'all';
  }

  protected choose(dimension: string): void {
    this.filters.set({ dimension: dimension === 'all' ? null : dimension });
  }

  protected async create(): Promise<void> {
    const dimension = this.dimension();
    const created = await this.dialogs.open(CreateGroupDialog, dimension === 'all' ? {} : { dimension });
    if (created) await this.router.navigate(['/access-groups', created.id]);
  }
}
