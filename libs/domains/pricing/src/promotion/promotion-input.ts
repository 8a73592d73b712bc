import { pricingErrors } from '../pricing.errors';
import type { PromotionBodyDto, PromotionRuleDto } from './promotion-body.dto';
import type { PromotionPlan } from './promotion-plan';
import type { StoredRule } from './promotion-rule';

/** What was sent, as a plan: only the fields of its kind. @throws pricing.promotion-rule where one is missing */
export function planOf({ rule, to, ordersPerDealer, budgetId, ...rest }: PromotionBodyDto): PromotionPlan {
  const { name, nameEn, productLineIds, skuIds, branchIds, grades, dealerIds, from, priority, stacking } = rest;
  return {
    name, nameEn, productLineIds, skuIds, branchIds, grades, dealerIds, from, priority, stacking,
    to: to ?? null, ordersPerDealer: ordersPerDealer ?? null, budgetId: budgetId ?? null, rule: storedRule(rule),
  };
}

function storedRule(rule: PromotionRuleDto): StoredRule {
  switch (rule.kind) {
    case 'percentage':
      return { kind: rule.kind, percent: given(rule.percent) };
    case 'amount':
      return { kind: rule.kind, amount: given(rule.amount), per: given(rule.per) };
    case 'buy-n-get-m':
      return { kind: rule.kind, buy: given(rule.buy), get: given(rule.get), gift: rule.gift ? { skuId: rule.gift.skuId, value: rule.gift.value } : null };
    case 'tiered': {
      const steps = given(rule.steps).map(({ from, percent, amount }) => ({ from, percent: percent ?? null, amount: amount ?? null }));
      return { kind: rule.kind, by: given(rule.by), steps };
    }
  }
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw pricingErrors.promotionRule();
  return value;
}
