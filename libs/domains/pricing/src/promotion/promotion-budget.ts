import { Money } from '@tributary/kernel';
import type { Promotion } from './promotion';
import { type Benefit, worth } from './promotion-benefit';

export interface Overdraft {
  readonly promotion: Promotion;
  /** CNY: what the promotion would take, and what those before it leave. */
  readonly needed: string;
  readonly left: string;
}

/** The first of `promotions` (in their order) for whose gifts and discounts its budget has no room. */
export function overdrawn(benefits: readonly Benefit[], promotions: readonly Promotion[]): Overdraft | undefined {
  const left = new Map<number, Money>();
  for (const promotion of promotions) {
    const { budget } = promotion;
    if (!budget) continue;
    const room = left.get(budget.id) ?? Money.of(budget.left);
    const needed = Money.sum(benefits.filter((benefit) => benefit.promotion === promotion).map(worth));
    if (needed.compare(room) > 0) return { promotion, needed: needed.toString(), left: room.toString() };
    left.set(budget.id, room.minus(needed));
  }
  return undefined;
}
