import { Component, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AvailabilityOptionDto, OfferDto } from '@tributary/api-client';
import { ActiveLocale, addDecimals, LocalNamePipe, localName, MoneyPipe, UnitPipe } from '@tributary/ui';
import { NzPopoverModule } from 'ng-zorro-antd/popover';
import { QuantityBox } from '../../shared/quantity-box';
import { AvailabilityText } from './availability-text';
import { Basket } from './basket';
import { isChoosable, optionKey, sourceKey, sourceOf } from './line-source';
import { OfferPromotions } from './offer-promotions';
import { PriceBreaks } from './price-breaks';
import { PriceWhy } from './price-why';
import { Star } from './star';

/** Where to go from a quantity field. */
export type RowMove = 'next' | 'previous' | 'search';

const moves: Readonly<Record<string, RowMove>> = { Enter: 'next', ArrowDown: 'next', ArrowUp: 'previous', Escape: 'search' };

/** One SKU: own price and why, what is available where, and how many go into the basket. */
@Component({
  selector: 'app-offer-row',
  imports: [LocalNamePipe, MoneyPipe, NzPopoverModule, OfferPromotions, PriceBreaks, PriceWhy, QuantityBox, Star, TranslocoPipe, UnitPipe],
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
  private readonly text = inject(AvailabilityText);
  private readonly box = viewChild(QuantityBox);

  protected readonly lines = computed(() => this.basket.linesOf(this.offer().skuId));
  /** A line in the basket says where it comes from; what is only in production, or only to be planned, comes from there. */
  private readonly usualSource = computed(() => {
    const [line] = this.lines();
    return line ? sourceKey(line) : startOf(this.offer().options);
  });
  /** Which line the quantity is for. What was chosen stays, whatever the basket tells meanwhile. */
  protected readonly source = linkedSignal<string, string>({
    source: this.usualSource,
    computation: (usual, before) => (before && before.value !== before.source ? before.value : usual),
  });
  private readonly fromSource = computed(() => this.lines().filter((line) => sourceKey(line) === this.source()));
  private readonly usualUnit = computed(() => this.fromSource()[0]?.unit ?? this.offer().salesUnit);
  /** As chosen, until the lines say something else. */
  protected readonly unit = linkedSignal(() => this.usualUnit());
  protected readonly line = computed(() => this.fromSource().find((line) => line.unit === this.unit()));
  protected readonly pack = computed(() => (this.unit() === this.offer().salesUnit ? this.offer().packMultiple : '0'));
  /** What all lines of this SKU in this unit take: a break counts the sum. */
  protected readonly ordered = computed(() => {
    const quantities = this.lines().filter((line) => line.unit === this.unit()).map((line) => line.quantity);
    return quantities.length ? quantities.reduce(addDecimals) : null;
  });
  protected readonly name = computed(() => localName(this.offer(), this.locale.code()));
  /** The soonest way to get it, in one line. */
  protected readonly soonest = computed(() => {
    const [first] = this.offer().options;
    return first ? this.text.of(first, this.offer().salesUnit) : null;
  });
  /** Whether there is something now, or only a promise. */
  protected readonly later = computed(() => !this.offer().options.some(({ kind }) => kind === 'here' || kind === 'elsewhere'));
  /** Where it can come from: wherever there is enough, a location, a day, or a plan that is made for it. */
  protected readonly choices = computed(() =>
    this.offer().options.filter(isChoosable).map((option) => ({ key: optionKey(option), text: this.text.of(option, this.offer().salesUnit) })),
  );
  /** As typed, where the server has not heard of it yet. */
  protected readonly quantity = computed(() => this.basket.wishOf(this.offer().skuId, this.unit(), sourceOf(this.source())) ?? this.line()?.quantity ?? null);
  protected readonly refusal = computed(() => this.basket.refused().get(this.offer().skuId));

  focus(): void {
    this.box()?.focus();
  }

  protected put(quantity: string): void {
    void this.basket.put({ sellerId: this.sellerId(), skuId: this.offer().skuId, quantity, unit: this.unit(), ...sourceOf(this.source()) });
  }

  protected key(event: KeyboardEvent): void {
    const move = moves[event.key];
    if (!move || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    this.box()?.commit();
    this.moved.emit(move);
  }
}

/** From stock wherever there is enough; from the earliest plan where nothing is in stock, or from one that is made for it. */
function startOf(options: readonly AvailabilityOptionDto[]): string {
  const [first] = options;
  return first && isChoosable(first) && (first.kind === 'production' || first.kind === 'plannable') ? optionKey(first) : '';
}
