import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ApprovalRuleDto } from '@tributary/api-client';
import { formatMoney, formatNumber } from '@tributary/ui';

/** What a rule does, in one sentence. */
@Injectable({ providedIn: 'root' })
export class RuleWords {
  private readonly transloco = inject(TranslocoService);

  sentence({ kind, threshold }: Pick<ApprovalRuleDto, 'kind' | 'threshold'>): string {
    const inMoney = kind === 'amount' || kind === 'over-credit';
    return this.transloco.translate(`ruleSentence.${kind}`, { value: inMoney ? formatMoney(threshold) : formatNumber(threshold) });
  }
}
