import { fileFaults } from '../flows.faults';
import type { Cell, SheetRow } from '@tributary/sheets/open';
import { HEADER_WORDS, headerKey } from './header-words';
import { LAYOUT_FIELDS, type LayoutField, type LayoutMapping } from './layout-mapping';

/** Where each meaning stands in the rows of a sheet, from 0. */
export type Columns = Partial<Readonly<Record<LayoutField, number>>>;

export interface Header {
  readonly rowNo: number;
  readonly texts: readonly string[];
  readonly columns: Columns;
}

/** A header lies among the first rows, below titles and print dates. */
export const HEADER_SEARCH_ROWS = 60;

/** The header among the first rows of a sheet; undefined when there is none. @throws flows.column-missing */
export function findHeader(rows: readonly SheetRow[], mapping: LayoutMapping): Header | undefined {
  const candidates = mapping.headerRow === undefined ? rows : rows.filter((row) => row.rowNo === mapping.headerRow);
  const headers = candidates.map((row) => headerOf(row, mapping));
  const complete = headers.find(({ columns }) => isComplete(columns));
  if (complete) requireNamed(complete, mapping);
  else if (mapping.columns) requireClosest(headers, mapping);
  return complete;
}

function headerOf({ rowNo, cells }: SheetRow, mapping: LayoutMapping): Header {
  const texts = cells.map(textOf);
  const keys = texts.map(headerKey);
  const entries = LAYOUT_FIELDS.map((field) => [field, columnOf(field, keys, mapping)] as const);
  return { rowNo, texts, columns: Object.fromEntries(entries.filter(([, column]) => column !== -1)) };
}

/** Of two columns with one name the first one counts, unless the layout names another. */
function columnOf(field: LayoutField, keys: readonly string[], mapping: LayoutMapping): number {
  const named = mapping.columns?.[field];
  if (named !== undefined) return keys.indexOf(headerKey(named));
  return keys.findIndex((key) => key !== '' && HEADER_WORDS[field].has(key));
}

function isComplete(columns: Columns): boolean {
  const product = columns.productCode ?? columns.productName;
  return columns.date !== undefined && columns.quantity !== undefined && product !== undefined;
}

/** A column that the layout names may not silently disappear. */
function requireNamed({ columns }: Header, mapping: LayoutMapping): void {
  const missing = Object.entries(mapping.columns ?? {}).find(([field]) => columns[field as LayoutField] === undefined);
  if (missing) throw fileFaults.columnMissing({ column: missing[1] });
}

/** No row is a header: if one nearly is, say which column it lacks. */
function requireClosest(headers: readonly Header[], mapping: LayoutMapping): void {
  const nearly = headers.find(({ columns }) => Object.keys(columns).length >= 3);
  if (nearly) requireNamed(nearly, mapping);
}

const textOf = (cell: Cell): string => (cell === null ? '' : String(cell).trim());
