import { Component, DestroyRef, type ElementRef, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';

const PAUSE_MS = 250;

/** Search as you type: speaks after a short pause, at once on Enter, and never in the middle of a pinyin composition. */
@Component({
  selector: 'tb-search-box',
  imports: [Icon, TranslocoPipe],
  template: `
    <tb-icon name="search" [size]="16" />
    <input
      #box
      class="input"
      type="search"
      autocomplete="off"
      [attr.aria-label]="placeholder()"
      [placeholder]="placeholder()"
      [value]="text()"
      (input)="typed(box.value, $event)"
      (compositionend)="typed(box.value)"
      (keydown.enter)="speak()"
    />
    @if (text()) {
      <button type="button" (click)="clear()" [attr.aria-label]="'ui.clear' | transloco"><tb-icon name="close" [size]="14" /></button>
    }
  `,
  styleUrl: './search-box.less',
})
export class SearchBox {
  readonly value = input('');
  readonly placeholder = input.required<string>();
  readonly searched = output<string>();

  protected readonly text = linkedSignal(() => this.value());
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  focus(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected typed(value: string, event?: Event): void {
    this.text.set(value);
    clearTimeout(this.timer);
    if (event instanceof InputEvent && event.isComposing) return;
    this.timer = setTimeout(() => this.speak(), PAUSE_MS);
  }

  protected speak(): void {
    clearTimeout(this.timer);
    const text = this.text().trim();
    if (text !== this.value()) this.searched.emit(text);
  }

  protected clear(): void {
    this.text.set('');
    this.speak();
    this.focus();
  }
}
