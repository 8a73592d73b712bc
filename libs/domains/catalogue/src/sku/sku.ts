import type { UnitConversion } from '@tributary/kernel';

/** One material: a grade in a packaging, as orders and flows need to know it. */
export interface Sku {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly productLineId: number;
  readonly categoryId: number;
  readonly businessLineId: number;
  readonly baseUnit: string;
  readonly salesUnit: string;
  /** Ordered quantities in the sales unit are multiples of this. */
  readonly packMultiple: string;
  /** In the sales unit, per line of an order; 0: none. */
  readonly minimumQuantity: string;
  readonly batchManaged: boolean;
  readonly status: SkuStatus;
  /** Every unit it may be ordered or reported in, the base unit (1/1) included. */
  readonly units: readonly UnitConversion[];
}

export type SkuStatus = 'active' | 'discontinued';

/** One line of the catalogue as people read it. */
export interface SkuRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly grade: string;
  readonly packaging: string;
  readonly productLineId: number;
  readonly productLineName: string;
  readonly productLineNameEn: string;
  readonly categoryId: number;
  readonly categoryName: string;
  readonly categoryNameEn: string;
  readonly baseUnit: string;
  readonly salesUnit: string;
  readonly packMultiple: string;
  readonly status: SkuStatus;
}

export interface SkuFilter {
  readonly search?: string;
  /** The dealer whose own article numbers the search knows as well. */
  readonly articlesOf?: number;
  readonly productLineId?: number;
  readonly categoryId?: number;
}
