/** What one row of a file records. */
export const FLOW_KINDS = ['purchase', 'sale', 'stock'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** What a column can mean. */
export const LAYOUT_FIELDS = [
  'date', 'document', 'customer', 'customerCode', 'productCode', 'productName', 'specification', 'batchNumber', 'expiryDate',
  'quantity', 'unit', 'price', 'amount',
] as const;
export type LayoutField = (typeof LAYOUT_FIELDS)[number];

/** What the columns of a cross-tab can have across. */
export const TURNED_FIELDS = ['date', 'productCode', 'productName', 'customer'] as const;
export type TurnedField = (typeof TURNED_FIELDS)[number];

/** Where the day of a file without a date column stands. */
export const DATE_SOURCES = ['title', 'sheet', 'file'] as const;
export type DateSource = (typeof DATE_SOURCES)[number];

/** What one word of a type column makes of its row; a return is negative, whatever sign it is written with. */
export const KIND_MEANINGS = ['sale', 'sale-return', 'purchase', 'purchase-return', 'stock', 'none'] as const;
export type KindMeaning = (typeof KIND_MEANINGS)[number];

/** Tells the kind of each row by a column. A word that is not named here counts for nothing until a person says what it means. */
export interface KindColumn {
  readonly column: string;
  readonly values: Readonly<Record<string, KindMeaning>>;
}

/**
 * How the columns of a feed mean ours: the `mapping` of a layout. What it does not name is looked up by the usual words;
 * what it names must be there, or the file is refused before it counts.
 */
export interface LayoutMapping {
  readonly kind: FlowKind;
  /** Name of the sheet; absent: every visible sheet that has a header. */
  readonly sheet?: string;
  /** Row of the header, from 1; absent: found by its words. */
  readonly headerRow?: number;
  /** Header texts by meaning. */
  readonly columns?: Partial<Readonly<Record<LayoutField, string>>>;
  /** Which of several columns with one header text, from 1; absent: the first. */
  readonly nth?: Partial<Readonly<Record<LayoutField, number>>>;
  /** Unit of every quantity, where the file has no column for it. */
  readonly unit?: string;
  /** A person said what every column means: nothing else is looked up by words. */
  readonly confirmed?: boolean;
  /** Columns whose value stands in the first row of a group only. */
  readonly filledDown?: readonly LayoutField[];
  /** What the columns have across that are no others: each of their cells is a quantity. */
  readonly turned?: TurnedField;
  readonly kinds?: KindColumn;
  readonly dateFrom?: DateSource;
  /** The file writes what goes out as negative. */
  readonly opposite?: boolean;
}
