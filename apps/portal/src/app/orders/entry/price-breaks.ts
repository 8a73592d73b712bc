import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OfferBreakDto } from '@tributary/api-client';
import { MoneyPipe, NumberPipe, UnitPipe } from '@tributary/ui';

/** From which quantities a SKU costs something else. */
@Component({
  selector: 'app-price-breaks',
  imports: [MoneyPipe, NumberPipe, TranslocoPipe, UnitPipe],
  template: `
    @for (step of breaks(); track step.fromQuantity + step.fromUnit) {
      <span class="small">
        {{ 'priceBreak.from' | transloco: { quantity: (step.fromQuantity | tbNumber), unit: (step.fromUnit | tbUnit) } }}
        <span class="num">{{ step.amount | tbMoney }}</span>
      </span>
    }
  `,
  styles: `
    :host {
      display: grid;
      color: var(--river-700);
    }
  `,
})
export class PriceBreaks {
  readonly breaks = input.required<readonly OfferBreakDto[]>();
}
