import { Decimal, decimal, Money } from '@tributary/kernel';
import { apportion } from './apportion';
import type { Gift, Promotion, PromotionLine, PromotionReason, PromotionRule, PromotionStep } from './promotion';
import { stepReached } from './promotion-steps';

/** What one promotion gives the lines of one SKU. */
export interface Benefit {
  readonly promotion: Promotion;
  readonly reason: PromotionReason;
  /** By line, in their order. */
  readonly discounts: readonly Money[];
  readonly gift: Gift | null;
}

/** What counts for the steps of a promotion by amount: everything under it, at list price. */
export interface PromotionStanding {
  readonly amount: Money;
}

/** The lines of one SKU, and what is left of each after the promotions before. */
export interface SkuLines {
  readonly lines: readonly PromotionLine[];
  readonly left: readonly Money[];
}

/** Undefined where the promotion gives nothing yet. No line is ever discounted by more than what is left of it. */
export function benefitOf(promotion: Promotion, sku: SkuLines, standing: PromotionStanding): Benefit | undefined {
  const { rule } = promotion;
  const benefit = rule.kind === 'buy-n-get-m' ? giftBenefit(promotion, rule, sku) : discountBenefit(promotion, rule, sku, standing);
  return benefit && !worth(benefit).isZero() ? benefit : undefined;
}

/** What a benefit is worth to the buyer, gifts included. */
export function worth({ discounts, gift }: Benefit): Money {
  return Money.sum(discounts).plus(gift ? Money.of(gift.value) : Money.zero);
}

export function quantityOf(lines: readonly PromotionLine[]): Decimal {
  return lines.reduce((sum, { quantity }) => sum.plus(quantity), new Decimal(0));
}

function discountBenefit(
  promotion: Promotion,
  rule: Exclude<PromotionRule, { kind: 'buy-n-get-m' }>,
  sku: SkuLines,
  standing: PromotionStanding,
): Benefit | undefined {
  if (rule.kind !== 'tiered') return { promotion, reason: rule, gift: null, discounts: capped(plainDiscounts(rule, sku), sku) };
  const step = stepReached(rule.steps, rule.by === 'quantity' ? quantityOf(sku.lines) : standing.amount.toDecimal());
  if (!step) return undefined;
  return { promotion, reason: { kind: 'tiered', by: rule.by, ...step }, gift: null, discounts: capped(stepDiscounts(step, rule.by, sku, standing), sku) };
}

function plainDiscounts(rule: Extract<PromotionRule, { kind: 'percentage' | 'amount' }>, { lines, left }: SkuLines): Money[] {
  if (rule.kind === 'percentage') return left.map((amount) => percentOf(amount, rule.percent));
  const amount = Money.of(rule.amount);
  return rule.per === 'unit' ? lines.map(({ quantity }) => amount.times(quantity)) : apportion(amount, left);
}

function stepDiscounts(step: PromotionStep, by: 'quantity' | 'amount', { lines, left }: SkuLines, standing: PromotionStanding): Money[] {
  if (step.percent !== null) return left.map((amount) => percentOf(amount, step.percent ?? '0'));
  const whole = Money.of(step.amount ?? '0');
  if (by === 'quantity') return apportion(whole, left);
  // the SKU's share of an amount that everything under the promotion earned together
  const own = Money.sum(lines.map(({ amount }) => Money.of(amount)));
  const share = apportionedShare(whole, own, standing.amount);
  return apportion(share, left);
}

/** Rounded down: the shares of several SKUs may not add up to more than the whole. */
function apportionedShare(whole: Money, own: Money, total: Money): Money {
  return total.isZero() ? Money.zero : Money.ofMinor((whole.minor * own.minor) / total.minor);
}

function percentOf(amount: Money, percent: string): Money {
  return amount.times(decimal(percent).dividedBy(100));
}

function capped(discounts: readonly Money[], { left }: SkuLines): Money[] {
  return discounts.map((discount, index) => {
    const most = left[index] ?? Money.zero;
    return discount.compare(most) > 0 ? most : discount;
  });
}

function giftBenefit(promotion: Promotion, rule: Extract<PromotionRule, { kind: 'buy-n-get-m' }>, { lines, left }: SkuLines): Benefit | undefined {
  const [first] = lines;
  const quantity = quantityOf(lines);
  const times = quantity.dividedToIntegerBy(rule.buy);
  if (!first || times.lessThan(1)) return undefined;
  const gifts = times.times(rule.get);
  const { skuId, unit } = rule.gift ?? first;
  const value = rule.gift ? Money.of(rule.gift.value).times(gifts) : valueOf(gifts, lines, quantity);
  const { promotionId, code, name, nameEn, budget } = promotion;
  const named = { promotionId, code, name, nameEn, budgetId: budget?.id ?? null };
  return {
    promotion,
    reason: { kind: rule.kind, buy: rule.buy, get: rule.get, giftSkuId: skuId, gifts: gifts.toFixed() },
    discounts: left.map(() => Money.zero),
    gift: { ...named, earnedSkuId: first.skuId, skuId, unit, quantity: gifts.toFixed(), buy: rule.buy, get: rule.get, value: value.toString() },
  };
}

/** More of the same is worth what the buyer pays for it. */
function valueOf(gifts: Decimal, lines: readonly PromotionLine[], quantity: Decimal): Money {
  const paid = Money.sum(lines.map(({ amount }) => Money.of(amount)));
  return Money.rounded(paid.toDecimal().times(gifts).dividedBy(quantity));
}
