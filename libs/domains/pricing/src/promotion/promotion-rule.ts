import { decimal, isDecimal } from '@tributary/kernel';
import { pricingErrors } from '../pricing.errors';
import type { PromotionRule, PromotionStep } from './promotion';

/** A rule as the database keeps it: the unit of a gift is the catalogue's. */
export type StoredRule =
  | Exclude<PromotionRule, { kind: 'buy-n-get-m' }>
  | (Omit<Extract<PromotionRule, { kind: 'buy-n-get-m' }>, 'gift'> & { readonly gift: { readonly skuId: number; readonly value: string } | null });

export function ruleOf(stored: StoredRule, giftUnit: string): PromotionRule {
  if (stored.kind !== 'buy-n-get-m') return stored;
  return { ...stored, gift: stored.gift && { skuId: stored.gift.skuId, value: stored.gift.value, unit: giftUnit } };
}

/** @throws pricing.promotion-rule, pricing.promotion-gift for a rule that cannot be applied */
export function assertRule(rule: StoredRule): void {
  if (!isSound(rule)) throw pricingErrors.promotionRule();
  if (rule.kind === 'buy-n-get-m' && rule.gift && !isPositive(rule.gift.value)) throw pricingErrors.promotionGift();
}

function isSound(rule: StoredRule): boolean {
  if (rule.kind === 'percentage') return isPercent(rule.percent);
  if (rule.kind === 'amount') return isPositive(rule.amount);
  if (rule.kind === 'buy-n-get-m') return isPositive(rule.buy) && isPositive(rule.get);
  return rule.steps.length > 0 && rule.steps.every(isStep) && rises(rule.steps);
}

function isStep({ from, percent, amount }: PromotionStep): boolean {
  if (!isPositive(from)) return false;
  return percent === null ? amount !== null && isPositive(amount) : amount === null && isPercent(percent);
}

/** Steps start at different points, and a higher one gives more: where both speak the same language. */
function rises(steps: readonly PromotionStep[]): boolean {
  const sorted = [...steps].sort((a, b) => decimal(a.from).comparedTo(b.from));
  return sorted.every((step, index) => {
    const before = sorted[index - 1];
    if (!before) return true;
    if (decimal(step.from).equals(before.from)) return false;
    if (step.percent !== null && before.percent !== null) return decimal(step.percent).gt(before.percent);
    return step.amount === null || before.amount === null || decimal(step.amount).gt(before.amount);
  });
}

function isPositive(text: string): boolean {
  return isDecimal(text) && decimal(text).gt(0);
}

function isPercent(text: string): boolean {
  return isPositive(text) && decimal(text).lte(100);
}
