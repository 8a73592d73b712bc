import { Component, computed, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { BasketLineDto } from '@tributary/api-client';
import { ActiveLocale, Button, Field, formatMoney, Icon, localName, MoneyPipe, NumberPipe, UnitPipe } from '@tributary/ui';
import { Basket } from './basket';
import { perCentBelow, wishedPrice, wishFault } from './wished-price';

/** Asking the seller for another price for a line of the basket: what is asked for, what it leads to, and the way back. */
@Component({
  selector: 'app-price-wish',
  imports: [Button, Field, Icon, MoneyPipe, NumberPipe, TranslocoPipe, UnitPipe],
  templateUrl: './price-wish.html',
  styleUrl: './price-wish.less',
})
export class PriceWish {
  readonly line = input.required<BasketLineDto>();

  private readonly basket = inject(Basket);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('priceBox');

  protected readonly open = signal(false);
  protected readonly typed = signal('');
  protected readonly touched = signal(false);
  protected readonly name = computed(() => localName(this.line(), this.locale()));
  protected readonly perCent = computed(() => {
    const { requestedPrice, unitPrice } = this.line();
    return requestedPrice !== null && unitPrice !== null ? perCentBelow(requestedPrice, unitPrice) : '0';
  });
  protected readonly error = computed(() => {
    this.locale();
    const list = this.line().unitPrice;
    const fault = list === null || !this.touched() ? null : wishFault(this.typed(), list);
    return fault === null ? null : this.transloco.translate(`priceWish.fault.${fault}`, { list: formatMoney(list ?? '0') });
  });

  protected start(): void {
    this.typed.set(this.line().requestedPrice ?? '');
    this.touched.set(false);
    this.open.set(true);
    // the field is there only after the next drawing
    setTimeout(() => this.box()?.nativeElement.focus());
  }

  protected ask(event: Event): void {
    event.preventDefault();
    this.touched.set(true);
    const list = this.line().unitPrice;
    const price = list === null ? null : wishedPrice(this.typed(), list);
    if (price === null) return;
    this.open.set(false);
    void this.basket.ask(this.line(), price);
  }

  protected takeBack(): void {
    this.open.set(false);
    void this.basket.ask(this.line(), null);
  }
}
