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
  /** On the road to the buyer; null where nobody said. */
  readonly days: number | null;
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
 * Decides where each line comes from. Lines that name a location go first; the others then take the nearest location that
 * has enough, or the one with the most left among equally near ones. A line is never split over locations.
 */
export function allocate(demands: readonly Demand[], stock: readonly Availability[]): Allocation {
  const left = new Remaining(stock);
  const locations = new Map<number, number>();
  const shortages: Shortage[] = [];
  const named = demands.filter(({ locationId }) => locationId !== null);
  const open = demands.filter(({ locationId }) => locationId === null);
  for (const demand of [...named, ...open]) {
    const best = demand.locationId ?? left.best(demand.skuId, demand.base);
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
  private readonly days = new Map<number, number>();

  constructor(stock: readonly Availability[]) {
    for (const { skuId, locationId, available, days } of stock) {
      this.locations(skuId).set(locationId, decimal(available));
      this.days.set(locationId, days ?? Infinity);
    }
  }

  at(skuId: number, locationId: number): Decimal {
    return this.locations(skuId).get(locationId) ?? new Decimal(0);
  }

  /**
   * The nearest location that has `wanted`, else the one with the most left. Among equals the most left, then the lowest
   * id, so that the same stock always gives the same answer.
   */
  best(skuId: number, wanted: string): number | undefined {
    const sorted = [...this.locations(skuId)].sort(([idA, a], [idB, b]) => b.comparedTo(a) || idA - idB);
    const enough = sorted.filter(([, left]) => left.gte(wanted));
    const nearest = Math.min(...enough.map(([id]) => this.daysOf(id)));
    return (enough.find(([id]) => this.daysOf(id) === nearest) ?? sorted[0])?.[0];
  }

  private daysOf(locationId: number): number {
    return this.days.get(locationId) ?? Infinity;
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
