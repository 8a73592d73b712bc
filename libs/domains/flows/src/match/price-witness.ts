import type { PriceRange } from '../map/price-ranges';

/** So many times dearer or cheaper than by the list are goods sold as a rule. */
const USUAL = 1.75;
/** Units that are closer to each other in size no price tells apart. */
const APART = 2;
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
  /** Which unit speaks for those of about its size, the first one before the others. */
  readonly preferred: readonly string[];
  /** What one base unit costs by the lists. */
  readonly perBase: number;
  /** Between which prices the rows of the file go. */
  readonly range: PriceRange;
}

/**
 * Which units the prices of a file speak for, against the one that it writes: a carton that costs what a bottle does is a bottle. Only where
 * the price is far from that of the unit written and near that of another one; a price that is odd for every unit says nothing of units.
 */
export function unitsByPrice({ written, units, preferred, perBase, range }: Witness): PricedAs[] {
  if (!range) return [];
  const sizes = sizesOf(units, preferred);
  return sizes.flatMap(({ unit, smallest, largest }, index) => {
    if (written >= smallest && written <= largest) return [];
    const [below, above] = [sizes[index - 1]?.largest, sizes[index + 1]?.smallest];
    const low = Math.max(smallest / USUAL, smallest > written ? written * ODD : 0, below === undefined ? 0 : Math.sqrt(below * smallest)) * perBase;
    const high = Math.min(largest * USUAL, largest < written ? written / ODD : Infinity, above === undefined ? Infinity : Math.sqrt(largest * above)) * perBase;
    return low < high && range[0] < high && range[1] >= low ? [{ unit, low, high }] : [];
  });
}

/** Units of about one size; `unit` speaks for them. */
interface Size {
  readonly unit: string;
  readonly smallest: number;
  readonly largest: number;
}

function sizesOf(units: readonly SizedUnit[], preferred: readonly string[]): Size[] {
  const groups: SizedUnit[][] = [];
  for (const unit of units.toSorted((one, other) => one.size - other.size)) {
    const group = groups.at(-1);
    if (group?.[0] && unit.size < group[0].size * APART) group.push(unit);
    else groups.push([unit]);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    const speaker = preferred.find((unit) => group.some((member) => member.unit === unit));
    return first && last ? [{ unit: speaker ?? first.unit, smallest: first.size, largest: last.size }] : [];
  });
}
