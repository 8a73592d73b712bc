import { compact } from '@tributary/kernel';

/** What a dealer calls a SKU in its own books. */
export interface DealerArticle {
  readonly id: number;
  readonly number: string;
  readonly skuId: number;
  readonly skuCode: string;
  readonly skuName: string;
  readonly skuNameEn: string;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

/** One number and the SKU that it means. */
export interface ArticleNumber {
  readonly number: string;
  readonly skuId: number;
}

/** The form in which a dealer's numbers are compared: kernel's `compact`. Empty for what is no number at all. */
export const articleKey = (number: string): string => compact(number);
