import { Component, computed, inject, input } from '@angular/core';
import type { OfferDto } from '@tributary/api-client';
import { Icon, LocalNamePipe } from '@tributary/ui';
import { PromotionWords } from '../../shared/promotion-words';
import { OfferedPromotions } from './offered-promotions';

/** A tag for each promotion that runs on an offer, and what it says. */
@Component({
  selector: 'app-offer-promotions',
  imports: [Icon, LocalNamePipe],
  template: `
    @for (promotion of promotions(); track promotion.promotionId) {
      <span class="tag" [title]="promotion | tbName"><tb-icon name="promotion" [size]="12" />{{ words.rule(promotion.rule) }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    .tag {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      padding: 0 7px;
      border-radius: var(--radius-s);
      background: var(--leaf-100);
      color: var(--leaf-700);
      font-size: var(--size-xs);
      line-height: 20px;
    }
  `,
})
export class OfferPromotions {
  readonly offer = input.required<OfferDto>();
  private readonly offered = inject(OfferedPromotions);
  protected readonly words = inject(PromotionWords);
  protected readonly promotions = computed(() => this.offered.of(this.offer()));
}
