import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BasketLineDto } from '@tributary/api-client';
import { Icon, isZero, LocalNamePipe, MoneyPipe } from '@tributary/ui';
import { PromotionWords } from '../../shared/promotion-words';

/** What promotions do for a line of the basket: what they take off and why, what is missing for more, what does not apply. */
@Component({
  selector: 'app-line-promotions',
  imports: [Icon, LocalNamePipe, MoneyPipe, TranslocoPipe],
  template: `
    @for (applied of line().promotions; track applied.promotionId) {
      <p class="small gain">
        <tb-icon name="promotion" [size]="13" />{{ applied | tbName }} · {{ words.reason(applied.reason) }}
        @if (!isZero(applied.amount)) {
          <span class="num">−{{ applied.amount | tbMoney }}</span>
        }
      </p>
    }
    @for (hint of line().hints; track hint.promotionId) {
      <p class="small hint">{{ words.hint(hint) }}</p>
    }
    @for (denied of line().deniedPromotions; track denied.promotionId) {
      <p class="small denied">
        <tb-icon name="alert" [size]="13" />
        @if (denied.reason === 'budget') {
          {{ 'promotionLine.budget' | transloco: { name: (denied | tbName), needed: (denied.needed | tbMoney), left: (denied.left | tbMoney) } }}
        } @else {
          {{ 'promotionLine.usedUp' | transloco: { name: (denied | tbName) } }}
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 1px;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px;
    }
    .gain {
      color: var(--leaf-700);
    }
    .hint {
      color: var(--river-700);
    }
    .denied {
      color: var(--sand-700);
    }
  `,
})
export class LinePromotions {
  readonly line = input.required<Pick<BasketLineDto, 'promotions' | 'hints' | 'deniedPromotions'>>();
  protected readonly words = inject(PromotionWords);
  protected readonly isZero = isZero;
}
