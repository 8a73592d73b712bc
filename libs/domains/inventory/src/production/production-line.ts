import { decimal } from '@tributary/kernel';

/** What a movement does to one plan: a positive quantity in the base unit of its SKU. */
export interface ProductionLine {
  readonly planId: number;
  readonly quantity: string;
}

/** The paper behind a movement. */
export interface ProductionDocument {
  readonly kind: 'order' | 'plan';
  readonly id: number;
  /** As people know it; empty where it has none. */
  readonly number: string;
}

/** One line per plan: two lines of one order must not be checked one by one, each finding enough. Lines of nothing go. */
export function summedPerPlan(lines: readonly ProductionLine[]): ProductionLine[] {
  const sums = new Map<number, ProductionLine>();
  for (const { planId, quantity } of lines) {
    const added = decimal(quantity);
    if (added.isNegative() && !added.isZero()) throw new Error(`A movement of ${quantity} on a plan has no meaning; use its opposite.`);
    const sum = added.plus(sums.get(planId)?.quantity ?? '0');
    if (!sum.isZero()) sums.set(planId, { planId, quantity: sum.toFixed() });
  }
  return [...sums.values()];
}
