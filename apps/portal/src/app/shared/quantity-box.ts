import { Component, computed, type ElementRef, input, linkedSignal, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { compareDecimals, Icon, isMultipleOf, parseDecimal, stepDecimal, UnitPipe } from '@tributary/ui';

/** Why an entry is not taken: a text key with its values. */
export interface QuantityFault {
  readonly key: string;
  readonly params: Record<string, string>;
}

/** Bulk goods are sold by weight with three decimals; nothing is measured finer. */
const FINEST = '0.001';

/** What is wrong with a typed quantity; null if it can stand. Empty counts as zero. */
export function quantityFault(typed: string, pack: string, most: string | null): QuantityFault | null {
  const value = typed.trim() === '' ? '0' : parseDecimal(typed);
  if (value === null) return { key: 'quantity.notANumber', params: {} };
  if (!isMultipleOf(value, FINEST)) return { key: 'quantity.tooFine', params: {} };
  if (!isMultipleOf(value, pack)) return { key: 'quantity.notAMultiple', params: { pack } };
  if (most !== null && compareDecimals(value, most) > 0) return { key: 'quantity.tooMuch', params: { most } };
  return null;
}

/** A quantity with − and +, in whole packs; speaks when the person leaves the field or presses a step. */
@Component({
  selector: 'app-quantity-box',
  imports: [Icon, TranslocoPipe, UnitPipe],
  template: `
    <div class="box" [class.bad]="fault()">
      <button type="button" tabindex="-1" (click)="step(-1)" [disabled]="disabled()" [attr.aria-label]="'quantity.less' | transloco: { name: name() }">
        <tb-icon name="minus" [size]="14" />
      </button>
      <input
        #box
        inputmode="decimal"
        autocomplete="off"
        class="num"
        [disabled]="disabled()"
        [attr.aria-label]="'quantity.of' | transloco: { name: name() }"
        [attr.aria-invalid]="fault() ? true : null"
        [value]="text()"
        [placeholder]="'0'"
        (input)="text.set(box.value)"
        (focus)="box.select()"
        (change)="commit()"
      />
      <button type="button" tabindex="-1" (click)="step(1)" [disabled]="disabled()" [attr.aria-label]="'quantity.more' | transloco: { name: name() }">
        <tb-icon name="plus" [size]="14" />
      </button>
    </div>
    @if (unit()) {
      <span class="unit">{{ unit() | tbUnit }}</span>
    }
    @if (fault(); as wrong) {
      <p class="fault" role="alert">{{ wrong.key | transloco: wrong.params }}</p>
    }
  `,
  styleUrl: './quantity-box.less',
})
export class QuantityBox {
  /** What the quantity is of, for the label. */
  readonly name = input.required<string>();
  readonly value = input<string | null>(null);
  readonly unit = input('');
  /** Only whole multiples of this are sold. */
  readonly pack = input('1');
  readonly most = input<string | null>(null);
  readonly disabled = input(false);
  /** '0' when emptied. */
  readonly changed = output<string>();

  protected readonly text = linkedSignal(() => this.value() ?? '');
  /** Why what stands in the field is not taken; null when it is. */
  readonly fault = computed(() => quantityFault(this.text(), this.pack(), this.most()));
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  focus(): void {
    this.box().nativeElement.focus();
  }

  commit(): void {
    if (this.fault()) return;
    const value = parseDecimal(this.text()) ?? '0';
    if (value !== (this.value() ?? '0')) this.changed.emit(value);
  }

  protected step(direction: 1 | -1): void {
    const next = stepDecimal(parseDecimal(this.text()) ?? '0', this.pack(), direction);
    this.text.set(next);
    this.commit();
  }
}
