import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type CreditMovementDto, listCreditMovements } from '@tributary/api-client';
import { Cell, DataList, EmptyState, formatMoney, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { tableColumns } from '../../shared/table-columns';
import type { OrderSide } from '../list/order-sides';

/** How the use of an account came to be what it is, the latest first. */
@Component({
  selector: 'app-credit-movements',
  imports: [Cell, DataList, EmptyState, RouterLink, Time, TranslocoPipe],
  template: `
    <tb-data-list [source]="movements" [columns]="columns()" [label]="'creditPart.movements' | transloco" [keyOf]="idOf">
      <ng-template tbCell="kind" [tbCellOf]="movements.items()" let-entry>{{ 'creditMovement.' + entry.kind | transloco }}</ng-template>
      <ng-template tbCell="at" [tbCellOf]="movements.items()" let-entry><tb-time [at]="entry.at" show="short" /></ng-template>
      <ng-template tbCell="order" [tbCellOf]="movements.items()" let-entry>
        @if (entry.orderId !== null) {
          <a class="num" [routerLink]="['/orders', entry.orderId]">{{ entry.orderNumber }}</a>
        }
      </ng-template>
      <ng-template tbCell="actor" [tbCellOf]="movements.items()" let-entry>{{ entry.actorName }}</ng-template>
      <ng-template tbCell="change" [tbCellOf]="movements.items()" let-entry><span class="num strong">{{ signed(entry) }}</span></ng-template>
      <tb-empty-state icon="credit" [heading]="'credit.noMovements.title' | transloco" [hint]="'credit.noMovements.hint' | transloco" />
    </tb-data-list>
  `,
})
export class CreditMovements {
  readonly id = input.required<number>();
  readonly side = input.required<OrderSide>();

  private readonly api = inject(Api);
  protected readonly movements = pagedList({
    query: () => ({ id: this.id(), side: this.side() }),
    load: (query, cursor) => this.api.invoke(listCreditMovements, { ...query, cursor }),
  });
  protected readonly idOf = ({ id }: CreditMovementDto): number => id;
  protected readonly columns = tableColumns('credit.column', () => [
    { key: 'kind', card: 'title' },
    { key: 'at' },
    { key: 'order' },
    { key: 'actor' },
    { key: 'change', align: 'end', card: 'aside' },
  ]);

  protected signed({ change }: CreditMovementDto): string {
    return change.startsWith('-') ? formatMoney(change) : `+${formatMoney(change)}`;
  }
}
