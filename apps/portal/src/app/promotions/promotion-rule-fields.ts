import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, ChoiceRow, Field, Icon } from '@tributary/ui';
import { choices } from '../shared/choices';
import { SkuSelect } from '../shared/sku-select';
import type { PromotionDraft, StepEntry } from './promotion-draft';
import { type PromotionKind, promotionKinds } from './promotion-state';

/** What a promotion gives: the fields of its kind. */
@Component({
  selector: 'app-promotion-rule-fields',
  imports: [Button, ChoiceRow, Field, Icon, SkuSelect, TranslocoPipe],
  templateUrl: './promotion-rule-fields.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    tb-choice {
      justify-self: start;
      max-width: 100%;
    }
    .step {
      display: grid;
      grid-template-columns: minmax(80px, 1fr) auto minmax(80px, 1fr) auto;
      align-items: center;
      gap: var(--space-2);
    }
    @media (max-width: 600px) {
      .step {
        grid-template-columns: minmax(0, 1fr) auto;
      }
    }
  `,
})
export class PromotionRuleFields {
  readonly draft = input.required<PromotionDraft>();

  protected readonly kindChoices = choices<PromotionKind>('promotionKind', () => promotionKinds);
  protected readonly perChoices = choices<'unit' | 'line'>('promotionPage.perOf', () => ['unit', 'line']);
  protected readonly byChoices = choices<'quantity' | 'amount'>('promotionPage.byOf', () => ['quantity', 'amount']);
  protected readonly givesChoices = choices<StepEntry['gives']>('promotionGives', () => ['percent', 'amount']);
}
