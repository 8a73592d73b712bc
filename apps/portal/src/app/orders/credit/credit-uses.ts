import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type CreditUseDto, listCreditUses } from '@tributary/api-client';
import { Cell, DataList, EmptyState, MoneyPipe, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { tableColumns } from '../../shared/table-columns';
import type { OrderSide } from '../list/order-sides';
import { OrderStateTag } from '../order-state-tag';

/** The orders that take of a limit. */
@Component({
  selector: 'app-credit-uses',
  imports: [Cell, DataList, EmptyState, MoneyPipe, OrderStateTag, RouterLink, Time, TranslocoPipe],
  template: `
    <tb-data-list [source]="uses" [columns]="columns()" [label]="'creditPart.orders' | transloco" [keyOf]="idOf">
      <ng-template tbCell="order" [tbCellOf]="uses.items()" let-use><a class="row-link num" [routerLink]="['/orders', use.orderId]">{{ use.number }}</a></ng-template>
      <ng-template tbCell="submitted" [tbCellOf]="uses.items()" let-use><tb-time [at]="use.submittedAt" show="short" /></ng-template>
      <ng-template tbCell="total" [tbCellOf]="uses.items()" let-use><span class="num">{{ use.total | tbMoney }}</span></ng-template>
      <ng-template tbCell="taken" [tbCellOf]="uses.items()" let-use><span class="num strong">{{ use.used | tbMoney }}</span></ng-template>
      <ng-template tbCell="state" [tbCellOf]="uses.items()" let-use><app-order-state-tag [state]="use.state" /></ng-template>
      <tb-empty-state icon="orders" [heading]="'credit.noUses.title' | transloco" [hint]="'credit.noUses.hint' | transloco" />
    </tb-data-list>
  `,
})
export class CreditUses {
  readonly id = input.required<number>();
  readonly side = input.required<OrderSide>();

  private readonly api = inject(Api);
  protected readonly uses = pagedList({
    query: () => ({ id: this.id(), side: this.side() }),
    load: (query, cursor) => this.api.invoke(listCreditUses, { ...query, cursor }),
  });
  protected readonly idOf = ({ orderId }: CreditUseDto): number => orderId;
  protected readonly columns = tableColumns('credit.column', () => [
    { key: 'order', card: 'title' },
    { key: 'submitted' },
    { key: 'total', align: 'end' },
    { key: 'taken', align: 'end' },
    { key: 'state', label: 'orderState', card: 'aside' },
  ]);
}
