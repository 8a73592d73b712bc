import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LineChangeDto } from '@tributary/api-client';
import { Cell, DataTable, LocalNamePipe, StatusTag, type Tone } from '@tributary/ui';
import { tableColumns } from '../../shared/table-columns';
import { OldNew } from './old-new';
import { SideWords } from './side-words';

const TONES: Readonly<Record<LineChangeDto['kind'], Tone>> = { added: 'leaf', removed: 'clay', changed: 'river' };

/** Line by line what differs: old struck through, new beside it. */
@Component({
  selector: 'app-line-changes',
  imports: [Cell, DataTable, LocalNamePipe, OldNew, StatusTag, TranslocoPipe],
  template: `
    <tb-data-table [items]="changes()" [columns]="columns()" [label]="'orderVersions.changes' | transloco" data-testid="line-changes">
      <ng-template tbCell="product" [tbCellOf]="changes()" let-line>
        <span class="strong" [class.gone]="line.kind === 'removed'">{{ line | tbName }}</span>
        <p class="small quiet">
          <tb-status-tag [tone]="tones[line.kind]">{{ 'orderVersions.kind.' + line.kind | transloco }}</tb-status-tag>
          @if (line.gift) {
            {{ 'promotionLine.gift' | transloco }} ·
          }
          <span class="mono">{{ line.code }}</span>
        </p>
      </ng-template>
      <ng-template tbCell="quantity" [tbCellOf]="changes()" let-line><app-old-new [old]="words.quantity(line, line.old)" [now]="words.quantity(line, line.new)" /></ng-template>
      <ng-template tbCell="price" [tbCellOf]="changes()" let-line><app-old-new [old]="words.money(line.old?.price)" [now]="words.money(line.new?.price)" /></ng-template>
      <ng-template tbCell="supply" [tbCellOf]="changes()" let-line><app-old-new [old]="words.supply(line.old)" [now]="words.supply(line.new)" /></ng-template>
      <ng-template tbCell="discount" [tbCellOf]="changes()" let-line><app-old-new [old]="words.discount(line.old)" [now]="words.discount(line.new)" /></ng-template>
      <ng-template tbCell="amount" [tbCellOf]="changes()" let-line><app-old-new [old]="words.money(line.old?.amount)" [now]="words.money(line.new?.amount)" /></ng-template>
    </tb-data-table>
  `,
  styles: `
    tb-status-tag {
      margin-right: 6px;
    }
    .gone {
      color: var(--text-quiet);
      text-decoration: line-through;
    }
  `,
})
export class LineChanges {
  readonly changes = input.required<readonly LineChangeDto[]>();

  protected readonly words = inject(SideWords);
  protected readonly tones = TONES;
  /** Whether the reader is told prices at all. */
  private readonly priced = computed(() => this.changes().every((line) => (line.new ?? line.old)?.discount !== null));
  protected readonly columns = tableColumns('orderVersions.column', () => [
    { key: 'product', card: 'wide' },
    { key: 'quantity', align: 'end' },
    ...(this.priced() ? [{ key: 'price', align: 'end' } as const] : []),
    { key: 'supply' },
    ...(this.changes().some((line) => this.words.discount(line.old) !== null || this.words.discount(line.new) !== null) ? [{ key: 'discount', align: 'end' } as const] : []),
    ...(this.priced() ? [{ key: 'amount', align: 'end' } as const] : []),
  ]);
}
