import type { SheetRow } from '../open/sheet-row';
import { isBlankCell } from './cell-kind';
import { headerRowsOf } from './header-rows';

/** Where the parts of a table lie, by row number. */
export interface TableShape {
  /** Empty when there is none. */
  readonly headerRows: readonly number[];
  /** Rows that are not blank. */
  readonly nonemptyRows: number;
  /** Of them, those below the header and above the footer. */
  readonly dataRows: number;
  /** Sums, notes and signatures below the table. */
  readonly footerRows: readonly number[];
}

const TOTAL = /^(合\s*计|总\s*计|小\s*计|累\s*计|本页合计|(grand |sub)?totals?\b|sum\b)/i;
/** Rows at the end that are looked at. */
const TAIL = 12;

/** The parts of a table whose rows are all there. */
export function tableShapeOf(rows: readonly SheetRow[]): TableShape {
  const filled = rows.filter(({ cells }) => !cells.every(isBlankCell));
  const headerRows = headerRowsOf(filled);
  const last = headerRows.at(-1) ?? 0;
  const body = filled.filter(({ rowNo }) => rowNo > last);
  const footerRows = footerOf(body);
  return { headerRows, nonemptyRows: filled.length, dataRows: body.length - footerRows.length, footerRows };
}

function footerOf(body: readonly SheetRow[]): number[] {
  const width = widthOf(body);
  const found: number[] = [];
  for (let at = body.length - 1; at > 0 && body.length - at <= TAIL; at -= 1) {
    const row = body[at] as SheetRow;
    if (!isNote(row, width) && !isTotal(row)) break;
    found.unshift(row.rowNo);
  }
  return found;
}

const filledIn = ({ cells }: SheetRow): number => cells.filter((cell) => !isBlankCell(cell)).length;

function widthOf(body: readonly SheetRow[]): number {
  const widths = body.slice(0, 50).map(filledIn).sort((a, b) => b - a);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

/** One text in a table of several columns. */
function isNote(row: SheetRow, width: number): boolean {
  return width >= 3 && filledIn(row) === 1 && row.cells.some((cell) => typeof cell === 'string' && cell.trim() !== '');
}

export function isTotal({ cells }: SheetRow): boolean {
  const first = cells.find((cell) => !isBlankCell(cell));
  return typeof first === 'string' && TOTAL.test(first.trim());
}
