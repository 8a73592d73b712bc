import type { UnitConversion } from '@tributary/kernel';
import type { SkuStatus } from '../sku/sku';

/** A SKU with everything that people may write for it. */
export interface KnownSku {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly gradeId: number;
  readonly grade: string;
  readonly packaging: string;
  readonly packagingEn: string;
  readonly productLineId: number;
  readonly businessLineId: number;
  readonly baseUnit: string;
  readonly salesUnit: string;
  readonly packMultiple: string;
  /** In the sales unit; 0: none. */
  readonly minimumQuantity: string;
  readonly status: SkuStatus;
  readonly units: readonly UnitConversion[];
  /** Keys are texts in the form of kernel's `compact`. */
  readonly codeKey: string;
  readonly nameKey: string;
  /** Grade followed by packaging, by its name and by its code. */
  readonly gradeKeys: readonly [string, string];
}

/** Spreadsheets turn the text 00123 into the number 123. */
export const withoutZeros = (key: string): string => key.replace(/^0+/, '');
