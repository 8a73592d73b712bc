import type { LocalDate } from '@tributary/kernel';

export const PROMOTION_KINDS = ['percentage', 'amount', 'buy-n-get-m', 'tiered'] as const;
export type PromotionKind = (typeof PROMOTION_KINDS)[number];

export const STACKINGS = ['exclusive', 'stackable'] as const;
export type Stacking = (typeof STACKINGS)[number];

/** From how much on a step counts, and what it takes off: per cent, or an amount once. Exactly one of the two is set. */
export interface PromotionStep {
  /** In sales units, or in CNY of list price. */
  readonly from: string;
  readonly percent: string | null;
  /** CNY, once for everything that counts for the step. */
  readonly amount: string | null;
}

/** What a promotion gives. Quantities are in the sales unit of their SKU, money is CNY with two decimals. */
export type PromotionRule =
  | { readonly kind: 'percentage'; readonly percent: string }
  /** Off every sales unit; or off the SKU once per order, over all its lines, so that splitting lines gains nothing. */
  | { readonly kind: 'amount'; readonly amount: string; readonly per: 'unit' | 'line' }
  | {
      readonly kind: 'buy-n-get-m';
      readonly buy: string;
      readonly get: string;
      /** Null: the SKU that is bought. */
      readonly gift: GiftSku | null;
    }
  /** By quantity the lines of each SKU count together; by amount all lines under the promotion do. */
  | { readonly kind: 'tiered'; readonly by: 'quantity' | 'amount'; readonly steps: readonly PromotionStep[] };

/** What is given away, and what one sales unit of it costs whoever pays the promotion. */
export interface GiftSku {
  readonly skuId: number;
  readonly unit: string;
  readonly value: string;
}

/** The goods of a promotion; both lists empty: everything the seller sells. */
export interface PromotionGoods {
  readonly productLineIds: readonly number[];
  readonly skuIds: readonly number[];
}

/** How a promotion is called, everywhere. */
export interface PromotionName {
  readonly promotionId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** A promotion that is meant for the buyer today. */
export interface Promotion extends PromotionName {
  readonly goods: PromotionGoods;
  readonly rule: PromotionRule;
  readonly stacking: Stacking;
  /** Higher comes first: stackable ones are taken off one after the other, and share a short budget, in this order. */
  readonly priority: number;
  /** Last day. */
  readonly until: LocalDate | null;
  /** What pays for it and what is left there; null: nothing is booked. */
  readonly budget: { readonly id: number; readonly left: string } | null;
  /** Only so many orders of one buyer may have it. */
  readonly limited: boolean;
  /** The buyer has had it as often as it may. */
  readonly usedUp: boolean;
}

/** One line of an order at its list price, as promotions see it. */
export interface PromotionLine {
  readonly id: number;
  readonly skuId: number;
  readonly productLineId: number;
  /** In the SKU's sales unit; an exact decimal. */
  readonly quantity: string;
  readonly unit: string;
  /** CNY at list price. */
  readonly amount: string;
}

/** Why an applied promotion gives what it gives. */
export type PromotionReason =
  | { readonly kind: 'percentage'; readonly percent: string }
  | { readonly kind: 'amount'; readonly amount: string; readonly per: 'unit' | 'line' }
  | { readonly kind: 'buy-n-get-m'; readonly buy: string; readonly get: string; readonly giftSkuId: number; readonly gifts: string }
  | ({ readonly kind: 'tiered'; readonly by: 'quantity' | 'amount' } & PromotionStep);

/** One promotion on one line: what it takes off and why. */
export interface AppliedPromotion extends PromotionName {
  readonly budgetId: number | null;
  /** CNY; `0.00` where it gives goods. */
  readonly amount: string;
  readonly reason: PromotionReason;
}

/** How much more of the goods brings the next step, in the unit of the line or in CNY, and what it would then give. */
export interface PromotionHint extends PromotionName {
  readonly by: 'quantity' | 'amount';
  readonly missing: string;
  readonly unit: string;
  readonly percent: string | null;
  readonly amount: string | null;
  /** Gifts, in sales units. */
  readonly gifts: string | null;
  readonly giftSkuId: number | null;
}

/** A promotion that would apply but does not: its budget is short, or the buyer has had it as often as it may. */
export interface DeniedPromotion extends PromotionName {
  readonly reason: 'budget' | 'orders';
  /** CNY; null where no budget speaks. */
  readonly needed: string | null;
  readonly left: string | null;
}

export interface LinePromotions {
  readonly id: number;
  /** CNY, never more than the line costs; the sum of `applied`. */
  readonly discount: string;
  readonly applied: readonly AppliedPromotion[];
  readonly hints: readonly PromotionHint[];
  readonly denied: readonly DeniedPromotion[];
}

/** Goods given away because of one SKU under one promotion. */
export interface Gift extends PromotionName {
  readonly budgetId: number | null;
  readonly earnedSkuId: number;
  readonly skuId: number;
  /** In the gift's sales unit. */
  readonly quantity: string;
  readonly unit: string;
  readonly buy: string;
  readonly get: string;
  /** CNY: what the gifts cost whoever pays. */
  readonly value: string;
}

export interface PromotionOutcome {
  readonly lines: readonly LinePromotions[];
  readonly gifts: readonly Gift[];
}
