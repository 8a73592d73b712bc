import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type LimitChangeDto, listLimitChanges } from '@tributary/api-client';
import { Cell, DataList, EmptyState, MoneyPipe, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { tableColumns } from '../../shared/table-columns';
import type { OrderSide } from '../list/order-sides';

/** Who changed a limit, when and why, the latest first. */
@Component({
  selector: 'app-limit-changes',
  imports: [Cell, DataList, EmptyState, MoneyPipe, Time, TranslocoPipe],
  template: `
    <tb-data-list [source]="changes" [columns]="columns()" [label]="'creditPart.limits' | transloco" [keyOf]="idOf">
      <ng-template tbCell="at" [tbCellOf]="changes.items()" let-entry><tb-time [at]="entry.at" show="short" /></ng-template>
      <ng-template tbCell="actor" [tbCellOf]="changes.items()" let-entry>{{ entry.actorName }}</ng-template>
      <ng-template tbCell="before" [tbCellOf]="changes.items()" let-entry>
        <span class="num quiet">{{ entry.oldLimit === null ? ('credit.noLimit' | transloco) : (entry.oldLimit | tbMoney) }}</span>
      </ng-template>
      <ng-template tbCell="after" [tbCellOf]="changes.items()" let-entry>
        <span class="num strong">{{ entry.newLimit === null ? ('credit.noLimit' | transloco) : (entry.newLimit | tbMoney) }}</span>
      </ng-template>
      <ng-template tbCell="reason" [tbCellOf]="changes.items()" let-entry>{{ entry.reason }}</ng-template>
      <tb-empty-state icon="credit" [heading]="'credit.noChanges.title' | transloco" [hint]="'credit.noChanges.hint' | transloco" />
    </tb-data-list>
  `,
})
export class LimitChanges {
  readonly id = input.required<number>();
  readonly side = input.required<OrderSide>();

  private readonly api = inject(Api);
  protected readonly changes = pagedList({
    query: () => ({ id: this.id(), side: this.side() }),
    load: (query, cursor) => this.api.invoke(listLimitChanges, { ...query, cursor }),
  });
  protected readonly idOf = ({ id }: LimitChangeDto): number => id;
  protected readonly columns = tableColumns('credit.column', () => [
    { key: 'at', card: 'title' },
    { key: 'before', align: 'end' },
    { key: 'after', align: 'end', card: 'aside' },
    { key: 'reason' },
    { key: 'actor' },
  ]);
}
