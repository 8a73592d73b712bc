import { decimal } from '@tributary/kernel';
import type { Promotion, PromotionHint } from './promotion';
import { type PromotionStanding, quantityOf, type SkuLines } from './promotion-benefit';
import { stepNext } from './promotion-steps';

/** What the lines of a SKU lack for the next step of a promotion; undefined where there is none. */
export function hintOf(promotion: Promotion, { lines }: SkuLines, standing: PromotionStanding): PromotionHint | undefined {
  const { rule, promotionId, code, name, nameEn } = promotion;
  const [first] = lines;
  if (!first) return undefined;
  const hint = { promotionId, code, name, nameEn, unit: first.unit, percent: null, amount: null, gifts: null, giftSkuId: null };
  if (rule.kind === 'buy-n-get-m') {
    const missing = decimal(rule.buy).minus(quantityOf(lines).modulo(rule.buy));
    return { ...hint, by: 'quantity', missing: missing.toFixed(), gifts: rule.get, giftSkuId: rule.gift?.skuId ?? first.skuId };
  }
  if (rule.kind !== 'tiered') return undefined;
  const counted = rule.by === 'quantity' ? quantityOf(lines) : standing.amount.toDecimal();
  const next = stepNext(rule.steps, counted);
  if (!next) return undefined;
  const missing = decimal(next.from).minus(counted);
  return { ...hint, by: rule.by, missing: rule.by === 'amount' ? missing.toFixed(2) : missing.toFixed(), percent: next.percent, amount: next.amount };
}
