import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listFeedLayouts } from '@tributary/api-client';
import { Cell, DataList, EmptyState, NumberPipe, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { tableColumns } from '../../shared/table-columns';

/** The shapes that a feed has sent, how each is read, and since when. */
@Component({
  selector: 'app-feed-layouts',
  imports: [Cell, DataList, EmptyState, NumberPipe, RouterLink, Time, TranslocoPipe],
  template: `
    <h2>{{ 'layouts.ofFeed' | transloco }}</h2>
    <tb-data-list [source]="layouts" [columns]="columns()" [label]="'layouts.ofFeed' | transloco">
      <ng-template tbCell="version" [tbCellOf]="layouts.items()" let-layout>
        @if (layout.rawFileId && mayOperate()) {
          <a class="row-link" [routerLink]="['/layouts', layout.rawFileId]">{{ layout.layoutName }} v{{ layout.version }}</a>
        } @else if (layout.layoutId) {
          {{ layout.layoutName }} v{{ layout.version }}
        } @else {
          {{ 'layouts.leftOut' | transloco }}
        }
      </ng-template>
      <ng-template tbCell="headers" [tbCellOf]="layouts.items()" let-layout
        ><span class="small">{{ layout.headers.join(' · ') }}</span></ng-template
      >
      <ng-template tbCell="files" [tbCellOf]="layouts.items()" let-layout
        ><span class="num">{{ layout.files | tbNumber }}</span></ng-template
      >
      <ng-template tbCell="confirmed" [tbCellOf]="layouts.items()" let-layout>
        @if (layout.confirmedAt) {
          {{ layout.confirmedBy }} <tb-time [at]="layout.confirmedAt" />
        } @else {
          {{ 'layouts.byWords' | transloco }}
        }
      </ng-template>
      <tb-empty-state icon="file" [heading]="'layouts.none.title' | transloco" [hint]="'layouts.none.hint' | transloco" />
    </tb-data-list>
  `,
  styles: `
    h2 {
      margin-bottom: var(--space-3);
    }
  `,
})
export class FeedLayouts {
  readonly feedId = input.required<number>();
  readonly mayOperate = input(false);

  private readonly api = inject(Api);
  protected readonly layouts = pagedList({
    query: () => ({ id: this.feedId() }),
    load: ({ id }, cursor) => this.api.invoke(listFeedLayouts, { id, cursor }),
  });
  protected readonly columns = tableColumns('layouts.column', () => [
    { key: 'version', card: 'title' },
    { key: 'headers', card: 'wide' },
    { key: 'files', align: 'end' },
    { key: 'confirmed', card: 'aside' },
  ]);
}
