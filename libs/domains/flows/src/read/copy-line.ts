import type { FlowRecord } from '../map/record-mapper';
import type { Cell } from '@tributary/sheets/open';

const NULL = '\\N';
const LONGEST_TEXT = 100;
const LONGEST_CELL = 1000;

/** The columns of a record's line, in order; the staging table has the same. */
export const RECORD_COLUMNS = ['sheet', 'row_no', 'entry_date', 'item', 'customer', 'quantity', 'amount', 'document_number', 'batch_number', 'expiry_date', 'code', 'params', 'cells'] as const;
/** What lines have besides, where a file's rows are not all of one kind or not all a record each. */
export const WIDE_COLUMNS = [...RECORD_COLUMNS, 'kind', 'column_no'] as const;
/** The columns of a line of original cells. */
export const CELLS_COLUMNS = ['sheet', 'row_no', 'cells'] as const;

/** One record in PostgreSQL's COPY text format. Only rows that cannot count carry their cells. `wide`: with `WIDE_COLUMNS`. */
export function recordLine(sheet: number, record: FlowRecord, cells: readonly Cell[], wide: boolean): string {
  const { rowNo, date, item, customer, quantity, amount, document, batchNumber, expiryDate, fault } = record;
  const end = wide ? `\t${record.kind}\t${record.column}\n` : '\n';
  const facts = `${sheet}\t${rowNo}\t${date || NULL}\t${item < 0 ? NULL : item}\t${customer < 0 ? NULL : customer}\t${quantity || NULL}\t${amount || NULL}\t${copyText(document.slice(0, LONGEST_TEXT))}\t${copyText(batchNumber.slice(0, LONGEST_TEXT))}\t${expiryDate || NULL}`;
  if (!fault) return `${facts}\t\\N\t\\N\t\\N${end}`;
  return `${facts}\t${fault.code}\t${copyText(JSON.stringify(fault.params))}\t${copyText(cellsJson(cells))}${end}`;
}

export function cellsLine(sheet: number, rowNo: number, cells: readonly Cell[]): string {
  return `${sheet}\t${rowNo}\t${copyText(cellsJson(cells))}\n`;
}

/** The cells as people would see them, as a JSON list of texts and nulls. */
function cellsJson(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map(shown)).replaceAll('\\u0000', '');
}

/** A cell as people would see it. */
export function shown(cell: Cell): string | null {
  if (cell === null || cell === '') return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 19).replace('T', ' ').replace(' 00:00:00', '');
  return String(cell).slice(0, LONGEST_CELL);
}

const SPECIAL = /[\\\t\n\r\0]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };

function copyText(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[\\\t\n\r\0]/g, (char) => ESCAPES[char] ?? '') : text;
}
