import { Component, contentChildren, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../button/button';
import { ErrorState } from '../states/error-state';
import { Skeleton } from '../states/skeleton';
import { Cell } from './cell';
import { DataTable, type Column } from './data-table';
import type { ListSource } from './list-source';

/** A paged list with all its moods: loading, failed, empty (the content), rows, more rows. */
@Component({
  selector: 'tb-data-list',
  imports: [Button, DataTable, ErrorState, Skeleton, TranslocoPipe],
  template: `
    @switch (source().status()) {
      @case ('loading') {
        <tb-skeleton class="pad" [lines]="8" />
      }
      @case ('failed') {
        <tb-error-state
          [message]="source().failure()?.message ?? ''"
          [reference]="source().failure()?.reference ?? null"
          (retry)="source().reload()"
        />
      }
      @default {
        @if (source().items().length) {
          <tb-data-table
            [items]="source().items()"
            [columns]="columns()"
            [label]="label()"
            [keyOf]="keyOf()"
            [rowClass]="rowClass()"
            [outerCells]="cells()"
          />
          @if (source().hasMore()) {
            <div class="more no-print">
              <button type="button" tbButton [busy]="source().loadingMore()" (click)="source().loadMore()">{{ 'ui.more' | transloco }}</button>
            </div>
          }
        } @else {
          <ng-content />
        }
      }
    }
  `,
  styleUrl: './data-list.less',
})
export class DataList<Item> {
  readonly source = input.required<ListSource<Item>>();
  readonly columns = input.required<readonly Column[]>();
  readonly label = input.required<string>();
  readonly keyOf = input<(item: Item, index: number) => unknown>((_, index) => index);
  readonly rowClass = input<(item: Item) => string>(() => '');
  protected readonly cells = contentChildren<Cell<Item>>(Cell);
}
