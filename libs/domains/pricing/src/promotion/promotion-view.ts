import type { OfferedPromotionDto } from './offered-promotion.dto';
import type { Promotion, PromotionRule } from './promotion';
import type { PromotionRuleDto } from './promotion-body.dto';
import type { PromotionDetail } from './promotion-plan';
import type { Preview } from './promotion-preview';
import type { StoredRule } from './promotion-rule';
import type { PromotionDto, PromotionPreviewDto } from './promotion.dto';

export function promotionDto({ rule, ...detail }: PromotionDetail): PromotionDto {
  return { ...detail, rule: ruleDto(rule) };
}

export function previewDto({ lines, gifts, total, discount }: Preview): PromotionPreviewDto {
  return {
    total,
    discount,
    lines: lines.map(({ applied, denied, ...line }) => ({ ...line, promotions: applied.map(({ budgetId: _, ...rest }) => rest), deniedPromotions: denied })),
    gifts: gifts.map(({ skuId, code, name, nameEn, quantity, unit, value }) => ({ skuId, code, name, nameEn, quantity, unit, value })),
  };
}

/** Without budget: what pays for it is the seller's affair. */
export function offeredDto({ promotionId, code, name, nameEn, goods, rule, until, stacking, usedUp }: Promotion): OfferedPromotionDto {
  return { promotionId, code, name, nameEn, productLineIds: goods.productLineIds, skuIds: goods.skuIds, rule: ruleDto(rule), until, stacking, usedUp };
}

function ruleDto(rule: PromotionRule | StoredRule): PromotionRuleDto {
  if (rule.kind === 'tiered') return { ...rule, steps: rule.steps.map((step) => ({ ...step })) };
  if (rule.kind === 'buy-n-get-m') return { ...rule, gift: rule.gift && { skuId: rule.gift.skuId, value: rule.gift.value } };
  return { ...rule };
}
