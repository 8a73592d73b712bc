import type { Fault } from '@tributary/sheets/open';
import type { FlowKind } from '../map/layout-mapping';
import type { WrittenItem, WrittenName } from '../map/dictionary';
import type { ReadJob } from './read-job';

/** The reading process is told to read a file as it would count, and to say what that gives. */
export interface TrialJob {
  readonly trial: Omit<ReadJob, 'limits' | 'cellsOf'>;
  readonly limits: ReadJob['limits'];
  /** Rows of data after which it stops. */
  readonly mostRows: number;
}

/** One record as the file says it, under our words. */
export interface TriedRecord {
  readonly sheet: string;
  readonly rowNo: number;
  /** From 1, of a cross-tab's cell; 0 where the row is the record. */
  readonly column: number;
  readonly kind: FlowKind;
  readonly date: string;
  readonly product: number;
  readonly customer: number;
  readonly quantity: string;
  readonly unit: string;
  readonly amount: string;
  readonly document: string;
  readonly fault: Fault | null;
}

export interface Trial {
  /** Rows of data; in a cross-tab its cells. */
  readonly rows: number;
  readonly counts: Readonly<Record<FlowKind, number>>;
  readonly faults: readonly { readonly fault: Fault; readonly rows: number }[];
  /** Rows of sums that were held against what they sum. */
  readonly totals: number;
  readonly first: readonly TriedRecord[];
  readonly products: readonly WrittenName[];
  readonly items: readonly WrittenItem[];
  readonly customers: readonly WrittenName[];
  readonly from: string | null;
  readonly to: string | null;
  readonly otherSheets: readonly string[];
  /** Why sheets would still wait for a person. */
  readonly doubts: readonly { readonly sheet: string; readonly doubts: readonly Fault[] }[];
  /** It stopped before the end. */
  readonly cut: boolean;
}

export interface TrialReport {
  readonly result: Trial;
  readonly mediaType: string;
  readonly bytes: 0;
}
