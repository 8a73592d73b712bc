import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type AccessGroupDto, addAccessGrants, Api, listAccessGrants, listDealers, listUsers, removeAccessGrants } from '@tributary/api-client';
import { Button, Cell, DataList, Dialogs, EmptyState, FilterBar, Icon, SearchBox, StatusTag } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { Session } from '../../core/session/session';
import { tableColumns } from '../../shared/table-columns';
import { ChosenRows } from './chosen-rows';
import { type CodeCandidate, CodesDialog } from './codes-dialog';
import { GRANTEE_KINDS, type GranteeKind } from './group-kinds';

/** To whom a group is granted. */
@Component({
  selector: 'app-group-grants',
  imports: [Button, Cell, DataList, EmptyState, FilterBar, Icon, RouterLink, SearchBox, StatusTag, TranslocoPipe],
  templateUrl: './group-grants.html',
})
export class GroupGrants {
  readonly group = input.required<AccessGroupDto>();
  readonly changed = output();
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  protected readonly mayManage = inject(Session).may('identity.groups.manage');
  protected readonly search = signal('');
  protected readonly chosen = new ChosenRows();
  protected readonly grants = pagedList({
    query: () => ({ id: this.group().id, search: this.search() || undefined }),
    load: (query, cursor) => this.api.invoke(listAccessGrants, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('groups.column', () => [
    ...(this.mayManage ? [{ key: 'tick', card: 'aside' } as const] : []),
    { key: 'grantee', card: 'title' },
    { key: 'kind' },
  ]);

  protected async add(): Promise<void> {
    const id = this.group().id;
    await this.dialogs.open(CodesDialog, {
      heading: this.transloco.translate('groups.addGrants', { name: this.group().name }),
      kinds: GRANTEE_KINDS.map((value) => ({ value, label: this.transloco.translate(`groups.grantee.${value}`) })),
      find: (kind, search) => this.find(kind as GranteeKind, search || undefined),
      send: (kind, codes) => this.api.invoke(addAccessGrants, { id, body: { kind: kind as GranteeKind, codes } }),
    });
    this.refresh();
  }

  protected async remove(): Promise<void> {
    const text = this.transloco.translate('groups.removeGrants.text', { count: this.chosen.count() });
    const action = this.transloco.translate('groups.revoke');
    if (!(await this.dialogs.confirm({ heading: this.transloco.translate('groups.removeGrants.heading'), text, action, danger: true }))) return;
    try {
      for (const [kind, codes] of this.chosen.byKind()) {
        await this.api.invoke(removeAccessGrants, { id: this.group().id, body: { kind: kind as GranteeKind, codes } });
      }
    } finally {
      this.refresh();
    }
  }

  private async find(kind: GranteeKind, search: string | undefined): Promise<readonly CodeCandidate[]> {
    if (kind === 'tier') return [1, 2].map((tier) => ({ code: String(tier), name: this.transloco.translate(`dealerTier.${tier}`) }));
    if (kind === 'user') return (await this.api.invoke(listUsers, { search, limit: 20 })).items.map(({ account, name }) => ({ code: account, name }));
    return (await this.api.invoke(listDealers, { search, limit: 20 })).items;
  }

  private refresh(): void {
    this.chosen.clear();
    this.grants.reload();
    this.changed.emit();
  }
}
