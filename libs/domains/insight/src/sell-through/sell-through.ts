import type { LocalDate, Period } from '@tributary/kernel';

/** What a question about sell-through is about. */
export interface SellThroughFilter {
  readonly period: Period;
  readonly branchId?: number;
  readonly productLineId?: number;
  readonly dealerId?: number;
  /** Sales of the first tier are what leaves it; those of the second are another view of the same goods and never added. */
  readonly tier: 1 | 2 | null;
}

export interface SellThroughDay {
  readonly date: LocalDate;
  readonly amount: string;
  /** Only where everything is counted in one unit. */
  readonly quantity?: string;
}

export interface SellThroughProduct {
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly amount: string;
}

export interface SellThroughDealer {
  readonly dealerId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly amount: string;
  readonly entries: number;
}

export interface SellThroughTotals {
  readonly amount: string;
  readonly entries: number;
  readonly dealers: number;
  readonly products: number;
  readonly terminals: number;
}

export interface SellThrough {
  readonly days: readonly SellThroughDay[];
  readonly products: readonly SellThroughProduct[];
  readonly dealers: readonly SellThroughDealer[];
  readonly totals: SellThroughTotals;
}
