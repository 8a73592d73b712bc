import type { SkuSupply } from '@tributary/inventory';
import { addDays } from '@tributary/kernel';
import type { BasketLine } from '../basket/basket';
import type { PlanOffer } from './plan-choice';

/** The plan that demand for an SKU would make may not be there yet: until it is, the SKU stands for it, below zero where no plan is. */
function demandPlanOf(skuId: number): number {
  return -skuId;
}

/** The plan that a line asks for, as `offersOf` knows it; null: the earliest that has enough. */
export function planAskedFor({ supply, skuId, planId }: Pick<BasketLine, 'supply' | 'skuId' | 'planId'>): number | null {
  return supply === 'plannable' ? demandPlanOf(skuId) : planId;
}

/** What can be promised of an SKU: its plans, and the one that demand would make by itself. */
export function offersOf({ skuId, plans, leadDays, onDemand, nearestLocationId }: SkuSupply, today: string): PlanOffer[] {
  const planned = plans.map((plan): PlanOffer => ({ ...plan, skuId, origin: 'planned' }));
  if (leadDays === null || onDemand === null || nearestLocationId === null) return planned;
  return [...planned, { planId: demandPlanOf(skuId), skuId, locationId: nearestLocationId, readyOn: addDays(today, leadDays), free: onDemand, origin: 'demand' }];
}
