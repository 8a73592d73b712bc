import type { AppraisedLine } from '../appraisal/appraised-line';

/** A named list of lines for one seller. */
export interface TemplateSummary {
  readonly id: number;
  readonly name: string;
  readonly sellerId: number;
  readonly sellerName: string;
  readonly lineCount: number;
  /** Everybody of the dealer sees it; only its maker changes it. */
  readonly shared: boolean;
  readonly mine: boolean;
  readonly createdByName: string;
  readonly updatedAt: Date;
}

export interface TemplateDetail extends TemplateSummary {
  readonly lines: readonly (AppraisedLine & { readonly lastPrice: string | null })[];
}

export interface TemplateLine {
  readonly skuId: number;
  readonly quantity: string;
  readonly unit: string;
}

/** What a new template is made of: an order, the basket with a seller, or lines of one's own. */
export interface NewTemplate {
  readonly name: string;
  readonly shared?: boolean;
  readonly sellerId?: number;
  readonly orderId?: number;
  readonly lines?: readonly TemplateLine[];
}

export interface TemplateChange {
  readonly name?: string;
  readonly shared?: boolean;
  readonly lines?: readonly TemplateLine[];
}
