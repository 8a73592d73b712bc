import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listArchiveRoots } from '@tributary/api-client';
import { Button, Cell, Copyable, DataList, EmptyState, Icon, NumberPipe, PageHeader, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { tableColumns } from '../../shared/table-columns';

/** The daily roots of the archive: what an auditor writes down elsewhere, and what the offline verifier needs. */
@Component({
  selector: 'app-archive-root-list-page',
  imports: [Button, Cell, Copyable, DataList, EmptyState, Icon, NumberPipe, PageHeader, Time, TranslocoPipe],
  template: `
    <tb-page-header [heading]="'archiveRoots.title' | transloco" [hint]="'archiveRoots.hint' | transloco">
      <a tbButton href="/archive-verifier.mjs" download><tb-icon name="download" [size]="15" />{{ 'archiveRoots.verifier' | transloco }}</a>
    </tb-page-header>
    <tb-data-list [source]="roots" [columns]="columns()" [label]="'archiveRoots.title' | transloco">
      <ng-template tbCell="day" [tbCellOf]="roots.items()" let-root><tb-time [at]="root.day" show="day" /></ng-template>
      <ng-template tbCell="files" [tbCellOf]="roots.items()" let-root>
        <span class="num">{{ root.files | tbNumber }}</span>
        <p class="small quiet">{{ 'archiveRoots.feeds' | transloco: { count: root.feeds } }}</p>
      </ng-template>
      <ng-template tbCell="root" [tbCellOf]="roots.items()" let-root><tb-copyable [text]="root.root" /></ng-template>
      <ng-template tbCell="sealed" [tbCellOf]="roots.items()" let-root><tb-time [at]="root.sealedAt" show="both" /></ng-template>
      <ng-template tbCell="manifest" [tbCellOf]="roots.items()" let-root>
        <a tbButton [small]="true" [href]="'/api/archive-roots/' + root.day + '/manifest'" download>
          <tb-icon name="download" [size]="15" />{{ 'archiveRoots.manifest' | transloco }}
        </a>
      </ng-template>
      <tb-empty-state icon="file" [heading]="'archiveRoots.empty.title' | transloco" [hint]="'archiveRoots.empty.hint' | transloco" />
    </tb-data-list>
  `,
})
export class ArchiveRootListPage {
  private readonly api = inject(Api);
  protected readonly roots = pagedList({ query: () => ({}), load: (_, cursor) => this.api.invoke(listArchiveRoots, { cursor }) });
  protected readonly columns = tableColumns('archiveRoots.column', () => [
    { key: 'day', card: 'title' },
    { key: 'files', align: 'end' },
    { key: 'root', card: 'wide' },
    { key: 'sealed' },
    { key: 'manifest', card: 'aside' },
  ]);
}
