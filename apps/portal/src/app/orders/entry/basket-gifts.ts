import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BasketGiftDto } from '@tributary/api-client';
import { Icon, LocalNamePipe, Quantity } from '@tributary/ui';

/** Goods that come along for nothing. */
@Component({
  selector: 'app-basket-gifts',
  imports: [Icon, LocalNamePipe, Quantity, TranslocoPipe],
  template: `
    @for (gift of gifts(); track gift.skuId) {
      <div class="gift">
        <span class="tag">{{ 'promotionLine.gift' | transloco }}</span>
        <span class="name">{{ gift | tbName }}</span>
        <tb-quantity [value]="gift.quantity" [unit]="gift.unit" />
      </div>
      @for (problem of gift.problems; track problem.code) {
        <p class="small problem" role="alert"><tb-icon name="alert" [size]="14" />{{ problem.message }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }
    .gift {
      display: flex;
      align-items: baseline;
      gap: var(--space-2);
    }
    .name {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .tag {
      padding: 0 6px;
      border-radius: var(--radius-s);
      background: var(--leaf-100);
      color: var(--leaf-700);
      font-size: var(--size-xs);
      line-height: 20px;
    }
    .problem {
      color: var(--clay-700);
    }
  `,
})
export class BasketGifts {
  readonly gifts = input.required<readonly BasketGiftDto[]>();
}
