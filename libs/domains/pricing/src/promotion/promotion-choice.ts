import { Money } from '@tributary/kernel';
import type { Promotion } from './promotion';
import { type Benefit, benefitOf, type PromotionStanding, type SkuLines, worth } from './promotion-benefit';

export type Standings = ReadonlyMap<number, PromotionStanding>;

/**
 * Which of the promotions the lines of one SKU get: either one exclusive promotion, or all stackable ones in their order,
 * whichever is worth most to the buyer; the first code among equals.
 */
export function chooseBenefits(promotions: readonly Promotion[], sku: SkuLines, standings: Standings): readonly Benefit[] {
  const alone = promotions.filter(({ stacking }) => stacking === 'exclusive').flatMap((promotion) => optionOf(stack([promotion], sku, standings)));
  const together = optionOf(stack(inOrder(promotions.filter(({ stacking }) => stacking === 'stackable')), sku, standings));
  const [best] = [...alone, ...together].sort((a, b) => b.worth.compare(a.worth) || compareText(a.code, b.code));
  return best?.benefits ?? [];
}

/** The order in which promotions are taken off, and draw on a budget. */
export function inOrder(promotions: readonly Promotion[]): Promotion[] {
  return [...promotions].sort((a, b) => b.priority - a.priority || compareText(a.code, b.code));
}

interface Option {
  readonly code: string;
  readonly worth: Money;
  readonly benefits: readonly Benefit[];
}

function optionOf(benefits: readonly Benefit[]): Option[] {
  const [code] = benefits.map(({ promotion }) => promotion.code).sort(compareText);
  return code === undefined ? [] : [{ code, benefits, worth: Money.sum(benefits.map(worth)) }];
}

/** One after the other: each sees what the ones before have left. */
function stack(promotions: readonly Promotion[], sku: SkuLines, standings: Standings): Benefit[] {
  const benefits: Benefit[] = [];
  let left = sku.left;
  for (const promotion of promotions) {
    const benefit = benefitOf(promotion, { ...sku, left }, standings.get(promotion.promotionId) ?? { amount: Money.zero });
    if (!benefit) continue;
    benefits.push(benefit);
    left = left.map((amount, index) => amount.minus(benefit.discounts[index] ?? Money.zero));
  }
  return benefits;
}

/** By code points: the same everywhere, whatever the language of the machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
