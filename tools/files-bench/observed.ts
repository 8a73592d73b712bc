import type { Fault } from '@tributary/sheets/open';

/** What the product finds in one table; rows count from 0. */
export interface ObservedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly headerRows: readonly number[];
  readonly dataRows: number;
  /** Sums below the data. */
  readonly totalRows: number;
  readonly nonemptyRows: number;
  /** Records under the header, of small tables only. */
  readonly records: readonly Readonly<Record<string, string>>[];
}

/** What the product finds in one file. */
export interface Observed {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: string | null;
  /** Of a file that is text. */
  readonly text?: string;
  readonly sheets?: readonly ObservedSheet[];
  /** Of a mail or an archive. */
  readonly members?: readonly { readonly name: string; readonly bytes: number }[];
  /** Mails and archives inside it that were opened as well. */
  readonly opened?: readonly string[];
  /** Why the tables of a file that can be opened otherwise cannot be read. */
  readonly refusal?: Fault;
}

/** What the observing process is told to do. */
export interface ObserveJob {
  readonly path: string;
}

export interface ObserveReport {
  readonly observed: Observed;
}
