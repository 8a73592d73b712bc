import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PromotionHintDto, PromotionReasonDto, PromotionRuleDto } from '@tributary/api-client';
import { ActiveLocale, CodeWords, formatMoney, formatNumber, subtractDecimals } from '@tributary/ui';

/** What a step of a promotion gives. */
interface Reward {
  readonly percent?: string | null;
  readonly amount?: string | null;
}

/** Promotions in words, in the language of the screen: what one gives, why it gave, what is missing for more. */
@Injectable({ providedIn: 'root' })
export class PromotionWords {
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  private readonly words = inject(CodeWords);

  /** What a promotion says on the shelf. */
  rule(rule: PromotionRuleDto): string {
    switch (rule.kind) {
      case 'percentage':
        return this.off(rule);
      case 'amount':
        return this.say(`amount-${rule.per ?? 'unit'}`, { amount: formatMoney(rule.amount ?? '0') });
      case 'buy-n-get-m':
        return this.say(rule.gift ? 'gift' : 'more', { buy: formatNumber(rule.buy ?? '0'), get: formatNumber(rule.get ?? '0') });
      default:
        return (rule.steps ?? []).map((step) => this.say(`step-${rule.by ?? 'quantity'}`, { from: this.counted(rule.by, step.from), reward: this.off(step) })).join(' · ');
    }
  }

  /** Why a line got what it got. */
  reason(reason: PromotionReasonDto): string {
    if (reason.kind === 'buy-n-get-m') return this.say('given', { buy: formatNumber(reason.buy ?? '0'), gifts: formatNumber(reason.gifts ?? '0') });
    if (reason.kind === 'tiered') return this.say(`step-${reason.by ?? 'quantity'}`, { from: this.counted(reason.by, reason.from ?? '0'), reward: this.off(reason) });
    if (reason.kind === 'percentage') return this.off(reason);
    return this.say(`amount-${reason.per ?? 'unit'}`, { amount: formatMoney(reason.amount ?? '0') });
  }

  /** How much more brings what. */
  hint({ by, missing, unit, percent, amount, gifts }: PromotionHintDto): string {
    const reward = gifts === null ? this.off({ percent, amount }) : this.say('gifts', { gifts: formatNumber(gifts) });
    const more = by === 'amount' ? formatMoney(missing) : `${formatNumber(missing)} ${this.words.wordOf('units', unit)}`;
    return this.say('hint', { more, reward });
  }

  private counted(by: 'quantity' | 'amount' | undefined, from: string): string {
    return by === 'amount' ? formatMoney(from) : formatNumber(from);
  }

  /** 5 % off are 95 折 in Chinese, and 10 % are 9 折. */
  private off({ percent, amount }: Reward): string {
    if (percent === null || percent === undefined) return this.say('less', { amount: formatMoney(amount ?? '0') });
    const value = this.locale.code() === 'zh-CN' ? subtractDecimals('100', percent).replace(/^([1-9])0$/, '$1') : formatNumber(percent);
    return this.say('off', { value });
  }

  private say(key: string, params: Record<string, string>): string {
    return this.transloco.translate(`promotionWords.${key}`, params);
  }
}
