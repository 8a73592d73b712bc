import { Component, computed, type ElementRef, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OfferDto } from '@tributary/api-client';
import { Button, parseDecimal, UnitPipe } from '@tributary/ui';
import { OfferSearch } from './offer-search';

/** A line that was typed. */
export interface TypedLine {
  readonly offer: OfferDto;
  readonly quantity: string;
  readonly unit: string;
}

/** One line by the keyboard: type a part of what it is called, Enter, quantity, Enter. */
@Component({
  selector: 'app-line-entry',
  imports: [Button, OfferSearch, TranslocoPipe, UnitPipe],
  template: `
    <app-offer-search [sellerId]="sellerId()" (picked)="pick($event)" />
    <input
      #amount
      class="input num"
      inputmode="decimal"
      autocomplete="off"
      [placeholder]="'quickEntry.type.quantity' | transloco"
      [attr.aria-label]="'quickEntry.type.quantity' | transloco"
      [value]="quantity()"
      (input)="quantity.set(amount.value)"
      (keydown.enter)="add()"
    />
    @if (offer(); as chosen) {
      <select #unitBox class="input" [attr.aria-label]="'offer.unit' | transloco" (change)="unit.set(unitBox.value)">
        @for (choice of chosen.units; track choice.unit) {
          <option [value]="choice.unit" [selected]="choice.unit === (unit() || chosen.salesUnit)">{{ choice.unit | tbUnit }}</option>
        }
      </select>
    }
    <button type="button" tbButton [disabled]="!ready()" (click)="add()">{{ 'quickEntry.type.add' | transloco }}</button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    app-offer-search {
      flex: 1 1 200px;
    }
    .input {
      flex: 0 1 88px;
      width: 88px;
    }
  `,
})
export class LineEntry {
  readonly sellerId = input.required<number>();
  readonly added = output<TypedLine>();

  private readonly search = viewChild.required(OfferSearch);
  private readonly amount = viewChild.required<ElementRef<HTMLInputElement>>('amount');
  protected readonly quantity = signal('');
  protected readonly unit = signal('');
  protected readonly offer = signal<OfferDto | null>(null);
  protected readonly ready = computed(() => {
    const quantity = parseDecimal(this.quantity());
    return this.offer() !== null && quantity !== null && quantity !== '0';
  });

  protected pick(offer: OfferDto): void {
    this.offer.set(offer);
    this.unit.set('');
    this.amount().nativeElement.focus();
  }

  protected add(): void {
    const [offer, quantity] = [this.offer(), parseDecimal(this.quantity())];
    if (!offer || quantity === null || !this.ready()) return;
    this.added.emit({ offer, quantity, unit: this.unit() || offer.salesUnit });
    this.offer.set(null);
    this.quantity.set('');
    this.search().clear();
    this.search().focus();
  }
}
