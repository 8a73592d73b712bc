import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listStatementEntries, type StatementEntryDto } from '@tributary/api-client';
import { Cell, DataList, EmptyState, formatMoney, MoneyPipe, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { tableColumns } from '../../shared/table-columns';
import type { OrderSide } from '../list/order-sides';

/** What happened in a month, each with its documents and the balance after it. */
@Component({
  selector: 'app-statement-entries',
  imports: [Cell, DataList, EmptyState, MoneyPipe, RouterLink, Time, TranslocoPipe],
  template: `
    <tb-data-list [source]="entries" [columns]="columns()" [label]="'statement.entries' | transloco" [keyOf]="noOf">
      <ng-template tbCell="at" [tbCellOf]="entries.items()" let-entry><tb-time [at]="entry.at" show="short" /></ng-template>
      <ng-template tbCell="kind" [tbCellOf]="entries.items()" let-entry>{{ 'statement.kind.' + entry.kind | transloco }}</ng-template>
      <ng-template tbCell="documents" [tbCellOf]="entries.items()" let-entry>
        @if (entry.returnId !== null) {
          <a class="num" [routerLink]="['/returns', entry.returnId]">{{ entry.returnNumber }}</a>
        }
        @if (entry.shipmentId !== null) {
          <a class="num" [routerLink]="['/shipments', entry.shipmentId]">{{ entry.deliveryNoteNumber }}</a>
        }
        @if (entry.orderId !== null) {
          <p [class.small]="entry.returnId !== null || entry.shipmentId !== null"><a class="num" [routerLink]="['/orders', entry.orderId]">{{ entry.orderNumber }}</a></p>
        }
        @if (entry.purchaseOrderNumber) {
          <p class="small quiet">{{ entry.purchaseOrderNumber }}</p>
        }
      </ng-template>
      <ng-template tbCell="amount" [tbCellOf]="entries.items()" let-entry><span class="num">{{ signed(entry) }}</span></ng-template>
      <ng-template tbCell="balance" [tbCellOf]="entries.items()" let-entry><span class="num strong">{{ entry.balance | tbMoney }}</span></ng-template>
      <tb-empty-state icon="credit" [heading]="'statement.quiet.title' | transloco" [hint]="'statement.quiet.hint' | transloco" />
    </tb-data-list>
  `,
})
export class StatementEntries {
  readonly id = input.required<number>();
  readonly month = input.required<string>();
  readonly side = input.required<OrderSide>();

  private readonly api = inject(Api);
  protected readonly entries = pagedList({
    query: () => ({ id: this.id(), month: this.month(), side: this.side() }),
    load: (query, cursor) => this.api.invoke(listStatementEntries, { ...query, cursor }),
  });
  protected readonly noOf = ({ no }: StatementEntryDto): number => no;
  protected readonly columns = tableColumns('statement.column', () => [
    { key: 'kind', card: 'title' },
    { key: 'at' },
    { key: 'documents' },
    { key: 'amount', align: 'end' },
    { key: 'balance', align: 'end', card: 'aside' },
  ]);

  protected signed({ amount }: StatementEntryDto): string {
    if (amount === null) return '–';
    return amount.startsWith('-') ? formatMoney(amount) : `+${formatMoney(amount)}`;
  }
}
