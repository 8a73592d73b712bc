import type { LocalDate } from '@tributary/kernel';

/** What dealers have of one product, by their last stock records. */
export interface ChannelStockProduct {
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  /** In `unit`. */
  readonly quantity: string;
  readonly unit: string;
  readonly dealers: number;
  /** Sold by those dealers in the 30 days up to the day. */
  readonly sold: string;
  /** Days that the stock lasts at that pace; null where nothing is sold. */
  readonly cover: number | null;
  /** Day of the oldest record among them. */
  readonly oldest: LocalDate;
}

export interface ChannelStockDealer {
  readonly dealerId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly branchId: number;
  /** Day of its last stock record; null: there is none, which says nothing about its stock. */
  readonly recordedOn: LocalDate | null;
  /** Age of that record in days. */
  readonly age: number | null;
  readonly products: number;
  /** Products that last for less than a week. */
  readonly short: number;
}

export interface ChannelStockBranch {
  readonly branchId: number;
  readonly name: string;
  readonly nameEn: string | null;
  readonly dealers: number;
  readonly withoutRecord: number;
  readonly products: number;
  readonly short: number;
}

export interface ChannelStock {
  readonly day: LocalDate;
  readonly products: readonly ChannelStockProduct[];
  readonly dealers: readonly ChannelStockDealer[];
  readonly branches: readonly ChannelStockBranch[];
  readonly totals: { readonly products: number; readonly dealers: number; readonly withoutRecord: number };
}
