import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listAuditEntries } from '@tributary/api-client';
import { Cell, CodePipe, DataList, EmptyState, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { tableColumns } from '../../shared/table-columns';
import { differenceOf } from './group-difference';

/** Every change of a group with what came and what went. */
@Component({
  selector: 'app-group-history',
  imports: [Cell, CodePipe, DataList, EmptyState, Time, TranslocoPipe],
  templateUrl: './group-history.html',
  styles: `
    .came {
      color: var(--leaf-700);
    }
    .went {
      color: var(--clay-700);
    }
  `,
})
export class GroupHistory {
  readonly groupId = input.required<number>();
  private readonly api = inject(Api);
  protected readonly difference = differenceOf;
  protected readonly entries = pagedList({
    query: () => ({ subject: 'access_group', subjectId: String(this.groupId()) }),
    load: (query, cursor) => this.api.invoke(listAuditEntries, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('audit.column', () => [
    { key: 'at', card: 'aside' },
    { key: 'actor' },
    { key: 'action', card: 'title' },
    { key: 'detail', card: 'wide' },
  ]);
}
