import { Component, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OfferDto } from '@tributary/api-client';
import { ActiveLocale, isZero, LocalNamePipe, localName, MoneyPipe, NumberPipe, Quantity, UnitPipe } from '@tributary/ui';
import { NzPopoverModule } from 'ng-zorro-antd/popover';
import { QuantityBox } from '../../shared/quantity-box';
import { Basket } from './basket';
import { PriceWhy } from './price-why';
import { Star } from './star';

/** Where to go from a quantity field. */
export type RowMove = 'next' | 'previous' | 'search';

const moves: Readonly<Record<string, RowMove>> = { Enter: 'next', ArrowDown: 'next', ArrowUp: 'previous', Escape: 'search' };

/** One SKU: own price and why, what is available where, and how many go into the basket. */
@Component({
  selector: 'app-offer-row',
  imports: [LocalNamePipe, MoneyPipe, NumberPipe, NzPopoverModule, PriceWhy, Quantity, QuantityBox, Star, TranslocoPipe, UnitPipe],
  templateUrl: './offer-row.html',
  styleUrl: './offer-row.less',
  host: { '[class.chosen]': 'lines().length' },
})
export class OfferRow {
  readonly offer = input.required<OfferDto>();
  readonly sellerId = input.required<number>();
  readonly moved = output<RowMove>();

  private readonly basket = inject(Basket);
  private readonly locale = inject(ActiveLocale);
  private readonly box = viewChild(QuantityBox);

  protected readonly lines = computed(() => this.basket.linesOf(this.offer().skuId));
  /** Which line the quantity is for; null: from wherever there is enough. A line in the basket says where it comes from. */
  protected readonly locationId = linkedSignal(() => this.lines()[0]?.locationId ?? null);
  protected readonly line = computed(() => this.lines().find((line) => line.locationId === this.locationId()));
  protected readonly unit = linkedSignal(() => this.line()?.unit ?? this.offer().salesUnit);
  protected readonly pack = computed(() => (this.unit() === this.offer().salesUnit ? this.offer().packMultiple : '0'));
  protected readonly name = computed(() => localName(this.offer(), this.locale.code()));
  protected readonly soldOut = computed(() => isZero(this.offer().available));
  /** As typed, where the server has not heard of it yet. */
  protected readonly quantity = computed(() => this.basket.wishOf(this.offer().skuId, this.locationId()) ?? this.line()?.quantity ?? null);
  protected readonly refusal = computed(() => this.basket.refused().get(this.offer().skuId));

  focus(): void {
    this.box()?.focus();
  }

  protected put(quantity: string): void {
    const locationId = this.locationId();
    void this.basket.put({ sellerId: this.sellerId(), skuId: this.offer().skuId, quantity, unit: this.unit(), locationId });
  }

  /** A second location makes a second line: so a quantity is split when no single place has it all. */
  protected from(value: string): void {
    this.locationId.set(value ? Number(value) : null);
  }

  protected key(event: KeyboardEvent): void {
    const move = moves[event.key];
    if (!move || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    this.box()?.commit();
    this.moved.emit(move);
  }
}
