import { decimal, type DecimalInput } from '@tributary/kernel';
import type { PromotionStep } from './promotion';

/** The highest step that `counted` reaches. */
export function stepReached(steps: readonly PromotionStep[], counted: DecimalInput): PromotionStep | undefined {
  return ascending(steps).findLast(({ from }) => decimal(counted).gte(from));
}

/** The first step beyond what is reached. */
export function stepNext(steps: readonly PromotionStep[], counted: DecimalInput): PromotionStep | undefined {
  return ascending(steps).find(({ from }) => decimal(counted).lt(from));
}

function ascending(steps: readonly PromotionStep[]): PromotionStep[] {
  return [...steps].sort((a, b) => decimal(a.from).comparedTo(b.from));
}
