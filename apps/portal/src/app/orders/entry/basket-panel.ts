import { Component, computed, inject, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { BasketLineDto, OrderDto } from '@tributary/api-client';
import {
  ActiveLocale,
  addDecimals,
  Button,
  compareDecimals,
  Dialogs,
  EmptyState,
  formatMoney,
  Icon,
  isZero,
  localName,
  LocalNamePipe,
  MoneyPipe,
  Notice,
  subtractDecimals,
  Time,
} from '@tributary/ui';
import { QuantityBox } from '../../shared/quantity-box';
import { AvailabilityText } from './availability-text';
import { Basket } from './basket';
import { BasketGifts } from './basket-gifts';
import { SaveTemplate } from '../templates/save-template';
import { BasketSubmit } from './basket-submit';
import { LinePromotions } from './line-promotions';
import { PriceWish } from './price-wish';

/** What is in the basket, what it costs, what credit is left, and the way to the order. */
@Component({
  selector: 'app-basket-panel',
  imports: [BasketGifts, BasketSubmit, Button, EmptyState, Icon, LinePromotions, LocalNamePipe, MoneyPipe, Notice, PriceWish, QuantityBox, SaveTemplate, Time, TranslocoPipe],
  templateUrl: './basket-panel.html',
  styleUrl: './basket-panel.less',
})
export class BasketPanel {
  readonly placed = output<OrderDto>();

  protected readonly basket = inject(Basket);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  protected readonly text = inject(AvailabilityText);

  /** What promotions take off in all; null where nothing is. */
  protected readonly saved = computed(() => {
    const discount = this.basket.value()?.discount ?? '0';
    return isZero(discount) ? null : discount;
  });
  /** What the order costs if the seller agrees to every price asked for; null where none is. */
  protected readonly wished = computed(() => {
    const asking = this.basket.lines().filter(({ requestedAmount }) => requestedAmount !== null);
    const total = this.basket.value()?.total;
    if (asking.length === 0 || total == null) return null;
    return asking.reduce((rest, { amount, requestedAmount }) => addDecimals(subtractDecimals(rest, amount ?? '0'), requestedAmount ?? '0'), total);
  });
  /** How far the basket goes beyond the credit left; null if it does not. */
  protected readonly overCredit = computed(() => {
    const basket = this.basket.value();
    const left = basket?.credit?.available;
    const total = basket?.total ?? null;
    return total !== null && left !== undefined && compareDecimals(total, left) > 0 ? formatMoney(subtractDecimals(total, left)) : null;
  });

  protected nameOf(line: BasketLineDto): string {
    return localName(line, this.locale.code());
  }

  protected put(line: BasketLineDto, quantity: string): void {
    void this.basket.change(line, quantity);
  }

  protected async clear(): Promise<void> {
    const answer = await this.dialogs.confirm({
      heading: this.transloco.translate('basket.clear.heading'),
      text: this.transloco.translate('basket.clear.text', { count: this.basket.lines().length }),
      action: this.transloco.translate('basket.clear.action'),
      danger: true,
    });
    if (answer) await this.basket.clear();
  }
}
