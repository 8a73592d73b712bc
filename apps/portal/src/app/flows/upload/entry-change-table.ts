import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EntryChangesDto } from '@tributary/api-client';
import { Cell, DataTable, LocalNamePipe, MoneyPipe, NumberPipe, Time } from '@tributary/ui';
import { tableColumns } from '../../shared/table-columns';
import { GoodsBatch } from '../flow-entry/goods-batch';

/** Entries that come, or that go. */
@Component({
  selector: 'app-entry-change-table',
  imports: [Cell, DataTable, GoodsBatch, LocalNamePipe, MoneyPipe, NumberPipe, Time, TranslocoPipe],
  template: `
    @if (changes().count) {
      <section class="card">
        <h2>{{ heading() }}</h2>
        @if (changes().first.length < changes().count) {
          <p class="small quiet">{{ 'flowUpload.firstOf' | transloco: { count: changes().first.length } }}</p>
        }
        <tb-data-table [items]="changes().first" [columns]="columns()" [label]="heading()">
          <ng-template tbCell="date" [tbCellOf]="changes().first" let-entry><tb-time [at]="entry.date" show="day" /></ng-template>
          <ng-template tbCell="product" [tbCellOf]="changes().first" let-entry>
            {{ { name: entry.product, nameEn: entry.productEn } | tbName }}
            <p class="small quiet mono">{{ entry.code }}</p>
            <app-goods-batch [goods]="entry" />
          </ng-template>
          <ng-template tbCell="terminal" [tbCellOf]="changes().first" let-entry>{{ entry.customer || '–' }}</ng-template>
          <ng-template tbCell="document" [tbCellOf]="changes().first" let-entry
            ><span class="mono small">{{ entry.document || '–' }}</span></ng-template
          >
          <ng-template tbCell="quantity" [tbCellOf]="changes().first" let-entry
            ><span class="num">{{ entry.quantity | tbNumber }}</span></ng-template
          >
          <ng-template tbCell="amount" [tbCellOf]="changes().first" let-entry
            ><span class="num">{{ entry.amount === null ? '–' : (entry.amount | tbMoney) }}</span></ng-template
          >
        </tb-data-table>
      </section>
    }
  `,
})
export class EntryChangeTable {
  readonly heading = input.required<string>();
  readonly changes = input.required<EntryChangesDto>();

  protected readonly columns = tableColumns('flowEntry.column', () => [
    { key: 'date', card: 'aside' },
    { key: 'product', card: 'title' },
    { key: 'terminal' },
    { key: 'document' },
    { key: 'quantity', align: 'end' },
    { key: 'amount', align: 'end' },
  ]);
}
