import { fileFaults } from '../flows.faults';
import { type Cell, dateText, numberText, type SheetRow } from '@tributary/sheets/open';
import { HEADER_WORDS, headerKey } from './header-words';
import { LAYOUT_FIELDS, type LayoutField, type LayoutMapping, type TurnedField } from './layout-mapping';

/** Where each meaning stands in the rows of a sheet, from 0. */
export type Columns = Partial<Readonly<Record<LayoutField, number>>>;

export interface Header {
  readonly rowNo: number;
  readonly texts: readonly string[];
  readonly columns: Columns;
  /** The column that tells the kind of each row. */
  readonly kindColumn?: number;
  /** Of a cross-tab. */
  readonly turned?: TurnedColumns;
}

/** Columns whose heads are days, products or customers, and whose cells are quantities. */
export interface TurnedColumns {
  readonly field: TurnedField;
  readonly columns: readonly { readonly index: number; readonly value: string }[];
  /** The column that sums each row. */
  readonly total?: number;
}

/** A header lies among the first rows, below titles and print dates. */
export const HEADER_SEARCH_ROWS = 60;

/** The header among the first rows of a sheet; undefined when there is none. @throws flows.column-missing */
export function findHeader(rows: readonly SheetRow[], mapping: LayoutMapping): Header | undefined {
  const candidates = mapping.headerRow === undefined ? rows : rows.filter((row) => row.rowNo === mapping.headerRow);
  const headers = candidates.map((row) => headerOf(row, mapping));
  const isWhole = ({ columns }: Header): boolean => isComplete(columns);
  const complete = headers.find(isWhole) ?? [...headersOfLines(rows, mapping)].find(isWhole);
  if (complete) requireNamed(complete, mapping);
  else if (mapping.columns) requireClosest(headers, mapping);
  return complete;
}

/** Most lines of one header: groups of columns above, their parts below. */
const MOST_LINES = 3;

/** Two or three rows of texts as one header each. Its row is the last of them. */
function* headersOfLines(rows: readonly SheetRow[], mapping: LayoutMapping): Generator<Header> {
  for (const block of linesOf(rows)) if (mapping.headerRow === undefined || block.rowNo === mapping.headerRow) yield headerOf(block, mapping);
}

/** Two or three rows of texts that follow each other as one row each: in every column the lowest text counts. */
export function* linesOf(rows: readonly SheetRow[]): Generator<SheetRow> {
  for (const [index, last] of rows.entries()) {
    for (let lines = 2; lines <= MOST_LINES; lines += 1) {
      const block = rows.slice(Math.max(0, index - lines + 1), index + 1);
      if (block.length < lines || (block[0]?.rowNo ?? 0) !== last.rowNo - lines + 1 || !block.every(isTexts)) break;
      const width = Math.max(...block.map(({ cells }) => cells.length));
      const lowest = (column: number): Cell => block.map(({ cells }) => textOf(cells[column])).findLast((text) => text !== '') ?? null;
      yield { rowNo: last.rowNo, cells: Array.from({ length: width }, (_, column) => lowest(column)) };
    }
  }
}

/** At least two texts, and nothing else. */
function isTexts({ cells }: SheetRow): boolean {
  const filled = cells.filter((cell) => textOf(cell) !== '');
  return filled.length >= 2 && filled.every((cell) => typeof cell === 'string' && numberText(cell) === undefined);
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

/** A text of a header; days as people write them. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? dateText(cell, false) || '' : String(cell).trim();
}
