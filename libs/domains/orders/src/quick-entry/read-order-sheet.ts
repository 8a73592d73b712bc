import { type Cell, numberText, type TableSheet } from '@tributary/sheets';
import type { AskedRow, SkippedAs } from './asked-row';
import { lineOfText } from './line-of-text';
import type { OrderUnitWords } from './order-unit-words';
import { quantityText } from './quantity-text';
import { headerOf, inferColumns, type SheetColumns, type SheetHeader } from './sheet-columns';
import { isRemark, isTotal } from './sheet-words';

/** A header lies among the first rows, below titles and addresses. */
const HEADER_SEARCH_ROWS = 40;
const SAMPLE_ROWS = 50;
/** The word for a total stands in one of the first cells. */
const TOTAL_CELLS = 3;
const LONGEST_CELL = 200;

type Row = Pick<AskedRow, 'sheet' | 'rowNumber' | 'cells'>;

/**
 * Rows of any layout as asked-for lines: nothing is left out, what is no line says why. Columns by their headings wherever
 * these stand; where there are none, by what stands in them.
 */
export function readOrderSheet(sheets: readonly TableSheet[], words: OrderUnitWords): AskedRow[] {
  const rows = sheets.flatMap((sheet) => readSheet(sheet, sheets.length > 1 ? sheet.name : '', words));
  return withoutBlankForms(rows).map((row, index) => ({ ...row, no: index + 1 }));
}

function readSheet({ rows, name }: TableSheet, sheet: string, words: OrderUnitWords): Omit<AskedRow, 'no'>[] {
  const texts = rows.map(({ rowNo, cells }): Row => ({ sheet: sheet || (name === '1' ? '' : name), rowNumber: rowNo, cells: cells.map(shown) }));
  const headerAt = texts.slice(0, HEADER_SEARCH_ROWS).findIndex(({ cells }) => headerOf(cells, words) !== undefined);
  const header = texts[headerAt] && headerOf(texts[headerAt].cells, words);
  const body = texts.slice(headerAt + 1);
  const columns = inferColumns(body.slice(0, SAMPLE_ROWS).map(({ cells }) => cells), words, header?.columns);
  const above = texts.slice(0, Math.max(0, headerAt)).map((row) => skipped(row, 'title'));
  const heading = texts[headerAt] ? [skipped(texts[headerAt], 'header')] : [];
  return [...above, ...heading, ...body.map((row) => readRow(row, { columns, unit: header?.unit ?? '' }, words))];
}

function readRow(row: Row, { columns, unit: unitOfColumn }: SheetHeader, words: OrderUnitWords): Omit<AskedRow, 'no'> {
  if (headerOf(row.cells, words)) return skipped(row, 'header');
  if (row.cells.slice(0, TOTAL_CELLS).some(isTotal)) return skipped(row, 'total');
  const line = linesUp(columns) ? fromColumns(row.cells, columns, words) : fromText(row.cells, words);
  const { article, name, quantity } = line;
  if (quantity === '' && line.unit === '' && (article + name === '' || isRemark(article || name))) return skipped(row, 'note');
  if (/^0+(\.0+)?$/.test(quantity)) return { ...row, ...line, skipped: 'not-ordered' };
  return { ...row, ...line, unit: line.unit === '' ? unitOfColumn : line.unit, skipped: null };
}

/** Columns are of use when they say what and how much. */
function linesUp({ article, name, quantity }: SheetColumns): boolean {
  return quantity !== undefined && (article !== undefined || name !== undefined);
}

type Line = Pick<AskedRow, 'article' | 'name' | 'quantity' | 'unit'>;

function fromColumns(cells: readonly string[], columns: SheetColumns, words: OrderUnitWords): Line {
  const at = (column: number | undefined): string => (column === undefined ? '' : (cells[column] ?? ''));
  const { quantity, unit } = quantityText(at(columns.ourQuantity) || at(columns.quantity), words);
  const name = [at(columns.name), at(columns.specification)].filter((text) => text !== '').join(' ');
  return { article: at(columns.ourCode) || at(columns.article), name, quantity, unit: at(columns.ourUnit) || unit || at(columns.unit) };
}

function fromText(cells: readonly string[], words: OrderUnitWords): Line {
  return { ...lineOfText(cells.filter((cell) => cell !== '').join(' '), words), name: '' };
}

function skipped(row: Row, as: SkippedAs): Omit<AskedRow, 'no'> {
  return { ...row, article: '', name: '', quantity: '', unit: '', skipped: as };
}

/** Order forms list everything there is and leave most quantities open: these rows are not ordered, rather than wrong. */
function withoutBlankForms(rows: readonly Omit<AskedRow, 'no'>[]): Omit<AskedRow, 'no'>[] {
  const lines = rows.filter((row) => row.skipped === null);
  const open = lines.filter(({ quantity }) => quantity === '');
  if (open.length * 2 <= lines.length || open.length === lines.length) return [...rows];
  return rows.map((row) => (row.skipped === null && row.quantity === '' ? { ...row, skipped: 'not-ordered' } : row));
}

function shown(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  const text = typeof cell === 'number' ? (numberText(cell) ?? String(cell)) : String(cell).trim();
  return text.slice(0, LONGEST_CELL);
}
