import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  type AccessGroupDto, addAccessGroupItems, Api, listAccessCandidates, listAccessGroupItems, removeAccessGroupItems,
} from '@tributary/api-client';
import { Button, Cell, DataList, Dialogs, EmptyState, FilterBar, Icon, LocalNamePipe, Notice, SearchBox, StatusTag } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { Session } from '../../core/session/session';
import { tableColumns } from '../../shared/table-columns';
import { ChosenRows } from './chosen-rows';
import { CodesDialog } from './codes-dialog';
import { type ItemKind, KINDS_OF } from './group-kinds';

/** What a group shows. */
@Component({
  selector: 'app-group-items',
  imports: [Button, Cell, DataList, EmptyState, FilterBar, Icon, LocalNamePipe, Notice, SearchBox, StatusTag, TranslocoPipe],
  templateUrl: './group-items.html',
})
export class GroupItems {
  readonly group = input.required<AccessGroupDto>();
  readonly changed = output();
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  protected readonly mayManage = inject(Session).may('identity.groups.manage');
  protected readonly search = signal('');
  protected readonly chosen = new ChosenRows();
  protected readonly items = pagedList({
    query: () => ({ id: this.group().id, search: this.search() || undefined }),
    load: (query, cursor) => this.api.invoke(listAccessGroupItems, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('groups.column', () => [
    ...(this.mayManage ? [{ key: 'tick', card: 'aside' } as const] : []),
    { key: 'item', card: 'title' },
    { key: 'kind' },
  ]);
  private readonly kinds = computed(() => KINDS_OF[this.group().dimension]);

  protected async add(): Promise<void> {
    const id = this.group().id;
    await this.dialogs.open(CodesDialog, {
      heading: this.transloco.translate('groups.addItems', { name: this.group().name }),
      kinds: this.kinds().map((value) => ({ value, label: this.transloco.translate(`groups.kind.${value}`) })),
      find: async (kind, search) => (await this.api.invoke(listAccessCandidates, { id, kind: kind as ItemKind, search: search || undefined, limit: 20 })).items,
      send: (kind, codes) => this.api.invoke(addAccessGroupItems, { id, body: { kind: kind as ItemKind, codes } }),
    });
    this.refresh();
  }

  protected async remove(): Promise<void> {
    const text = this.transloco.translate('groups.removeItems.text', { count: this.chosen.count(), grants: this.group().grantCount });
    const action = this.transloco.translate('groups.remove');
    if (!(await this.dialogs.confirm({ heading: this.transloco.translate('groups.removeItems.heading'), text, action, danger: true }))) return;
    for (const [kind, codes] of this.chosen.byKind()) {
      await this.api.invoke(removeAccessGroupItems, { id: this.group().id, body: { kind: kind as ItemKind, codes } });
    }
    this.refresh();
  }

  private refresh(): void {
    this.chosen.clear();
    this.items.reload();
    this.changed.emit();
  }
}
