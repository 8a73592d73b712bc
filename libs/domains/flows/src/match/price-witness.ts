import type { PriceRange } from '../map/price-ranges';

/** So many times dearer or cheaper than by the list are goods sold as a rule. */
const USUAL = 1.75;
/** From here on the unit that a row writes is doubted, where another one explains its price. */
const ODD = 2.5;

/** A unit of an SKU, and how many base units it is. */
export interface SizedUnit {
  readonly unit: string;
  readonly size: number;
}

/** Rows of an item whose price, for one unit as they write it, is at least `low` and below `high` look like another unit. */
export interface PricedAs {
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}

export interface Witness {
  /** Base units of the unit that the rows write. */
  readonly written: number;
  readonly units: readonly SizedUnit[];
  /** What one base unit costs by the lists. */
  readonly perBase: number;
  /** Between which prices the rows of the file go. */
  readonly range: PriceRange;
}

/**
 * Which units the prices of a file speak for, against the one that it writes: a carton that costs what a bottle does is a bottle. Only where
 * the price is far from that of the unit written and near that of another one; a price that is odd for every unit says nothing of units.
 */
export function unitsByPrice({ written, units, perBase, range }: Witness): PricedAs[] {
  if (!range) return [];
  const others = distinct(units).filter(({ size }) => size !== written);
  return others.flatMap(({ unit, size }, index) => {
    const [below, above] = [others[index - 1]?.size, others[index + 1]?.size];
    const low = Math.max(size / USUAL, size > written ? written * ODD : 0, below === undefined ? 0 : Math.sqrt(below * size)) * perBase;
    const high = Math.min(size * USUAL, size < written ? written / ODD : Infinity, above === undefined ? Infinity : Math.sqrt(above * size)) * perBase;
    return low < high && range[0] < high && range[1] >= low ? [{ unit, low, high }] : [];
  });
}

/** One unit of each size, the smallest first; prices cannot tell apart what is equally large. */
function distinct(units: readonly SizedUnit[]): SizedUnit[] {
  const bySize = new Map(units.toReversed().map((unit) => [unit.size, unit]));
  return [...bySize.values()].sort((one, other) => one.size - other.size);
}
