import type { FlowRecord } from './record-mapper';

/** Lowest and highest price of one unit, as the rows of a file write it; null where none tells one. */
export type PriceRange = readonly [number, number] | null;

/** Between which prices each item of a file goes: enough to see which of them need a closer look. */
export class PriceRanges {
  private readonly lowest: number[] = [];
  private readonly highest: number[] = [];

  /** Gifts and rows without an amount say nothing. */
  add({ item, quantity, amount, fault }: Pick<FlowRecord, 'item' | 'quantity' | 'amount' | 'fault'>): void {
    if (amount === '' || item < 0 || fault) return;
    const price = Number(amount) / Number(quantity);
    if (!(price > 0) || price === Infinity) return;
    const lowest = this.lowest[item];
    if (lowest === undefined || price < lowest) this.lowest[item] = price;
    const highest = this.highest[item];
    if (highest === undefined || price > highest) this.highest[item] = price;
  }

  /** Of so many items, by their numbers. */
  of(items: number): PriceRange[] {
    return Array.from({ length: items }, (_, item) => {
      const [lowest, highest] = [this.lowest[item], this.highest[item]];
      return lowest === undefined || highest === undefined ? null : [lowest, highest];
    });
  }
}
