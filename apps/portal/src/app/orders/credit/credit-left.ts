import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { compareDecimals, Icon, MoneyPipe } from '@tributary/ui';

/** The credit left with a supplier, before anything is put into the basket; leads to the account. Nothing where no limit was agreed. */
@Component({
  selector: 'app-credit-left',
  imports: [Icon, MoneyPipe, RouterLink, TranslocoPipe],
  template: `
    @if (available(); as left) {
      <a routerLink="/credit-accounts/{{ sellerId() }}" [queryParams]="{ side: 'buyer' }" [class.short]="isShort(left)" data-testid="credit-left">
        <tb-icon name="credit" [size]="15" />{{ 'basket.creditLeft' | transloco }} <span class="num strong">{{ left | tbMoney }}</span>
      </a>
    }
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    .short {
      color: var(--clay-700);
    }
  `,
})
export class CreditLeft {
  readonly sellerId = input.required<number>();
  readonly available = input.required<string | null>();

  protected isShort(left: string): boolean {
    return compareDecimals(left, '0') <= 0;
  }
}
