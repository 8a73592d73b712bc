import { JsonPipe } from '@angular/common';
import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getActingRecord, listActingEntries } from '@tributary/api-client';
import { Cell, CodePipe, DataList, EmptyState, PageHeader, Skeleton, StatusTag, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { ProblemState } from '../../shared/problem-state';
import { tableColumns } from '../../shared/table-columns';

/** One period of acting for a dealer: who, why, from when to when, and every single thing that was done. */
@Component({
  selector: 'app-acting-record-page',
  imports: [Cell, CodePipe, DataList, EmptyState, JsonPipe, PageHeader, ProblemState, RouterLink, Skeleton, StatusTag, Time, TranslocoPipe],
  templateUrl: './acting-record-page.html',
  styles: `
    pre {
      max-height: 30vh;
      margin: 4px 0 0;
      overflow: auto;
      font-size: 12px;
      white-space: pre-wrap;
    }
    .cause {
      margin-left: 8px;
    }
    section.facts {
      margin-bottom: var(--space-4);
    }
  `,
})
export class ActingRecordPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  protected readonly record = resource({
    params: () => ({ id: this.id() }),
    loader: ({ params }) => this.api.invoke(getActingRecord, params),
  });
  protected readonly entries = pagedList({
    query: () => ({ id: this.id() }),
    load: (query, cursor) => this.api.invoke(listActingEntries, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('audit.column', () => [
    { key: 'at', card: 'aside' },
    { key: 'action', card: 'title' },
    { key: 'subject' },
    { key: 'detail', card: 'wide' },
  ]);
}
