import type { LocalDate } from '@tributary/kernel';

/** Stock in the channel and sales of one product on one day, in its base unit. */
export interface StockDay {
  readonly date: LocalDate;
  /** By the last record of each dealer up to that day. */
  readonly quantity: string;
  /** Dealers whose last record names it. */
  readonly dealers: number;
  readonly sold: string;
}

/** How the channel's stock of one product went, day by day. */
export interface StockCourse {
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: string;
  readonly days: readonly StockDay[];
}
