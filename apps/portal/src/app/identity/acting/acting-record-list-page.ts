import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type ActingRecordDto, Api, listActingRecords } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, PageHeader, SearchBox, StatusTag, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { tableColumns } from '../../shared/table-columns';

type Mode = ActingRecordDto['mode'];

/** Who of head office acted for which dealer, when and why; the dealer reads the same as head office. */
@Component({
  selector: 'app-acting-record-list-page',
  imports: [Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, PageHeader, RouterLink, SearchBox, StatusTag, Time, TranslocoPipe],
  templateUrl: './acting-record-list-page.html',
})
export class ActingRecordListPage {
  private readonly api = inject(Api);
  private readonly atHeadOffice = inject(Session).organisation()?.kind === 'head_office';
  protected readonly filters = queryFilters('search', 'mode', 'dealer');
  protected readonly modes = choices<Mode | 'all'>('acting.list.mode', () => ['all', 'order', 'view']);
  protected readonly records = pagedList({
    query: () => this.filters.values(),
    load: ({ search, mode, dealer }, cursor) =>
      this.api.invoke(listActingRecords, { search, mode: mode as Mode | undefined, dealerId: Number(dealer) || undefined, cursor }),
  });
  protected readonly columns = tableColumns('acting.list.column', () => [
    { key: 'started', card: 'aside' },
    { key: 'user', card: 'title' },
    ...(this.atHeadOffice ? [{ key: 'dealer' } as const] : []),
    { key: 'mode' },
    { key: 'reason', card: 'wide' },
    { key: 'ended' },
    { key: 'deeds', align: 'end' },
  ]);

  protected chooseMode(mode: string): void {
    this.filters.set({ mode: mode === 'all' ? null : mode });
  }

  protected modeChosen(): Mode | 'all' {
    return (this.filters.values().mode as Mode | undefined) ?? 'all';
  }
}
