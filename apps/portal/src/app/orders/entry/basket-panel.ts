import { Component, computed, inject, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { BasketLineDto, LineProblemDto, OrderDto } from '@tributary/api-client';
import {
  ActiveLocale,
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
  parseDecimal,
  subtractDecimals,
} from '@tributary/ui';
import { QuantityBox } from '../../shared/quantity-box';
import { Basket } from './basket';
import { SaveTemplate } from '../templates/save-template';
import { BasketSubmit } from './basket-submit';

/** What is in the basket, what it costs, what credit is left, and the way to the order. */
@Component({
  selector: 'app-basket-panel',
  imports: [BasketSubmit, Button, EmptyState, Icon, LocalNamePipe, MoneyPipe, Notice, QuantityBox, SaveTemplate, TranslocoPipe],
  templateUrl: './basket-panel.html',
  styleUrl: './basket-panel.less',
})
export class BasketPanel {
  readonly placed = output<OrderDto>();

  protected readonly basket = inject(Basket);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);

  /** How far the basket goes beyond the credit left; null if it does not. */
  protected readonly overCredit = computed(() => {
    const basket = this.basket.value();
    const left = basket?.credit?.available;
    return basket && left !== undefined && compareDecimals(basket.total, left) > 0 ? formatMoney(subtractDecimals(basket.total, left)) : null;
  });

  /** What there is of a line that is short, to take instead; null when there is nothing or another problem. */
  protected availableOf({ params }: LineProblemDto): string | null {
    const available = params['available'];
    const quantity = typeof available === 'string' ? parseDecimal(available) : null;
    return quantity && !isZero(quantity) ? quantity : null;
  }

  protected nameOf(line: BasketLineDto): string {
    return localName(line, this.locale.code());
  }

  protected put(line: BasketLineDto, quantity: string): void {
    const sellerId = this.basket.value()?.seller.id;
    if (sellerId === undefined) return;
    void this.basket.put({ sellerId, skuId: line.skuId, quantity, unit: line.unit, locationId: line.locationId });
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
