import type { LocalDate } from '@tributary/kernel';
import type { DaySummary } from '../map/day-digest';
import type { WrittenItem, WrittenName } from '../map/dictionary';
import type { LayoutMapping } from '../map/layout-mapping';
import type { FileLimits } from '@tributary/sheets/open';

/** What the reading process is told to do. */
export interface ReadJob {
  readonly path: string;
  readonly mapping: LayoutMapping;
  readonly latest: LocalDate;
  readonly limits: FileLimits;
  /** A header without rows is a statement too. */
  readonly mayBeEmpty?: boolean;
  /** Absent: every row as a record. Else only the original cells of these. */
  readonly cellsOf?: CellsWanted;
}

/** Rows by sheet and number, or all rows that name one of these items of the dictionary. */
export type CellsWanted = { readonly rows: readonly (readonly [sheet: number, rowNo: number])[] } | { readonly items: readonly number[] };

/** A sheet as it was understood. */
export interface ReadSheet {
  readonly no: number;
  readonly name: string;
  readonly headerRow: number;
  readonly headers: readonly string[];
}

/** What a file holds besides its rows. */
export interface ReadSummary {
  readonly mediaType: string;
  readonly sheets: readonly ReadSheet[];
  /** Visible sheets with rows but without a header: nothing of them counts. */
  readonly otherSheets: readonly string[];
  /** Rows of data; a wrong control total is none. */
  readonly rows: number;
  readonly products: readonly WrittenName[];
  readonly items: readonly WrittenItem[];
  readonly customers: readonly WrittenName[];
  readonly days: readonly DaySummary[];
}

/** The last word of the reading process about a file that it read. */
export type ReadReport = { readonly summary: ReadSummary; /** Of the lines, all of which are in the pipe by now. */ readonly bytes: number };
