/** Why a row is no order line although it holds something; `removed`: a person left it out. */
export const SKIPPED_AS = ['title', 'header', 'total', 'note', 'not-ordered', 'removed'] as const;
export type SkippedAs = (typeof SKIPPED_AS)[number];

/** A row as somebody wrote it; nothing is decided about what it means. */
export interface AskedRow {
  /** Its place in the whole document, from 1. */
  readonly no: number;
  /** Name of the sheet; '' where there is only one place. */
  readonly sheet: string;
  /** As spreadsheet programs number rows. */
  readonly rowNumber: number;
  /** Everything that stands in it. */
  readonly cells: readonly string[];
  /** A code or an article number of whoever wrote it. */
  readonly article: string;
  readonly name: string;
  /** As written, without the unit. */
  readonly quantity: string;
  /** As written; '' where nothing was said. */
  readonly unit: string;
  readonly skipped: SkippedAs | null;
}

/** A row with what people decided about it since. */
export interface EntryRow extends AskedRow {
  /** Chosen by a person; null: by what is written. */
  readonly skuId: number | null;
  /** Where the goods shall come from; null: wherever there is enough. */
  readonly locationId: number | null;
  /** The production plan that it waits for as a pre-order; null: from stock. */
  readonly planId: number | null;
  /** A plan is to be made for it. */
  readonly plannable: boolean;
}
