/** How a grade is filled. */
export interface Packaging {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly baseUnit: string;
  readonly salesUnit: string;
  /** Base units per carton, where there is a carton. */
  readonly perCarton?: number;
  readonly packMultiple: string;
}

/** One unit in base units, as an exact fraction. */
export interface Conversion {
  readonly unit: string;
  readonly numerator: string;
  readonly denominator: string;
}

export interface Named {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface ProductLine {
  readonly id: number;
  readonly plan: Named & { /** Code of a business line. */ readonly business: string };
  readonly businessLineId: number;
}

export interface Category {
  readonly id: number;
  readonly lineId: number;
  readonly plan: Named;
}

export interface Grade extends Named {
  readonly id: number;
  readonly categoryId: number;
}

export interface SkuPlan {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly gradeId: number;
  readonly gradeName: string;
  readonly lineId: number;
  readonly categoryId: number;
  readonly business: string;
  readonly packaging: Packaging;
  readonly units: readonly Conversion[];
  /** What a dealer calls it when it does not use head office's words: 劲力CI4 15W40. */
  readonly dealerWords: { readonly name: string; readonly specification: string };
  /** Fen per sales unit at the first tier's standard price. */
  readonly price: number;
  /** Where head office prices it in another unit than the sales unit; `numerator / denominator` sales units are one such unit. */
  readonly pricedIn?: { readonly unit: string; readonly numerator: number; readonly denominator: number };
}

export interface Catalogue {
  readonly lines: readonly ProductLine[];
  readonly categories: readonly Category[];
  readonly grades: readonly Grade[];
  readonly skus: readonly SkuPlan[];
}

/** Base units in one sales unit. */
export function basePerSales({ salesUnit, perCarton }: Packaging): number {
  return salesUnit === 'carton' ? (perCarton ?? 1) : 1;
}
