import type { Promotion } from '@tributary/pricing';

/** What a promotion offered when an order was placed, whether or not the order got it; kept with the order. */
export interface PromotionTerm extends Omit<Promotion, 'budget' | 'usedUp'> {
  readonly budgetId: number | null;
}

/** What an order keeps; what the buyer had used up by then it cannot get later. */
export function termsOf(promotions: readonly Promotion[]): PromotionTerm[] {
  return promotions.filter(({ usedUp }) => !usedUp).map(({ budget, usedUp: _, ...promotion }) => ({ ...promotion, budgetId: budget?.id ?? null }));
}

/** What an order under these terms has now. */
export interface HeldTerms {
  readonly promotionIds: ReadonlySet<number>;
  /** CNY that each budget could pay for this order: what is left there, and what the order has of it already. */
  readonly rooms: ReadonlyMap<number, string>;
}

/**
 * The terms as `applyPromotions` takes them. One that only so many orders may have is open to an order that has it, and
 * to no other: another order may have taken its place since.
 */
export function openTerms(terms: readonly PromotionTerm[], { promotionIds, rooms }: HeldTerms): Promotion[] {
  return terms
    .filter(({ limited, promotionId }) => !limited || promotionIds.has(promotionId))
    .map(({ budgetId, ...term }) => ({ ...term, usedUp: false, budget: budgetId === null ? null : { id: budgetId, left: rooms.get(budgetId) ?? '0.00' } }));
}
