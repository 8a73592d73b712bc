/** What one row of a file records. */
export const FLOW_KINDS = ['purchase', 'sale', 'stock'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** What a column can mean. */
export const LAYOUT_FIELDS = [
  'date', 'document', 'customer', 'customerCode', 'productCode', 'productName', 'specification', 'batchNumber', 'expiryDate',
  'quantity', 'unit', 'price', 'amount',
] as const;
export type LayoutField = (typeof LAYOUT_FIELDS)[number];

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
  /** Unit of every quantity, where the file has no column for it. */
  readonly unit?: string;
}
