import { Component, computed, inject, input, output, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OfferDto, OrderDto, OrderLineDto } from '@tributary/api-client';
import { ActiveLocale, compareDecimals, Icon, isZero, LocalNamePipe, localName, MoneyPipe, Quantity } from '@tributary/ui';
import { QuantityBox } from '../../shared/quantity-box';
import { type ChangeDraft, presentSource, standing, wishedQuantity, wishedSource, withAdded, withoutAdded, withWish } from './change-draft';
import type { LineProblems } from './line-problems';
import { SourceChoices } from './source-choices';

/** The lines of an order while somebody changes them. A seller only cuts. */
@Component({
  selector: 'app-change-lines',
  imports: [Icon, LocalNamePipe, MoneyPipe, Quantity, QuantityBox, TranslocoPipe],
  templateUrl: './change-lines.html',
  styleUrl: './change-lines.less',
})
export class ChangeLines {
  readonly order = input.required<OrderDto>();
  readonly draft = input.required<ChangeDraft>();
  readonly selling = input(false);
  readonly offers = input<ReadonlyMap<number, OfferDto>>(new Map());
  readonly problems = input.required<LineProblems>();
  readonly changed = output<ChangeDraft>();

  private readonly choices = inject(SourceChoices);
  private readonly locale = inject(ActiveLocale).code;
  private readonly boxes = viewChildren(QuantityBox);
  /** A field says something else than what would be sent. */
  readonly faulty = computed(() => this.boxes().some((box) => box.fault() !== null));
  /** What is gone already nobody can cut; a buyer can bring it back. */
  protected readonly lines = computed(() => this.order().lines.filter((line) => !this.selling() || !isZero(standing(line))));
  protected readonly standing = standing;
  protected readonly isZero = isZero;

  protected nameOf(named: { name: string; nameEn: string | null }): string {
    return localName(named, this.locale());
  }

  protected quantity(line: OrderLineDto): string {
    return wishedQuantity(this.draft(), line);
  }

  protected source(line: OrderLineDto): string {
    return wishedSource(this.draft(), line);
  }

  protected pack(line: OrderLineDto): string {
    const offer = this.offers().get(line.skuId);
    return offer && !this.selling() && offer.salesUnit === line.unit ? offer.packMultiple : '0';
  }

  protected sources(line: OrderLineDto) {
    return this.choices.ofLine(line, this.offers().get(line.skuId));
  }

  protected addedSources(skuId: number) {
    return this.choices.ofProduct(this.offers().get(skuId));
  }

  protected isRequantified(line: OrderLineDto): boolean {
    return compareDecimals(this.quantity(line), standing(line)) !== 0;
  }

  protected isChanged(line: OrderLineDto): boolean {
    return this.isRequantified(line) || this.source(line) !== presentSource(line);
  }

  protected wish(line: OrderLineDto, wish: { quantity?: string; source?: string }): void {
    this.changed.emit(withWish(this.draft(), line, wish));
  }

  protected setAdded(place: number, change: { quantity?: string; source?: string }): void {
    this.changed.emit(withAdded(this.draft(), place, change));
  }

  protected dropAdded(place: number): void {
    this.changed.emit(withoutAdded(this.draft(), place));
  }
}
