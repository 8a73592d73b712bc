import { Decimal, decimal } from '@tributary/kernel';

/** A line that wants goods: from `locationId`, or from whichever single location has enough. */
export interface Demand {
  readonly lineId: number;
  readonly skuId: number;
  readonly locationId: number | null;
  /** In base units. */
  readonly base: string;
}

export interface Availability {
  readonly skuId: number;
  readonly locationId: number;
  readonly available: string;
}

/** A line that cannot be served. Quantities in base units, after the lines before it took theirs. */
export interface Shortage {
  readonly lineId: number;
  readonly locationId: number | null;
  /** At the location asked for, or at the best one. */
  readonly available: string;
  /** No single location has enough, but all of them together do. */
  readonly splittable: boolean;
}

export interface Allocation {
  /** The location of each line that can be served, by line. */
  readonly locations: ReadonlyMap<number, number>;
  readonly shortages: readonly Shortage[];
}

/**
 * Decides where each line comes from. Lines that name a location go first; the others then take the location with the
 * most left. A line is never split over locations.
 */
export function allocate(demands: readonly Demand[], stock: readonly Availability[]): Allocation {
  const left = new Remaining(stock);
  const locations = new Map<number, number>();
  const shortages: Shortage[] = [];
  const named = demands.filter(({ locationId }) => locationId !== null);
  const open = demands.filter(({ locationId }) => locationId === null);
  for (const demand of [...named, ...open]) {
    const best = demand.locationId ?? left.best(demand.skuId);
    const available = best === undefined ? new Decimal(0) : left.at(demand.skuId, best);
    if (best !== undefined && available.gte(demand.base)) {
      left.take(demand.skuId, best, demand.base);
      locations.set(demand.lineId, best);
    } else {
      const splittable = demand.locationId === null && left.total(demand.skuId).gte(demand.base);
      shortages.push({ lineId: demand.lineId, locationId: demand.locationId, available: available.toFixed(), splittable });
    }
  }
  return { locations, shortages };
}

/** What is left while lines are served one by one. */
class Remaining {
  private readonly bySku = new Map<number, Map<number, Decimal>>();

  constructor(stock: readonly Availability[]) {
    for (const { skuId, locationId, available } of stock) this.locations(skuId).set(locationId, decimal(available));
  }

  at(skuId: number, locationId: number): Decimal {
    return this.locations(skuId).get(locationId) ?? new Decimal(0);
  }

  /** The location with the most left; the lowest id among equals, so that the same stock always gives the same answer. */
  best(skuId: number): number | undefined {
    const sorted = [...this.locations(skuId)].sort(([idA, a], [idB, b]) => b.comparedTo(a) || idA - idB);
    return sorted[0]?.[0];
  }

  total(skuId: number): Decimal {
    return [...this.locations(skuId).values()].reduce((sum, quantity) => sum.plus(quantity), new Decimal(0));
  }

  take(skuId: number, locationId: number, quantity: string): void {
    this.locations(skuId).set(locationId, this.at(skuId, locationId).minus(quantity));
  }

  private locations(skuId: number): Map<number, Decimal> {
    const known = this.bySku.get(skuId) ?? new Map<number, Decimal>();
    this.bySku.set(skuId, known);
    return known;
  }
}
