import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listUsers } from '@tributary/api-client';
import { Button, Cell, DataList, Dialogs, EmptyState, FilterBar, Icon, LocalNamePipe, PageHeader, SearchBox, StatusTag, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { tableColumns } from '../../shared/table-columns';
import { CreateUserDialog } from './create-user-dialog';
import { RoleNames } from './role-names';
import { userTone } from './user-status';

@Component({
  selector: 'app-user-list-page',
  imports: [
    Button,
    Cell,
    DataList,
    EmptyState,
    FilterBar,
    Icon,
    LocalNamePipe,
    PageHeader,
    RoleNames,
    RouterLink,
    SearchBox,
    StatusTag,
    Time,
    TranslocoPipe,
  ],
  templateUrl: './user-list-page.html',
})
export class UserListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  protected readonly mayManage = inject(Session).may('identity.users.manage');
  protected readonly tone = userTone;
  protected readonly filters = queryFilters('search');
  protected readonly users = pagedList({
    query: () => ({ search: this.filters.values().search }),
    load: (query, cursor) => this.api.invoke(listUsers, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('userList.column', () => [
    { key: 'name', card: 'title' },
    { key: 'organisation', card: 'wide' },
    { key: 'roles' },
    { key: 'lastSignIn' },
    { key: 'status', card: 'aside' },
  ]);

  protected async create(): Promise<void> {
    const created = await this.dialogs.open(CreateUserDialog, undefined);
    if (created) await this.router.navigate(['/users', created.id]);
  }
}
