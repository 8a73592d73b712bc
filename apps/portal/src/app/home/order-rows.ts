import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderSummaryDto } from '@tributary/api-client';
import { LocalNamePipe, MoneyPipe, Time } from '@tributary/ui';
import { OrderStateTag } from '../orders/order-state-tag';

/** What a row shows of an order; a buyer's also say when the goods come. */
export type OrderRow = Pick<OrderSummaryDto, 'id' | 'number' | 'state' | 'seller' | 'total' | 'lineCount' | 'submittedAt'> & {
  readonly buyer?: OrderSummaryDto['buyer'];
  readonly expectedArrivalAt?: string | null;
};

/** A few orders in short form. */
@Component({
  selector: 'app-order-rows',
  imports: [LocalNamePipe, MoneyPipe, OrderStateTag, RouterLink, Time, TranslocoPipe],
  template: `
    @for (order of orders(); track order.id) {
      <a [routerLink]="['/orders', order.id]">
        <span class="words">
          <span class="strong num">{{ order.number }}</span>
          <span class="small quiet line">{{ (party() === 'buyer' ? order.buyer : order.seller) | tbName }}</span>
        </span>
        <span class="small quiet when">
          {{ 'orderList.lines' | transloco: { count: order.lineCount } }} ·
          @if (order.expectedArrivalAt) {
            {{ 'buyerHome.arrives' | transloco }} <tb-time [at]="order.expectedArrivalAt" />
          } @else {
            <tb-time [at]="order.submittedAt" />
          }
        </span>
        @if (order.total !== null) {
          <span class="num strong">{{ order.total | tbMoney }}</span>
        }
        <app-order-state-tag [state]="order.state" />
      </a>
    }
  `,
  styleUrl: './order-rows.less',
})
export class OrderRows {
  readonly orders = input.required<readonly OrderRow[]>();
  /** Whose name to show. */
  readonly party = input<'buyer' | 'seller'>('seller');
}
