import { Injectable } from '@nestjs/common';
import { type Sku, Skus } from '@tributary/catalogue';
import type { LocalDate } from '@tributary/kernel';
import { UsualPrices } from '@tributary/pricing';
import { type Fault, faultOf } from '@tributary/sheets';
import type { TxCtx } from '@tributary/platform';
import { rowFaults } from '../flows.faults';
import type { WrittenItem } from '../map/dictionary';
import type { PriceRange } from '../map/price-ranges';
import { type CountedItem, countedIn, type ItemMatch, matchItem } from './item-match';
import { type PricedAs, type SizedUnit, unitsByPrice } from './price-witness';
import { type DealersUnits, UnitWordRepository } from './unit-word.repository';

/** A product in one of its units, as a file has it. */
export interface AskedItem {
  readonly written: WrittenItem;
  /** The product as people read it. */
  readonly shown: string;
  readonly skuId: number | undefined;
  readonly range: PriceRange;
}

/** Rows of an item whose price says that they are of another unit than they write. */
export interface PricedRows extends PricedAs {
  /** Place of the item among those that were asked about. */
  readonly item: number;
  readonly match: ItemMatch;
}

export interface MatchedItems {
  /** One answer per item, in order. */
  readonly items: readonly ItemMatch[];
  /** What the rows of some of them mean instead, by their price. */
  readonly priced: readonly PricedRows[];
}

/** How many base units of which SKU the items of a file are; their prices bear witness for the units. */
@Injectable()
export class ItemMatcher {
  constructor(
    private readonly skus: Skus,
    private readonly units: UnitWordRepository,
    private readonly prices: UsualPrices,
  ) {}

  /** `date`: of whose prices. A fixed number of statements. */
  async match(tx: TxCtx, { dealerId, date }: { readonly dealerId: number; readonly date: LocalDate }, asked: readonly AskedItem[]): Promise<MatchedItems> {
    const skus = await this.skus.byIds(tx, [...new Set(asked.flatMap(({ skuId }) => skuId ?? []))]);
    const { units, own } = await this.units.of(tx, dealerId);
    const items = asked.map(({ written, shown, skuId }) => matchItem(written, { shown, sku: skus.get(skuId ?? -1), units, own }));
    const perBase = await this.pricesOf(tx, date, asked, skus);
    const priced = items.flatMap((match, item) => {
      const { written, range } = asked[item] as AskedItem;
      if ('fault' in match) return [];
      const [sku, price] = [skus.get(match.skuId), perBase.get(match.skuId)];
      return sku && price ? pricedRows(match, { sku, price, range, word: written.unit, own }).map((rows) => ({ item, ...rows })) : [];
    });
    return { items, priced };
  }

  /** Where there is one unit only, or no price, there is nothing to tell apart. */
  private async pricesOf(tx: TxCtx, date: LocalDate, asked: readonly AskedItem[], skus: ReadonlyMap<number, Sku>): Promise<ReadonlyMap<number, number>> {
    const told = asked.flatMap(({ skuId, range }) => (skuId !== undefined && range && (skus.get(skuId)?.units.length ?? 0) > 1 ? [skuId] : []));
    return told.length > 0 ? this.prices.perBase(tx, [...new Set(told)], date) : new Map();
  }
}

interface Evidence {
  readonly sku: Sku;
  /** Of one base unit. */
  readonly price: number;
  readonly range: PriceRange;
  readonly word: string;
  readonly own: DealersUnits;
}

function pricedRows(written: CountedItem, { sku, price, range, word, own }: Evidence): Omit<PricedRows, 'item'>[] {
  const units: SizedUnit[] = sku.units.map(({ unit, numerator, denominator }) => ({ unit, size: sizeOf({ numerator, denominator }) }));
  return unitsByPrice({ written: sizeOf(written), units, preferred: [sku.baseUnit, sku.salesUnit], perBase: price, range }).map((rows) => {
    const decided = own.meaningAt(rows.unit, word, sku.id);
    return { ...rows, match: (decided && countedIn(decided, sku)) ?? { fault: againstPrice(sku, word, rows.unit) } };
  });
}

const sizeOf = ({ numerator, denominator }: Pick<CountedItem, 'numerator' | 'denominator'>): number => Number(numerator) / Number(denominator);
const againstPrice = ({ code }: Sku, word: string, unit: string): Fault => faultOf(rowFaults.unitAgainstPrice({ sku: code, word, unit }));
