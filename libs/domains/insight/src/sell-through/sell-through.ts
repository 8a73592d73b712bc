/** What left the channel, as one answer. Amounts in CNY with two decimals; quantities in the SKU's base unit. */
export interface SellThrough {
  readonly from: string;
  readonly to: string;
  readonly days: readonly SellThroughDay[];
  /** The largest by amount. */
  readonly products: readonly SellThroughProduct[];
  /** The largest by amount. */
  readonly dealers: readonly SellThroughDealer[];
  /** All of them, the largest first. */
  readonly branches: readonly SellThroughBranch[];
  readonly totals: SellThroughTotals;
}

/** Every day of the period has one, also when nothing was sold. */
export interface SellThroughDay {
  readonly date: string;
  readonly amount: string;
  readonly entries: number;
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

/** What the dealers of a branch sold. */
export interface SellThroughBranch {
  readonly branchId: number;
  readonly name: string;
  readonly nameEn: string | null;
  readonly amount: string;
  readonly entries: number;
  /** Those that sold something. */
  readonly dealers: number;
}

export interface SellThroughTotals {
  readonly amount: string;
  readonly entries: number;
  readonly dealers: number;
  readonly products: number;
}
