import type { LocalDate } from '@tributary/kernel';

/** From whom and when. The buyer is the actor: the price dimension of its scope holds the lists it may buy at. */
export interface PriceQuery {
  readonly sellerId: number;
  readonly date: LocalDate;
}

/** How much of one SKU is wanted altogether, in its base unit: breaks count the sum of all lines, not each line. */
export interface PriceDemand {
  readonly skuId: number;
  readonly base: string;
}

/** An ordinary list, or what was agreed with one dealer: a contract beats every list. */
export type PriceListKind = 'list' | 'contract';

/** What one `unit` of the SKU costs, and which list says so. */
export interface PriceDecision {
  readonly skuId: number;
  readonly priceListId: number;
  readonly priceListCode: string;
  readonly priceListName: string;
  readonly priceListNameEn: string;
  readonly kind: PriceListKind;
  readonly unit: string;
  /** CNY with two decimals. */
  readonly price: string;
  /** The quantity from which it counts, in `unit`; 0: any. */
  readonly fromQuantity: string;
}

/** A price with the quantity from which it is the one that counts. */
export interface PriceStep extends PriceDecision {
  /** In the base unit; null: the SKU no longer has the unit of the break, which nobody reaches. */
  readonly fromBase: string | null;
}

/** What the smallest sale costs (undefined: nothing is agreed for so little), and what more costs, in order of the quantity. */
export interface PriceLadder {
  readonly price: PriceDecision | undefined;
  /** Without what is never the best. */
  readonly breaks: readonly PriceStep[];
}

/** Why a price counts or does not. */
export type PriceReason = 'chosen' | 'lower-priority' | 'below-minimum' | 'not-yet-valid' | 'expired';

/** One entry of one list, in the order in which they are considered; `rank` starts at 1. */
export interface PriceCandidate extends PriceDecision {
  readonly rank: number;
  readonly validFrom: LocalDate;
  /** Last day; null: until further notice. */
  readonly validTo: LocalDate | null;
  readonly chosen: boolean;
  readonly reason: PriceReason;
}
