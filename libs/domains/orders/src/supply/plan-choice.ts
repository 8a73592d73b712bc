import type { ProductionOrigin } from '@tributary/inventory';
import { Decimal, decimal } from '@tributary/kernel';

/** A line that wants goods from `planId`, or from the earliest plan of a planner that has enough. */
export interface PlanDemand {
  readonly lineId: number;
  readonly skuId: number;
  readonly planId: number | null;
  /** In base units. */
  readonly base: string;
}

export interface PlanOffer {
  readonly planId: number;
  readonly skuId: number;
  readonly locationId: number;
  readonly readyOn: string;
  readonly free: string;
  /** Of what demand plans by itself only those get something who ask for it. */
  readonly origin: ProductionOrigin;
}

/** A line that no plan can serve; in base units, after the lines before it took theirs. */
export interface PlanLack {
  readonly lineId: number;
  /** Of the plan asked for, or of the one that has the most. */
  readonly available: string;
}

export interface PlanChoice<Offer extends PlanOffer> {
  readonly plans: ReadonlyMap<number, Offer>;
  readonly lacks: readonly PlanLack[];
}

/** Decides which plan each line waits for: lines that name one go first, the others take the earliest that has enough, whole. */
export function choosePlans<Offer extends PlanOffer>(demands: readonly PlanDemand[], offers: readonly Offer[]): PlanChoice<Offer> {
  const left = new Map(offers.map(({ planId, free }) => [planId, decimal(free)]));
  const earliest = offers.toSorted((one, other) => one.readyOn.localeCompare(other.readyOn) || one.planId - other.planId);
  const plans = new Map<number, Offer>();
  const lacks: PlanLack[] = [];
  for (const demand of [...demands.filter(({ planId }) => planId !== null), ...demands.filter(({ planId }) => planId === null)]) {
    const fitting = earliest.filter(({ planId, skuId, origin }) => skuId === demand.skuId && (demand.planId === null ? origin === 'planned' : planId === demand.planId));
    const chosen = fitting.find(({ planId }) => freeOf(left, planId).gte(demand.base));
    if (chosen) {
      plans.set(demand.lineId, chosen);
      left.set(chosen.planId, freeOf(left, chosen.planId).minus(demand.base));
    } else {
      const most = fitting.reduce((best, { planId }) => Decimal.max(best, freeOf(left, planId)), new Decimal(0));
      lacks.push({ lineId: demand.lineId, available: most.toFixed() });
    }
  }
  return { plans, lacks };
}

function freeOf(left: ReadonlyMap<number, Decimal>, planId: number): Decimal {
  return left.get(planId) ?? new Decimal(0);
}
