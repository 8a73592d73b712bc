import type { FileLimits, SheetRow } from '@tributary/sheets/open';

/** The reading process is told to show the first rows of each sheet. */
export interface HeadJob {
  readonly heads: string;
  readonly limits: FileLimits;
}

/** The first rows of a sheet, as they stand there. */
export interface SheetHead {
  readonly no: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly date1904: boolean;
  readonly rows: readonly SheetRow[];
  /** There are more. */
  readonly cut: boolean;
}

export interface HeadReport {
  readonly heads: readonly SheetHead[];
  readonly mediaType: string;
  readonly bytes: 0;
}

/** The reading process is told to give the cells of these rows. */
export interface RowsJob {
  readonly rowsOf: string;
  readonly rows: readonly (readonly [sheet: number, rowNo: number])[];
  readonly limits: FileLimits;
}

export interface RowsReport {
  readonly cells: readonly { readonly sheet: number; readonly rowNo: number; readonly cells: readonly (string | null)[] }[];
  readonly mediaType: string;
  readonly bytes: 0;
}
