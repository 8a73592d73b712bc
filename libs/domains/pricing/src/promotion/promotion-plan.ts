import type { LocalDate } from '@tributary/kernel';
import type { PromotionKind, Stacking } from './promotion';
import type { StoredRule } from './promotion-rule';

export const PROMOTION_STATES = ['running', 'planned', 'ended'] as const;
export type PromotionState = (typeof PROMOTION_STATES)[number];

/** A promotion as its makers write it down. */
export interface PromotionPlan {
  readonly name: string;
  readonly nameEn: string;
  readonly rule: StoredRule;
  readonly productLineIds: readonly number[];
  readonly skuIds: readonly number[];
  readonly branchIds: readonly number[];
  readonly grades: readonly string[];
  readonly dealerIds: readonly number[];
  readonly from: LocalDate;
  /** Last day; null: until further notice. */
  readonly to: LocalDate | null;
  readonly priority: number;
  readonly stacking: Stacking;
  readonly ordersPerDealer: number | null;
  readonly budgetId: number | null;
}

/** One row of the list of promotions. */
export interface PromotionSummary {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: PromotionKind;
  readonly state: PromotionState;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly stacking: Stacking;
  readonly priority: number;
  readonly budgetCode: string | null;
  /** CNY given so far, gifts included, and in how many orders. */
  readonly given: string;
  readonly orders: number;
}

/** Something chosen by name: a product line, an SKU, a branch, a dealer. */
export interface Named {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
}

export interface PromotionDetail extends PromotionSummary, Omit<PromotionPlan, 'productLineIds' | 'skuIds' | 'branchIds' | 'dealerIds'> {
  readonly tier: number;
  readonly productLines: readonly Named[];
  readonly skus: readonly Named[];
  readonly branches: readonly Named[];
  readonly dealers: readonly Named[];
  readonly gift: Named | null;
}
