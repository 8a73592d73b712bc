import type { SheetRow } from '../open/sheet-row';
import { isBlankCell, isEmptyCell, kindOf } from './cell-kind';
import { headerRowsOf } from './header-rows';

/** Where the parts of a table lie, by row number. */
export interface TableShape {
  /** Empty when there is none. */
  readonly headerRows: readonly number[];
  /** Rows with anything in them, be it spaces. */
  readonly nonemptyRows: number;
  /** Of them, those below the header and above the footer; a repeated header counts. */
  readonly dataRows: number;
  /** Sums below the table, which are no data but control totals. */
  readonly totalRows: readonly number[];
  /** Notes and signatures below the table. */
  readonly noteRows: readonly number[];
}

/** 本日合计, 当月累计, 本页小计: of a part. */
const TOTAL = /^((?:[本当][页日周旬月季年期班单])?(合\s*计|总\s*计|小\s*计|累\s*计)|(grand |sub)?totals?\b|sum\b)/i;
/** Rows at the end that are looked at. */
const TAIL = 12;

/** The parts of a table whose rows are all there. */
export function tableShapeOf(rows: readonly SheetRow[]): TableShape {
  const filled = rows.filter(({ cells }) => !cells.every(isEmptyCell));
  const headerRows = headerRowsOf(filled);
  const last = headerRows.at(-1) ?? 0;
  const body = filled.filter(({ rowNo }) => rowNo > last);
  const { totalRows, noteRows } = footerOf(body);
  return { headerRows, nonemptyRows: filled.length, dataRows: body.length - totalRows.length - noteRows.length, totalRows, noteRows };
}

function footerOf(body: readonly SheetRow[]): Pick<TableShape, 'totalRows' | 'noteRows'> {
  const [totalRows, noteRows]: [number[], number[]] = [[], []];
  const table = edgesOf(body);
  for (let at = body.length - 1; at > 0 && body.length - at <= TAIL; at -= 1) {
    const row = body[at] as SheetRow;
    if (isTotal(row)) totalRows.unshift(row.rowNo);
    else if (isNote(row, table)) noteRows.unshift(row.rowNo);
    else break;
  }
  return { totalRows, noteRows };
}

interface Edges {
  /** How many cells most rows have. */
  readonly width: number;
  /** The first column that most rows fill. */
  readonly left: number;
}

const filledIn = ({ cells }: SheetRow): number => cells.filter((cell) => !isBlankCell(cell)).length;
const leftOf = ({ cells }: SheetRow): number => cells.findIndex((cell) => !isBlankCell(cell));
const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function edgesOf(body: readonly SheetRow[]): Edges {
  const head = body.slice(0, 50);
  return { width: middle(head.map(filledIn)), left: middle(head.map(leftOf)) };
}

/**
 * One text, where the rows of a table of several columns begin; of two columns only what names something, such as a signature.
 * Several signatures in a row leave cells between them.
 */
function isNote(row: SheetRow, { width, left }: Edges): boolean {
  const at = leftOf(row);
  if (width < 2 || at > left || kindOf(row.cells[at]) !== 'text') return false;
  const names = /[:：]/.test(String(row.cells[at]));
  return filledIn(row) === 1 ? width >= 3 || names : names && isSigned(row) && filledIn(row) < width;
}

/** A name and its colon, and more of them. */
const isSigned = ({ cells }: SheetRow): boolean => cells.filter((cell) => typeof cell === 'string' && /^\D{1,10}[:：]/.test(cell.trim())).length >= 2;

export function isTotal({ cells }: SheetRow): boolean {
  const first = cells.find((cell) => !isBlankCell(cell));
  return typeof first === 'string' && TOTAL.test(first.trim());
}
