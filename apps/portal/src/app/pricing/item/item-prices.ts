import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ItemPriceDto } from '@tributary/api-client';
import { isZero, MoneyPipe, NumberPipe, Time, UnitPipe } from '@tributary/ui';

/** The prices of a product by quantity, with those that are planned behind them. */
@Component({
  selector: 'app-item-prices',
  imports: [MoneyPipe, NumberPipe, Time, TranslocoPipe, UnitPipe],
  template: `
    @for (price of shown(); track price.unit + price.fromQuantity + price.validFrom) {
      <p [class.planned]="price.validFrom > on()">
        <span class="num strong">{{ price.price | tbMoney }}</span><span class="small quiet">/{{ price.unit | tbUnit }}</span>
        @if (!zero(price.fromQuantity)) {
          <span class="small">{{ 'priceBreak.from' | transloco: { quantity: (price.fromQuantity | tbNumber), unit: (price.unit | tbUnit) } }}</span>
        }
        <span class="small quiet">
          @if (price.validFrom > on()) {
            {{ 'price.since' | transloco }} <tb-time [at]="price.validFrom" show="day" />
          }
          @if (price.validTo) {
            {{ 'price.until' | transloco }} <tb-time [at]="price.validTo" show="day" />
          }
        </span>
      </p>
    }
  `,
  styles: `
    .planned {
      color: var(--text-quiet);
    }
  `,
})
export class ItemPrices {
  readonly prices = input.required<readonly ItemPriceDto[]>();
  /** The day of which they are shown. */
  readonly on = input.required<string>();
  protected readonly zero = isZero;
  protected readonly shown = computed(() => this.prices().filter(({ validTo }) => validTo === null || validTo >= this.on()));
}
