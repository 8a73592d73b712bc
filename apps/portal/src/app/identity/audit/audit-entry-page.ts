import { JsonPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listAuditEntries } from '@tributary/api-client';
import { Button, Cell, CodePipe, DataList, EmptyState, FilterBar, PageHeader, SearchBox, Time } from '@tributary/ui';
import { NzPopoverModule } from 'ng-zorro-antd/popover';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { tableColumns } from '../../shared/table-columns';

/** Who did what, when, on whose behalf; nobody can change it. */
@Component({
  selector: 'app-audit-entry-page',
  imports: [Button, Cell, CodePipe, DataList, EmptyState, FilterBar, JsonPipe, NzPopoverModule, PageHeader, SearchBox, Time, TranslocoPipe],
  templateUrl: './audit-entry-page.html',
  styles: `
    pre {
      max-width: 420px;
      max-height: 50vh;
      margin: 0;
      overflow: auto;
      font-size: 12px;
    }
  `,
})
export class AuditEntryPage {
  private readonly api = inject(Api);
  protected readonly filters = queryFilters('search', 'subject', 'subjectId');
  protected readonly entries = pagedList({
    query: () => this.filters.values(),
    load: (query, cursor) => this.api.invoke(listAuditEntries, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('audit.column', () => [
    { key: 'at', card: 'aside' },
    { key: 'actor' },
    { key: 'action', card: 'title' },
    { key: 'subject' },
    { key: 'detail' },
    { key: 'reference', card: 'hide' },
  ]);
}
