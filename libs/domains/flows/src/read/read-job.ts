import type { LocalDate } from '@tributary/kernel';
import type { DaySummary } from '../map/day-digest';
import type { WrittenItem, WrittenName } from '../map/dictionary';
import type { KnownLayout, LayoutShape } from '../layout/layout-shape';
import type { Columns } from '../map/header';
import type { FlowKind, LayoutMapping } from '../map/layout-mapping';
import type { PriceRange } from '../map/price-ranges';
import type { FileLimits } from '@tributary/sheets/open';

/** What the reading process is told to do. */
export interface ReadJob {
  readonly path: string;
  /** Of the arrival, as its sender called it. */
  readonly name: string;
  readonly mapping: LayoutMapping;
  /** Shapes that the feed has sent before. */
  readonly known: readonly KnownLayout[];
  readonly latest: LocalDate;
  /** The format may say of each row what it records (`saysKinds`). */
  readonly saysKinds?: boolean;
  readonly limits: FileLimits;
  /** A header without rows is a statement too. */
  readonly mayBeEmpty?: boolean;
  /** Absent: every row as a record. Else only the original cells of the rows that name one of these items of the dictionary. */
  readonly cellsOf?: { readonly items: readonly number[] };
}

/** A sheet as it was understood. */
export interface ReadSheet {
  readonly no: number;
  readonly name: string;
  readonly headerRow: number;
  readonly headers: readonly string[];
  /** Where what is read stands, from 0. */
  readonly columns?: Columns;
  /** How it was read; absent: by the layout of the feed. */
  readonly layoutId?: number;
}

/** A shape that a file has and the feed had not sent before. */
export interface NewShape {
  readonly fingerprint: string;
  readonly shape: LayoutShape;
  /** false: a sheet beside the others, which does not count. */
  readonly counts: boolean;
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
  /** Between which prices the rows of each item go that have one, for one unit as they write it. */
  readonly prices: readonly PriceRange[];
  readonly customers: readonly WrittenName[];
  readonly days: readonly DaySummary[];
  /** Kinds of which there was a row, with a day or without. */
  readonly kinds: readonly FlowKind[];
  readonly newShapes: readonly NewShape[];
  /** Texts above the headers of what counts, and the names of its sheets: they may say whose it is. */
  readonly titles: readonly string[];
}

/** The last word of the reading process about a file that it read. */
export type ReadReport = { readonly summary: ReadSummary; /** Of the lines, all of which are in the pipe by now. */ readonly bytes: number };

/** Whether rows must say their kind, and cells their column: one kind and a record for each row need neither. */
export function isWide({ mapping, known, saysKinds = false }: Pick<ReadJob, 'mapping' | 'known' | 'saysKinds'>): boolean {
  return saysKinds || [mapping, ...known.map((layout) => layout.mapping)].some(({ kind, kinds, turned }) => kind !== mapping.kind || kinds !== undefined || turned !== undefined);
}
