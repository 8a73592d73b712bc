import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Favourites } from './favourites';

/** Keeps one SKU at hand. */
@Component({
  selector: 'app-star',
  imports: [TranslocoPipe],
  template: `
    <button type="button" tabindex="-1" [class.on]="on()" [attr.aria-pressed]="on()" [attr.aria-label]="'favourite.star' | transloco: { name: name() }" (click)="favourites.toggle(skuId())">
      {{ on() ? '★' : '☆' }}
    </button>
  `,
  styles: `
    button {
      display: inline-grid;
      place-items: center;
      min-width: 24px;
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--slate-400);
      font-size: var(--size-l);
      line-height: 1;
      cursor: pointer;
    }
    button.on {
      color: var(--sand-500);
    }
    @media (max-width: 719px) {
      button {
        min-width: 36px;
        min-height: 36px;
      }
    }
  `,
})
export class Star {
  readonly skuId = input.required<number>();
  readonly name = input.required<string>();
  protected readonly favourites = inject(Favourites);
  protected readonly on = computed(() => this.favourites.has(this.skuId()));
}
