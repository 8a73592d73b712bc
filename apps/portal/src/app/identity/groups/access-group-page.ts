import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type AccessGroupDto, Api, deleteAccessGroup, getAccessGroup, listAccessGrants } from '@tributary/api-client';
import { Button, ChoiceRow, Dialogs, Icon, LocalNamePipe, PageHeader, Skeleton, StatusTag } from '@tributary/ui';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { ProblemState } from '../../shared/problem-state';
import { CreateGroupDialog } from './create-group-dialog';
import { GroupGrants } from './group-grants';
import { GroupHistory } from './group-history';
import { GroupItems } from './group-items';

type Tab = 'items' | 'grants' | 'history';

/** One group: what it shows, to whom, and how it came to that. */
@Component({
  selector: 'app-access-group-page',
  imports: [
    Button, ChoiceRow, GroupGrants, GroupHistory, GroupItems, Icon, LocalNamePipe, PageHeader, ProblemState, RouterLink, Skeleton, StatusTag, TranslocoPipe,
  ],
  templateUrl: './access-group-page.html',
})
export class AccessGroupPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  protected readonly mayManage = this.session.may('identity.groups.manage');
  protected readonly filters = queryFilters('tab');
  protected readonly tabs = choices<Tab>('groups.tab', () => ['items', 'grants', ...(this.session.may('identity.audit.read') ? ['history' as const] : [])]);
  protected readonly group = resource({
    params: () => ({ id: this.id() }),
    loader: ({ params }) => this.api.invoke(getAccessGroup, params),
  });

  protected tab(): Tab {
    return (this.filters.values().tab as Tab | undefined) ?? 'items';
  }

  protected async rename(group: AccessGroupDto): Promise<void> {
    const renamed = await this.dialogs.open(CreateGroupDialog, { group });
    if (renamed) this.group.set(renamed);
  }

  /** Names who would lose it, before anything is lost. */
  protected async remove(group: AccessGroupDto): Promise<void> {
    const { items } = await this.api.invoke(listAccessGrants, { id: group.id, limit: 10 });
    const names = items.map((grant) => (grant.kind === 'tier' ? this.transloco.translate(`dealerTier.${grant.code}`) : grant.name)).join('、');
    const text = items.length ? this.transloco.translate('groups.delete.granted', { names, count: group.grantCount }) : this.transloco.translate('groups.delete.free');
    const answer = await this.dialogs.confirm({
      heading: this.transloco.translate('groups.delete.heading', { name: group.name }),
      text, action: this.transloco.translate('groups.delete.action'), danger: true,
    });
    if (!answer) return;
    await this.api.invoke(deleteAccessGroup, { id: group.id, confirm: items.length > 0 });
    await this.router.navigate(['/access-groups']);
  }
}
