import type { Dialect } from '../csv/dialect';
import type { Encoding } from '../text/encoding';
import type { CellRange } from './cell-range';

/** What a cell holds once its container is opened; the texts of a CSV are always strings. */
export type Cell = string | number | boolean | Date | null;

/** `rowNo` counts from 1, as spreadsheet programs show it. */
export interface SheetRow {
  readonly rowNo: number;
  readonly cells: readonly Cell[];
}

/** What the rows of a sheet record, where its format itself says so. */
export const ROW_SUBJECTS = ['sale', 'purchase', 'stock'] as const;
export type RowSubject = (typeof ROW_SUBJECTS)[number];

/** One sheet of a workbook, or the only table of a text file. */
export interface Sheet {
  /** From 1, hidden sheets counted. */
  readonly no: number;
  readonly name: string;
  readonly hidden: boolean;
  /** Day numbers count from 1904 instead of 1900. */
  readonly date1904: boolean;
  readonly subject?: RowSubject;
  /** Its rows in order, in portions; rows without any cell may be left out. */
  read(): AsyncIterable<readonly SheetRow[]>;
  /**
   * The merged cells that touch a part of it, each as large as it is; what one says stands in its first cell. May take a pass
   * through the sheet of its own. Absent: the format has none.
   */
  merges?(part: CellRange): Promise<readonly CellRange[]>;
}

/** How a delimited text was read. */
export interface TextForm {
  readonly encoding: Encoding;
  readonly dialect: Dialect;
}

/** An opened file. */
export interface TableFile {
  readonly mediaType: string;
  /** Of delimited texts. */
  readonly form?: TextForm;
  readonly sheets: readonly Sheet[];
}

/** Cuts rows that are there already into portions. */
export async function* portions(rows: Iterable<SheetRow>, size = 512): AsyncGenerator<readonly SheetRow[]> {
  let portion: SheetRow[] = [];
  for (const row of rows) {
    portion.push(row);
    if (portion.length < size) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
