import type { LocalDate } from '@tributary/kernel';

/** From whom and when. The buyer is the actor: the price dimension of its scope holds the lists it may buy at. */
export interface PriceQuery {
  readonly sellerId: number;
  readonly date: LocalDate;
}

/** What one `unit` of the SKU costs, and which list says so. */
export interface PriceDecision {
  readonly skuId: number;
  readonly priceListId: number;
  readonly priceListCode: string;
  readonly priceListName: string;
  readonly priceListNameEn: string;
  readonly unit: string;
  /** CNY with two decimals. */
  readonly price: string;
}

/** Why a price counts or does not. */
export type PriceReason = 'chosen' | 'lower-priority' | 'not-yet-valid' | 'expired';

/** One entry of one list, in the order in which they are considered; `rank` starts at 1. */
export interface PriceCandidate extends PriceDecision {
  readonly rank: number;
  readonly validFrom: LocalDate;
  /** Last day; null: until further notice. */
  readonly validTo: LocalDate | null;
  readonly chosen: boolean;
  readonly reason: PriceReason;
}
