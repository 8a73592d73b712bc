import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const KINDS = ['workbook', 'csv', 'mail', 'text', 'archive'] as const;
export type Kind = (typeof KINDS)[number];

/** What a correct reader finds in one table; null and absent: not pinned. Rows count from 0. */
export interface ExpectedSheet {
  /** null: the file's only table. */
  readonly name: string | null;
  readonly header_row: number | null;
  readonly header_rows?: readonly number[] | null;
  readonly data_rows: number | null;
  readonly nonempty_rows: number | null;
  readonly tolerance?: number;
}

/** One record of an `expected.json`. */
export interface Expected {
  readonly file: string;
  readonly kind: Kind;
  readonly verdict: 'read' | 'reject' | 'either';
  readonly reason?: string;
  readonly encoding?: string | null;
  readonly delimiter?: string | null;
  readonly quote?: string | null;
  readonly sheets?: readonly ExpectedSheet[];
  /** Records of the only table, by header. */
  readonly rows?: readonly Readonly<Record<string, string>>[];
  readonly tolerance?: number;
  readonly hidden_sheets?: boolean;
  readonly empty?: boolean;
  readonly utf8_of?: string;
  readonly attachments?: readonly { readonly name: string | null; readonly bytes?: number }[];
  readonly members?: readonly string[];
  readonly limits: { readonly max_seconds: number; readonly max_memory_mb: number };
}

/** The records of a folder. @throws with a plain sentence when there are none */
export function expectedIn(folder: string): Expected[] {
  const file = path.join(folder, 'expected.json');
  if (!existsSync(file)) throw new Error(`There is no ${file}: give a folder with an expected.json and the files it names.`);
  return JSON.parse(readFileSync(file, 'utf8')) as Expected[];
}
