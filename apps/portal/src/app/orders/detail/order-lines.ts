import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDto, OrderLineDto } from '@tributary/api-client';
import { Cell, compareDecimals, DataTable, isZero, LocalNamePipe, MoneyPipe, NumberPipe, Quantity, subtractDecimals, Time } from '@tributary/ui';
import { PromotionWords } from '../../shared/promotion-words';
import { tableColumns } from '../../shared/table-columns';
import { perCentBelow } from '../entry/wished-price';

/** The lines of an order: ordered, confirmed, shipped, received; what was cut stands out. */
@Component({
  selector: 'app-order-lines',
  imports: [Cell, DataTable, LocalNamePipe, MoneyPipe, NumberPipe, Quantity, Time, TranslocoPipe],
  template: `
    <h2>{{ 'orderPage.lines' | transloco }}</h2>
    <tb-data-table [items]="order().lines" [columns]="columns()" [label]="'orderPage.lines' | transloco">
      <ng-template tbCell="product" [tbCellOf]="order().lines" let-line>
        <span class="strong">{{ line | tbName }}</span>
        <p class="small quiet">
          @if (line.gift) {
            <span class="gift">{{ 'promotionLine.gift' | transloco }}</span>
          }
          <span class="mono">{{ line.code }}</span> · {{ { name: line.locationName, nameEn: line.locationNameEn } | tbName }}
        </p>
        @for (promotion of line.promotions; track promotion.code) {
          <p class="small gain">{{ promotion | tbName }} · {{ words.reason(promotion.reason) }}</p>
        }
      </ng-template>
      <ng-template tbCell="leaves" [tbCellOf]="order().lines" let-line>
        <tb-time [at]="line.promisedOn" show="day" />
        <p class="small quiet">
          {{ (line.supply === 'preorder' ? 'production.preorder' : 'production.stock') | transloco }}
          @if (waits(line); as quantity) {
            · {{ 'production.waits' | transloco }} <tb-quantity [value]="quantity" [unit]="line.unit" />
          }
        </p>
        @if (line.awaitsPlanning && waits(line)) {
          <p class="small quiet" data-testid="awaits-planning"><span class="strong">{{ 'demandPlan.awaits' | transloco }}</span> · {{ 'demandPlan.mayMove' | transloco }}</p>
        }
      </ng-template>
      <ng-template tbCell="price" [tbCellOf]="order().lines" let-line><span class="num">{{ line.unitPrice | tbMoney }}</span>
        @if (line.requestedPrice && line.unitPrice) {
          <p class="cut small">{{ 'orderLife.requestedPrice' | transloco }} <span class="num">{{ line.requestedPrice | tbMoney }} (−{{ below(line.requestedPrice, line.unitPrice) | tbNumber }} %)</span></p>
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
        @if (!isZero(line.returnedQuantity)) {
          <p class="small quiet">{{ 'returns.already' | transloco }} <tb-quantity [value]="line.returnedQuantity" [unit]="line.unit" /></p>
        }
      </ng-template>
      <ng-template tbCell="amount" [tbCellOf]="order().lines" let-line>
        <span class="num strong">{{ line.amount | tbMoney }}</span>
        @if (line.discount && !isZero(line.discount)) {
          <p class="small gain num">−{{ line.discount | tbMoney }}</p>
        }
      </ng-template>
    </tb-data-table>
    @if (priced()) {
      <p class="total"><span class="quiet">{{ 'orderPage.total' | transloco }}</span> <span class="num">{{ order().total | tbMoney }}</span></p>
    }
  `,
  styleUrl: './order-lines.less',
})
export class OrderLines {
  readonly order = input.required<OrderDto>();
  protected readonly words = inject(PromotionWords);
  protected readonly isZero = isZero;
  protected readonly below = perCentBelow;
  /** Whether the reader is told prices at all. */
  protected readonly priced = computed(() => this.order().total !== null);
  private readonly moved = computed(() => this.order().lines.some((line) => !isZero(line.shippedQuantity)));

  /** Whether its goods leave on more than one day, or some are still to be made. */
  private readonly split = computed(() => {
    const { lines } = this.order();
    return lines.some(({ supply }) => supply === 'preorder') || new Set(lines.map(({ promisedOn }) => promisedOn)).size > 1;
  });

  protected readonly columns = tableColumns('orderPage.column', () => [
    { key: 'product', card: 'wide' },
    ...(this.split() ? [{ key: 'leaves' } as const] : []),
    ...(this.priced() ? [{ key: 'price', align: 'end' } as const] : []),
    { key: 'quantity', align: 'end' },
    ...(this.moved() ? [{ key: 'shipped', align: 'end' } as const] : []),
    ...(this.priced() ? [{ key: 'amount', align: 'end' } as const] : []),
  ]);

  /** What of an open line is still to be made; null when nothing is. */
  protected waits(line: OrderLineDto): string | null {
    if (this.order().state === 'cancelled' || this.order().state === 'refused') return null;
    const left = subtractDecimals(line.confirmedQuantity ?? line.quantity, line.allocatedQuantity);
    return line.supply === 'preorder' && !isZero(left) ? left : null;
  }

  protected isCut(line: OrderLineDto): boolean {
    return line.confirmedQuantity !== null && compareDecimals(line.confirmedQuantity, line.quantity) < 0;
  }
}
