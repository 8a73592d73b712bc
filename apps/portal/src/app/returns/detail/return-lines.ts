import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReturnDto, ReturnLineDto } from '@tributary/api-client';
import { addDecimals, Cell, compareDecimals, DataTable, isZero, LocalNamePipe, MoneyPipe, Quantity, subtractDecimals } from '@tributary/ui';
import { tableColumns } from '../../shared/table-columns';

/** What was asked back, what the seller lets come, and what came: each as far as it is known. */
@Component({
  selector: 'app-return-lines',
  imports: [Cell, DataTable, LocalNamePipe, MoneyPipe, Quantity, TranslocoPipe],
  template: `
    <h2>{{ 'returns.lines' | transloco }}</h2>
    <tb-data-table [items]="back().lines" [columns]="columns()" [label]="'returns.lines' | transloco">
      <ng-template tbCell="product" [tbCellOf]="back().lines" let-line>
        <span class="strong">{{ line | tbName }}</span>
        <p class="small quiet"><span class="mono">{{ line.code }}</span> · {{ 'returns.received' | transloco }} <tb-quantity [value]="line.receivedQuantity" [unit]="line.unit" /></p>
      </ng-template>
      <ng-template tbCell="condition" [tbCellOf]="back().lines" let-line>{{ 'returns.condition.' + line.condition | transloco }}</ng-template>
      <ng-template tbCell="requested" [tbCellOf]="back().lines" let-line>
        <span [class.struck]="isCut(line)"><tb-quantity [value]="line.requestedQuantity" [unit]="line.unit" /></span>
        @if (isCut(line)) {
          <p class="cut small"><tb-quantity [value]="line.approvedQuantity" [unit]="line.unit" /></p>
        }
      </ng-template>
      <ng-template tbCell="came" [tbCellOf]="back().lines" let-line>
        <tb-quantity [value]="line.restockedQuantity" [unit]="line.unit" />
        @if (!isZero(line.scrappedQuantity)) {
          <p class="cut small">{{ 'returns.scrapped' | transloco }} <tb-quantity [value]="line.scrappedQuantity" [unit]="line.unit" /></p>
        }
        @if (missing(line); as quantity) {
          <p class="cut small">{{ 'returns.missing' | transloco }} <tb-quantity [value]="quantity" [unit]="line.unit" /></p>
        }
      </ng-template>
      <ng-template tbCell="credit" [tbCellOf]="back().lines" let-line><span class="num strong">{{ line.credit | tbMoney }}</span></ng-template>
    </tb-data-table>
    @if (came() && back().credit !== null) {
      <p class="total"><span class="quiet">{{ 'returns.column.credit' | transloco }}</span> <span class="num">{{ back().credit | tbMoney }}</span></p>
    }
  `,
  styleUrl: '../../orders/detail/order-lines.less',
})
export class ReturnLines {
  readonly back = input.required<ReturnDto>();

  protected readonly isZero = isZero;
  protected readonly came = computed(() => this.back().state === 'taken-in');
  protected readonly columns = tableColumns('returns.column', () => [
    { key: 'product', card: 'wide' },
    { key: 'condition' },
    { key: 'requested', label: 'quantity', align: 'end' },
    ...(this.came() ? ([{ key: 'came', align: 'end' }, ...(this.back().credit === null ? [] : ([{ key: 'credit', align: 'end' }] as const))] as const) : []),
  ]);

  protected isCut({ requestedQuantity, approvedQuantity }: ReturnLineDto): boolean {
    return approvedQuantity !== null && compareDecimals(approvedQuantity, requestedQuantity) < 0;
  }

  /** Sent, but never taken in; null where nothing is. */
  protected missing({ approvedQuantity, restockedQuantity, scrappedQuantity }: ReturnLineDto): string | null {
    const left = subtractDecimals(approvedQuantity ?? '0', addDecimals(restockedQuantity, scrappedQuantity));
    return isZero(left) ? null : left;
  }
}
