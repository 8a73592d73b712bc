import { createHash } from 'node:crypto';
import type { SheetRow } from '@tributary/sheets/open';
import { type Header, HEADER_SEARCH_ROWS, linesOf, textOf, type TurnedColumns } from '../map/header';
import { headerKey } from '../map/header-words';
import { type DateContext, headedDay } from '../map/date-context';
import type { LayoutField, LayoutMapping, TurnedField } from '../map/layout-mapping';
import { type Content, contentsOf } from './column-content';

/** How a table looks that was read before: what the next one is held against. */
export interface LayoutShape {
  /** Texts of the header, without blank ones and without what a cross-tab has across. */
  readonly headers: readonly string[];
  /** Of them, those that are read. */
  readonly columns: Partial<Readonly<Record<LayoutField, string>>>;
  readonly turned?: TurnedField;
  /** What stood in the columns that are read. */
  readonly contents: Partial<Readonly<Record<LayoutField, Content>>>;
}

/** A shape that a feed has sent, and how it is read. */
export interface KnownLayout {
  /** null: tables of this shape do not count. */
  readonly layoutId: number | null;
  readonly mapping: LayoutMapping;
  readonly shape: LayoutShape;
}

/** Wider headers are looked at no further. */
export const MOST_COLUMNS = 512;
/** Less of a shape than this is another table. */
const LIKE = 0.5;
const TOTAL = /^(小计|合计|总计|共计|累计|total|sum)$/i;

/** Whether a text heads the column that sums each row of a cross-tab. */
export const isTotalHead = (text: string): boolean => TOTAL.test(headerKey(text));

/** A row that may be the header of a known shape, and how much of the shape it has, from 0 to 1. */
export interface Likeness {
  readonly known: KnownLayout;
  readonly header: Header;
  readonly score: number;
}

/** Rows that can be a header, those of several lines as one. */
export function headerCandidates(rows: readonly SheetRow[]): SheetRow[] {
  const first = rows.filter(({ rowNo }) => rowNo <= HEADER_SEARCH_ROWS).map(({ rowNo, cells }) => ({ rowNo, cells: cells.slice(0, MOST_COLUMNS) }));
  return [...first, ...linesOf(first)];
}

/** The known shape that the rows are most like; undefined when they are like none. */
export function likestOf(candidates: readonly SheetRow[], known: readonly KnownLayout[], context: DateContext): Likeness | undefined {
  const keyed = candidates.map(({ rowNo, cells }) => ({ rowNo, texts: cells.map(textOf) })).map((row) => ({ ...row, keys: row.texts.map(headerKey) }));
  let best: Likeness | undefined;
  for (const layout of known) {
    const wanted = layout.shape.headers.map(headerKey);
    for (const row of keyed) {
      const score = scoreOf(row.keys, wanted, layout.shape);
      if (score === 0 || score <= (best?.score ?? 0)) continue;
      const header = headerBy(row, layout, context);
      if (!layout.shape.turned || header.turned?.columns.length) best = { known: layout, header, score };
    }
  }
  return best;
}

/** The header as the layout understands it; what it does not find is missing from its columns. */
export function headerBy({ rowNo, texts }: { readonly rowNo: number; readonly texts: readonly string[] }, { mapping, shape }: Pick<KnownLayout, 'mapping' | 'shape'>, context: DateContext): Header {
  const keys = texts.map(headerKey);
  const found = Object.entries(shape.columns).map(([field, text]) => [field, place(keys, headerKey(text), mapping.nth?.[field as LayoutField])] as const);
  const kindColumn = mapping.kinds ? place(keys, headerKey(mapping.kinds.column)) : -1;
  return {
    rowNo,
    texts,
    columns: Object.fromEntries(found.filter(([, column]) => column !== -1)),
    ...(kindColumn === -1 ? {} : { kindColumn }),
    ...(shape.turned ? { turned: turnedBy(texts, keys, shape, context) } : {}),
  };
}

/** What a table looks like by its header and the rows below it. */
export function shapeOf(header: Header, rows: readonly SheetRow[], date1904: boolean): LayoutShape {
  const turned = new Set([...(header.turned?.columns.map(({ index }) => index) ?? []), header.turned?.total]);
  const headers = header.texts.filter((text, index) => headerKey(text) !== '' && !turned.has(index) && index < MOST_COLUMNS);
  const columns = Object.fromEntries(Object.entries(header.columns).map(([field, column]) => [field, header.texts[column] ?? '']));
  const below = rows.filter(({ rowNo }) => rowNo > header.rowNo);
  return { headers, columns, contents: contentsOf(header.columns, below, date1904), ...(header.turned ? { turned: header.turned.field } : {}) };
}

/** Equal for tables with the same columns in whatever order. */
export function fingerprintOf({ headers, turned }: LayoutShape): string {
  const keys = headers.map(headerKey).sort();
  return createHash('sha256').update(JSON.stringify([turned ?? null, keys])).digest('hex');
}

function place(keys: readonly string[], key: string, nth = 1): number {
  let left = nth;
  return keys.findIndex((candidate) => candidate === key && (left -= 1) === 0);
}

function scoreOf(keys: readonly string[], wanted: readonly string[], { turned }: LayoutShape): number {
  const left = new Map<string, number>();
  for (const key of keys) if (key !== '') left.set(key, (left.get(key) ?? 0) + 1);
  const filled = [...left.values()].reduce((sum, count) => sum + count, 0);
  let common = 0;
  for (const key of wanted) {
    const count = left.get(key) ?? 0;
    if (count > 0) common += 1;
    left.set(key, count - 1);
  }
  if (common < Math.min(2, wanted.length) || common / wanted.length < LIKE) return 0;
  return common / (turned ? wanted.length : filled + wanted.length - common);
}

function turnedBy(texts: readonly string[], keys: readonly string[], { headers, turned }: LayoutShape, context: DateContext): TurnedColumns {
  const fixed = new Set(headers.map(headerKey));
  const columns: { index: number; value: string }[] = [];
  let total: number | undefined;
  for (const [index, text] of texts.entries()) {
    if (text === '' || fixed.has(keys[index] ?? '')) continue;
    if (isTotalHead(text)) total ??= index;
    else {
      const value = turned === 'date' ? headedDay(text, context) : text;
      if (value !== undefined) columns.push({ index, value });
    }
  }
  return { field: turned as TurnedField, columns, ...(total === undefined ? {} : { total }) };
}
