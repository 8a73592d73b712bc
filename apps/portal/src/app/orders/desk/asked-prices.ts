import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AskedPricesDto } from '@tributary/api-client';
import { LocalNamePipe, MoneyPipe } from '@tributary/ui';

/** What a buyer asks to pay instead, on a row of the desk: the sums, and the lines on which granting costs most. */
@Component({
  selector: 'app-asked-prices',
  imports: [LocalNamePipe, MoneyPipe, TranslocoPipe],
  template: `
    @let shown = asked();
    @if (shown.cost === null) {
      <p>{{ 'deskAsked.hidden' | transloco: { count: shown.count } }}</p>
    } @else {
      <p class="sums">
        <span class="strong">{{ 'deskAsked.asked' | transloco }} <span class="num">{{ shown.askedTotal | tbMoney }}</span></span>
        <span class="quiet">{{ 'deskAsked.instead' | transloco }} <span class="num">{{ shown.listTotal | tbMoney }}</span></span>
        <span class="cost">{{ 'deskAsked.cost' | transloco }} <span class="num">{{ shown.cost | tbMoney }}</span></span>
      </p>
      @for (line of shown.dearest; track line.lineNo) {
        <p class="line quiet" [title]="line | tbName"><span class="mono">{{ line.code }}</span> <span class="num">{{ line.listPrice | tbMoney }} → {{ line.askedPrice | tbMoney }}</span></p>
      }
      @if (shown.count > shown.dearest.length) {
        <p class="quiet">{{ 'deskAsked.more' | transloco: { count: shown.count - shown.dearest.length } }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 2px;
      min-width: 0;
    }
    .sums {
      display: flex;
      flex-wrap: wrap;
      gap: 0 10px;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      overflow-wrap: anywhere;
    }
    .cost {
      color: var(--clay-700);
    }
  `,
})
export class AskedPrices {
  readonly asked = input.required<AskedPricesDto>();
}
