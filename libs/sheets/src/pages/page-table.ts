import type { AnyNode, Element } from 'domhandler';
import type { CellRange } from '../open/cell-range';
import { seenText } from './seen-text';

/** A row as it stands on the page; `rowNo` counts the table's own rows from 1. */
export interface PageRow {
  readonly rowNo: number;
  readonly cells: readonly string[];
  /** The cells that begin in it and span others. */
  readonly spanning: readonly CellRange[];
  /** All of its cells are headings. */
  readonly isHeading: boolean;
  /** Holds another table: a pager, a form. */
  readonly isFrame: boolean;
}

const MOST_COLUMNS = 200;
const MOST_SPAN = 1000;

interface Reaching {
  readonly text: string;
  left: number;
}

/** The rows of a table itself, without those of tables inside it; cells that span stand in every row and column they cover. */
export function tableRows(table: Element): PageRow[] {
  const reaching: (Reaching | undefined)[] = [];
  const rows = ownRows(table);
  return rows.map((row, index) => {
    const elements = cellsOf(row);
    const { cells, spans } = rowCells(elements, reaching);
    return {
      rowNo: index + 1,
      cells,
      spanning: spans.map(({ rowspan, ...columns }) => ({ firstRow: index + 1, lastRow: Math.min(index + rowspan, rows.length), ...columns })),
      isHeading: elements.length > 0 && elements.every(({ name }) => name === 'th'),
      isFrame: elements.some(holdsTable),
    };
  });
}

interface Span {
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly rowspan: number;
}

function rowCells(elements: readonly Element[], reaching: (Reaching | undefined)[]): { readonly cells: readonly string[]; readonly spans: readonly Span[] } {
  const cells: string[] = [];
  const spans: Span[] = [];
  const takeReaching = (): void => {
    for (let above = reaching[cells.length]; above && above.left > 0; above = reaching[cells.length]) {
      above.left -= 1;
      cells.push(above.text);
    }
  };
  for (const element of elements) {
    takeReaching();
    const text = seenText(element.children).replace(/\n/g, ' ').trim();
    const [firstColumn, rowspan] = [cells.length, spanOf(element, 'rowspan')];
    for (let column = spanOf(element, 'colspan'); column > 0 && cells.length < MOST_COLUMNS; column -= 1) {
      reaching[cells.length] = { text, left: rowspan - 1 };
      cells.push(text);
    }
    if (rowspan > 1 || cells.length - firstColumn > 1) spans.push({ firstColumn, lastColumn: cells.length - 1, rowspan });
  }
  takeReaching();
  return { cells, spans };
}

function spanOf(element: Element, name: string): number {
  const span = Number.parseInt(element.attribs[name] ?? '1', 10);
  return Number.isInteger(span) && span > 0 ? Math.min(span, MOST_SPAN) : 1;
}

const isElement = (node: AnyNode): node is Element => 'attribs' in node;

function ownRows(table: Element): Element[] {
  return table.children.filter(isElement).flatMap((child) => {
    if (child.name === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.name) ? child.children.filter(isElement).filter(({ name }) => name === 'tr') : [];
  });
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th');
}

function holdsTable(cell: Element): boolean {
  const waiting: AnyNode[] = [...cell.children];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isElement(node) && node.name === 'table') return true;
    if ('children' in node) waiting.push(...node.children);
  }
  return false;
}
