import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDto, OrderLineDto } from '@tributary/api-client';
import { Cell, compareDecimals, DataTable, isZero, LocalNamePipe, MoneyPipe, NumberPipe, Quantity } from '@tributary/ui';
import { tableColumns } from '../../shared/table-columns';

/** The lines of an order: ordered, confirmed, shipped, received; what was cut stands out. */
@Component({
  selector: 'app-order-lines',
  imports: [Cell, DataTable, LocalNamePipe, MoneyPipe, NumberPipe, Quantity, TranslocoPipe],
  template: `
    <h2>{{ 'orderPage.lines' | transloco }}</h2>
    <tb-data-table [items]="order().lines" [columns]="columns()" [label]="'orderPage.lines' | transloco">
      <ng-template tbCell="product" [tbCellOf]="order().lines" let-line>
        <span class="strong">{{ line | tbName }}</span>
        <p class="small quiet">
          <span class="mono">{{ line.code }}</span> · {{ { name: line.locationName, nameEn: line.locationNameEn } | tbName }}
        </p>
      </ng-template>
      <ng-template tbCell="price" [tbCellOf]="order().lines" let-line><span class="num">{{ line.unitPrice | tbMoney }}</span>
        @if (line.requestedPrice) {
          <p class="cut small">{{ 'orderLife.requestedPrice' | transloco }} <span class="num">{{ line.requestedPrice | tbMoney }}</span></p>
        }
      </ng-template>
      <ng-template tbCell="quantity" [tbCellOf]="order().lines" let-line>
        <span [class.struck]="isCut(line)"><tb-quantity [value]="line.quantity" [unit]="line.unit" /></span>
        @if (isCut(line)) {
          <p class="cut small"><tb-quantity [value]="line.confirmedQuantity" [unit]="line.unit" /></p>
        }
      </ng-template>
      <ng-template tbCell="shipped" [tbCellOf]="order().lines" let-line>
        <span class="num">{{ line.shippedQuantity | tbNumber }} / {{ line.receivedQuantity | tbNumber }}</span>
      </ng-template>
      <ng-template tbCell="amount" [tbCellOf]="order().lines" let-line><span class="num strong">{{ line.amount | tbMoney }}</span></ng-template>
    </tb-data-table>
    <p class="total"><span class="quiet">{{ 'orderPage.total' | transloco }}</span> <span class="num">{{ order().total | tbMoney }}</span></p>
  `,
  styleUrl: './order-lines.less',
})
export class OrderLines {
  readonly order = input.required<OrderDto>();
  private readonly moved = computed(() => this.order().lines.some((line) => !isZero(line.shippedQuantity)));

  protected readonly columns = tableColumns('orderPage.column', () => [
    { key: 'product', card: 'wide' },
    { key: 'price', align: 'end' },
    { key: 'quantity', align: 'end' },
    ...(this.moved() ? [{ key: 'shipped', align: 'end' } as const] : []),
    { key: 'amount', align: 'end' },
  ]);

  protected isCut(line: OrderLineDto): boolean {
    return line.confirmedQuantity !== null && compareDecimals(line.confirmedQuantity, line.quantity) < 0;
  }
}
