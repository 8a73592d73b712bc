import type { CellRange, FileLimits } from '@tributary/sheets/open';

/** The reading process is told to show a part of a file as it stands. */
export interface ViewJob {
  readonly view: string;
  /** From 1; 0: the first visible one. */
  readonly sheet: number;
  /** Rows by their number, both included. */
  readonly from: number;
  readonly to: number;
  readonly limits: FileLimits;
}

export interface ViewedSheet {
  readonly no: number;
  readonly name: string;
  readonly hidden: boolean;
}

/** As far as it reaches into the part that is shown. */
export interface ViewedMerge extends CellRange {
  /** What its first cell says where that stands above the part; null: it stands in the part. */
  readonly textAbove: string | null;
}

/** What there is besides the rows, which are in the pipe as lines of cells. */
export interface ViewSummary {
  readonly mediaType: string;
  readonly sheets: readonly ViewedSheet[];
  /** The one that was shown. */
  readonly sheet: number;
  /** There are rows behind the last one that was asked for. */
  readonly more: boolean;
  readonly merges: readonly ViewedMerge[];
}

export type ViewReport = { readonly seen: ViewSummary; /** Of the lines. */ readonly bytes: number };
