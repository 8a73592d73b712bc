import type { PlanSupply, SkuSupply, StockSupply, SupplyPlace } from '@tributary/inventory';
import { addDays } from '@tributary/kernel';

/** Here now · at another location, with days · in production, with a date · nothing planned yet, but possible by a date. */
export const AVAILABILITY_KINDS = ['here', 'elsewhere', 'production', 'plannable'] as const;
export type AvailabilityKind = (typeof AVAILABILITY_KINDS)[number];

/** One way to get an SKU. */
export interface AvailabilityOption {
  readonly kind: AvailabilityKind;
  /** In the reader's unit; of what can be planned: as much as needs no planner, null: a planner must be asked. */
  readonly quantity: string | null;
  /** The day on which the goods can leave. */
  readonly on: string;
  /** On the road from there to the buyer; null where nobody said. */
  readonly days: number | null;
  readonly planId: number | null;
  readonly locationId: number | null;
  readonly locationName: string | null;
  readonly locationNameEn: string | null;
}

/**
 * Availability as one decision: every way to get the SKU, the soonest first. `inUnit` puts base units into the unit in
 * which the reader thinks, rounded down, for it is a promise; what comes to nothing is left out.
 */
export function decideAvailability(supply: SkuSupply | undefined, today: string, inUnit: (base: string) => string): AvailabilityOption[] {
  if (!supply) return [];
  const stock = supply.stock.map((place) => stockOption(place, supply, today, inUnit));
  const plans = supply.plans.map((plan) => planOption(plan, inUnit));
  const here = stock.filter(({ kind }) => kind === 'here');
  const elsewhere = stock.filter(({ kind }) => kind === 'elsewhere');
  return [...[...here, ...elsewhere, ...plans].filter(({ quantity }) => quantity !== '0'), ...plannable(supply, today, inUnit)];
}

/** Where nobody said how far anything is, everything counts as here. */
function stockOption(place: StockSupply, { nearestLocationId, stock }: SkuSupply, today: string, inUnit: (base: string) => string): AvailabilityOption {
  const unknown = stock.every(({ days }) => days === null);
  const kind = unknown || place.locationId === nearestLocationId ? 'here' : 'elsewhere';
  return { kind, quantity: inUnit(place.available), on: today, planId: null, ...placeOf(place) };
}

function planOption(plan: PlanSupply, inUnit: (base: string) => string): AvailabilityOption {
  return { kind: 'production', quantity: inUnit(plan.free), on: plan.readyOn, planId: plan.planId, ...placeOf(plan) };
}

function plannable({ leadDays, onDemand }: SkuSupply, today: string, inUnit: (base: string) => string): AvailabilityOption[] {
  if (leadDays === null) return [];
  return [{ kind: 'plannable', quantity: onDemand === null ? null : inUnit(onDemand), on: addDays(today, leadDays), days: null, planId: null, locationId: null, locationName: null, locationNameEn: null }];
}

function placeOf({ locationId, locationName, locationNameEn, days }: SupplyPlace): Pick<AvailabilityOption, 'locationId' | 'locationName' | 'locationNameEn' | 'days'> {
  return { locationId, locationName, locationNameEn: locationNameEn || null, days };
}
