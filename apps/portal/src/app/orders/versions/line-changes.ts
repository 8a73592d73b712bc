import { Component, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { LineChangeDto, LineSideDto } from '@tributary/api-client';
import { ActiveLocale, Cell, CodeWords, DataTable, formatDay, formatMoney, formatNumber, isZero, LocalNamePipe, StatusTag, type Tone } from '@tributary/ui';
import { tableColumns } from '../../shared/table-columns';
import { OldNew } from './old-new';

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
      <ng-template tbCell="quantity" [tbCellOf]="changes()" let-line><app-old-new [old]="quantity(line, line.old)" [now]="quantity(line, line.new)" /></ng-template>
      <ng-template tbCell="price" [tbCellOf]="changes()" let-line><app-old-new [old]="money(line.old?.price)" [now]="money(line.new?.price)" /></ng-template>
      <ng-template tbCell="supply" [tbCellOf]="changes()" let-line><app-old-new [old]="supply(line.old)" [now]="supply(line.new)" /></ng-template>
      <ng-template tbCell="discount" [tbCellOf]="changes()" let-line><app-old-new [old]="discount(line.old)" [now]="discount(line.new)" /></ng-template>
      <ng-template tbCell="amount" [tbCellOf]="changes()" let-line><app-old-new [old]="money(line.old?.amount)" [now]="money(line.new?.amount)" /></ng-template>
    </tb-data-table>
  `,
  styles: `
    .gone {
      color: var(--text-quiet);
      text-decoration: line-through;
    }
  `,
})
export class LineChanges {
  readonly changes = input.required<readonly LineChangeDto[]>();

  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly words = inject(CodeWords);
  protected readonly tones = TONES;
  protected readonly columns = tableColumns('orderVersions.column', () => [
    { key: 'product', card: 'wide' },
    { key: 'quantity', align: 'end' },
    { key: 'price', align: 'end' },
    { key: 'supply' },
    ...(this.changes().some((line) => this.discount(line.old) !== null || this.discount(line.new) !== null) ? [{ key: 'discount', align: 'end' } as const] : []),
    { key: 'amount', align: 'end' },
  ]);

  protected quantity({ unit }: LineChangeDto, side: LineSideDto | null): string | null {
    return side && `${formatNumber(side.quantity)} ${this.words.wordOf('units', unit)}`;
  }

  protected money(amount: string | null | undefined): string | null {
    return amount == null ? null : formatMoney(amount);
  }

  protected discount(side: LineSideDto | null): string | null {
    return side && !isZero(side.discount) ? `−${formatMoney(side.discount)}` : null;
  }

  /** From where, and from when on. */
  protected supply(side: LineSideDto | null): string | null {
    if (!side) return null;
    const source = this.transloco.translate(side.supply === 'preorder' ? 'production.preorder' : 'production.stock');
    return side.promisedOn ? `${source} · ${formatDay(side.promisedOn, this.locale())}` : source;
  }
}
