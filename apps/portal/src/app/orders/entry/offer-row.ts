import { Component, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OfferDto } from '@tributary/api-client';
import { ActiveLocale, isZero, LocalNamePipe, localName, MoneyPipe, NumberPipe, Quantity, UnitPipe } from '@tributary/ui';
import { NzPopoverModule } from 'ng-zorro-antd/popover';
import { QuantityBox } from '../../shared/quantity-box';
import { Basket } from './basket';
import { PriceWhy } from './price-why';

/** Where to go from a quantity field. */
export type RowMove = 'next' | 'previous' | 'search';

const moves: Readonly<Record<string, RowMove>> = { Enter: 'next', ArrowDown: 'next', ArrowUp: 'previous', Escape: 'search' };

/** One SKU: own price and why, what is available where, and how many go into the basket. */
@Component({
  selector: 'app-offer-row',
  imports: [LocalNamePipe, MoneyPipe, NumberPipe, NzPopoverModule, PriceWhy, Quantity, QuantityBox, TranslocoPipe, UnitPipe],
  templateUrl: './offer-row.html',
  styleUrl: './offer-row.less',
  host: { '[class.chosen]': 'line()' },
})
export class OfferRow {
  readonly offer = input.required<OfferDto>();
  readonly sellerId = input.required<number>();
  readonly moved = output<RowMove>();

  private readonly basket = inject(Basket);
  private readonly locale = inject(ActiveLocale);
  private readonly box = viewChild(QuantityBox);

  /** null: the seller's choice. A line in the basket says where it comes from. */
  protected readonly locationId = linkedSignal(() => this.basket.lineOf(this.offer().skuId)?.locationId ?? null);
  protected readonly line = computed(() => this.basket.lineOf(this.offer().skuId, this.locationId() ?? undefined));
  protected readonly unit = linkedSignal(() => this.line()?.unit ?? this.offer().salesUnit);
  protected readonly pack = computed(() => (this.unit() === this.offer().salesUnit ? this.offer().packMultiple : '0'));
  protected readonly name = computed(() => localName(this.offer(), this.locale.code()));
  protected readonly soldOut = computed(() => isZero(this.offer().available));
  protected readonly refusal = computed(() => this.basket.refused().get(this.offer().skuId));

  focus(): void {
    this.box()?.focus();
  }

  protected put(quantity: string): void {
    const locationId = this.locationId() ?? undefined;
    void this.basket.put({ sellerId: this.sellerId(), skuId: this.offer().skuId, quantity, unit: this.unit(), locationId });
  }

  protected async moveTo(value: string): Promise<void> {
    const from = this.line();
    const to = value ? Number(value) : null;
    if (from && to !== null && to !== from.locationId) {
      await this.basket.remove(from);
      await this.basket.put({ sellerId: this.sellerId(), skuId: from.skuId, quantity: from.quantity, unit: from.unit, locationId: to });
    }
    this.locationId.set(to);
  }

  protected key(event: KeyboardEvent): void {
    const move = moves[event.key];
    if (!move || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    this.box()?.commit();
    this.moved.emit(move);
  }
}
