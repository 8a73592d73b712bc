/** How big a company is. */
export interface Scale {
  readonly name: 'demo' | 'full';
  readonly branches: number;
  readonly firstTier: number;
  readonly secondTier: number;
  readonly skus: number;
  readonly productLines: number;
  readonly terminals: number;
  /** Plants and warehouses of head office. */
  readonly plants: number;
  /** First-tier dealers with a price list of their own for the second tier. */
  readonly ownPriceLists: number;
  /** Customers with a special price list of head office. */
  readonly specialPriceLists: number;
}

export const SCALES: Readonly<Record<Scale['name'], Scale>> = {
  demo: {
    name: 'demo', branches: 2, firstTier: 12, secondTier: 60, skus: 400, productLines: 6, terminals: 2_000, plants: 3,
    ownPriceLists: 3, specialPriceLists: 2,
  },
  full: {
    name: 'full', branches: 6, firstTier: 5_000, secondTier: 50_000, skus: 4_000, productLines: 13, terminals: 200_000, plants: 8,
    ownPriceLists: 1_500, specialPriceLists: 120,
  },
};
