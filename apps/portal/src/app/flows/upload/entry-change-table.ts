import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EntryChangesDto } from '@tributary/api-client';
import { LocalNamePipe, MoneyPipe, NumberPipe } from '@tributary/ui';
import { GoodsBatch } from '../flow-entry/goods-batch';

/** Entries that come, or that go. */
@Component({
  selector: 'app-entry-change-table',
  imports: [GoodsBatch, LocalNamePipe, MoneyPipe, NumberPipe, TranslocoPipe],
  template: `
    @if (changes().count) {
      <section class="card">
        <h2>{{ heading() }}</h2>
        @if (changes().first.length < changes().count) {
          <p class="small quiet">{{ 'flowUpload.firstOf' | transloco: { count: changes().first.length } }}</p>
        }
        <div class="wide">
          <table>
            <thead>
              <tr>
                <th>{{ 'flowEntry.column.date' | transloco }}</th>
                <th>{{ 'flowEntry.column.product' | transloco }}</th>
                <th>{{ 'flowEntry.column.terminal' | transloco }}</th>
                <th>{{ 'flowEntry.column.document' | transloco }}</th>
                <th class="end">{{ 'flowEntry.column.quantity' | transloco }}</th>
                <th class="end">{{ 'flowEntry.column.amount' | transloco }}</th>
              </tr>
            </thead>
            <tbody>
              @for (entry of changes().first; track $index) {
                <tr>
                  <td class="num">{{ entry.date }}</td>
                  <td>
                    {{ { name: entry.product, nameEn: entry.productEn } | tbName }}
                    <p class="small quiet mono">{{ entry.code }}</p>
                    <app-goods-batch [goods]="entry" />
                  </td>
                  <td>{{ entry.customer || '–' }}</td>
                  <td>{{ entry.document || '–' }}</td>
                  <td class="end num">{{ entry.quantity | tbNumber }}</td>
                  <td class="end num">{{ entry.amount === null ? '–' : (entry.amount | tbMoney) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </section>
    }
  `,
  styleUrl: './flow-upload-page.less',
})
export class EntryChangeTable {
  readonly heading = input.required<string>();
  readonly changes = input.required<EntryChangesDto>();
}
