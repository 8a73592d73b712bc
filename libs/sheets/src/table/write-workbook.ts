import { type CellObject, utils, type WorkSheet, write } from 'xlsx';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A text stays a text, whatever it looks like; null is a blank cell. */
export type WrittenCell = string | number | null;

export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly WrittenCell[])[];
  /** Of the columns, in characters. */
  readonly widths?: readonly number[];
}

const LONGEST_CELL = 32_767;
const LONGEST_NAME = 31;
/** Spreadsheet programs take a cell of this format as text even after somebody edits it. */
const TEXT = '@';

/**
 * An .xlsx for people. Texts are cells of the type and the format "text", so 007 keeps its zeros and `=cmd|…` is never a
 * formula, not even after it was edited.
 */
export function writeWorkbook(sheets: readonly WrittenSheet[]): Buffer {
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, worksheet(sheet), sheetName(sheet.name), true);
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

function worksheet({ rows, widths }: WrittenSheet): WorkSheet {
  const sheet: WorkSheet = { '!data': rows.length > 0 ? rows.map((row) => row.map(cellOf)) : [[]] };
  const columns = Math.max(1, ...rows.map((row) => row.length));
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: columns - 1 } });
  if (widths) sheet['!cols'] = widths.map((wch) => ({ wch }));
  return sheet;
}

function cellOf(value: WrittenCell): CellObject {
  if (value === null) return { t: 'z' };
  return typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: printable(value).slice(0, LONGEST_CELL), z: TEXT };
}

/** XML has no place for control characters. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '');
}

function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, ' ').slice(0, LONGEST_NAME).trim() || 'Sheet';
}
