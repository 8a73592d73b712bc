import { Money } from '@tributary/kernel';
import type { AppliedPromotion, DeniedPromotion, Gift, LinePromotions, Promotion, PromotionHint, PromotionLine, PromotionName, PromotionOutcome } from './promotion';
import type { Benefit, SkuLines } from './promotion-benefit';
import { overdrawn } from './promotion-budget';
import { chooseBenefits, inOrder, type Standings } from './promotion-choice';
import { concerns } from './promotion-goods';
import { hintOf } from './promotion-hint';

/**
 * What promotions give an order. The lines of one SKU are judged together, so that splitting them gains nothing; a
 * promotion whose budget cannot pay for all that it would give in this order does not apply at all, and the lines say so.
 * The order of `lines` and `promotions` does not matter.
 */
export function applyPromotions(lines: readonly PromotionLine[], promotions: readonly Promotion[]): PromotionOutcome {
  const refused: { promotion: Promotion; denied: DeniedPromotion }[] = inOrder(promotions)
    .filter(({ usedUp }) => usedUp)
    .map((promotion) => ({ promotion, denied: { ...nameOf(promotion), reason: 'orders', needed: null, left: null } }));
  let open = inOrder(promotions.filter(({ usedUp }) => !usedUp));
  for (;;) {
    const chosen = chooseAll(lines, open);
    const over = overdrawn(chosen.flatMap(({ benefits }) => benefits), open);
    if (!over) return outcomeOf(lines, chosen, refused);
    refused.push({ promotion: over.promotion, denied: { ...nameOf(over.promotion), reason: 'budget', needed: over.needed, left: over.left } });
    open = open.filter((promotion) => promotion !== over.promotion);
  }
}

interface Choice {
  readonly sku: SkuLines;
  readonly benefits: readonly Benefit[];
  readonly hints: readonly PromotionHint[];
}

function chooseAll(lines: readonly PromotionLine[], promotions: readonly Promotion[]): Choice[] {
  const standings: Standings = new Map(
    promotions.map((promotion) => {
      const counted = lines.filter((line) => concerns(promotion.goods, line));
      return [promotion.promotionId, { amount: Money.sum(counted.map(({ amount }) => Money.of(amount))) }];
    }),
  );
  return [...Map.groupBy(byId(lines), ({ skuId }) => skuId).values()].map((own) => {
    const sku = { lines: own, left: own.map(({ amount }) => Money.of(amount)) };
    const open = promotions.filter(({ goods }) => own.some((line) => concerns(goods, line)));
    const benefits = chooseBenefits(open, sku, standings);
    return { sku, benefits, hints: hintsOf(open, benefits, sku, standings) };
  });
}

/** A promotion that lost against a better one makes no promises. */
function hintsOf(open: readonly Promotion[], benefits: readonly Benefit[], sku: SkuLines, standings: Standings): PromotionHint[] {
  const exclusive = benefits.some(({ promotion }) => promotion.stacking === 'exclusive');
  return open
    .filter((promotion) => benefits.length === 0 || benefits.some((benefit) => benefit.promotion === promotion) || (!exclusive && promotion.stacking === 'stackable'))
    .flatMap((promotion) => hintOf(promotion, sku, standings.get(promotion.promotionId) ?? { amount: Money.zero }) ?? []);
}

function outcomeOf(lines: readonly PromotionLine[], chosen: readonly Choice[], refused: readonly { promotion: Promotion; denied: DeniedPromotion }[]): PromotionOutcome {
  const found = new Map(chosen.flatMap((choice) => choice.sku.lines.map((line, index) => [line.id, { choice, index }] as const)));
  const results = lines.map((line): LinePromotions => {
    const { choice, index } = found.get(line.id) ?? { choice: undefined, index: 0 };
    const applied = (choice?.benefits ?? []).map((benefit) => appliedOf(benefit, index));
    return {
      id: line.id,
      discount: Money.sum(applied.map(({ amount }) => Money.of(amount))).toString(),
      applied,
      hints: choice?.hints ?? [],
      denied: refused.filter(({ promotion }) => concerns(promotion.goods, line)).map(({ denied }) => denied),
    };
  });
  const gifts = chosen.flatMap(({ benefits }) => benefits.flatMap(({ gift }) => gift ?? []));
  return { lines: results, gifts: gifts.sort(byGift) };
}

function appliedOf({ promotion, reason, discounts }: Benefit, index: number): AppliedPromotion {
  return { ...nameOf(promotion), budgetId: promotion.budget?.id ?? null, amount: (discounts[index] ?? Money.zero).toString(), reason };
}

function nameOf({ promotionId, code, name, nameEn }: Promotion): PromotionName {
  return { promotionId, code, name, nameEn };
}

function byId(lines: readonly PromotionLine[]): PromotionLine[] {
  return [...lines].sort((a, b) => a.id - b.id);
}

function byGift(a: Gift, b: Gift): number {
  return a.promotionId - b.promotionId || a.earnedSkuId - b.earnedSkuId;
}
