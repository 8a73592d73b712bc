import { type CellObject, type Range, read, type ParsingOptions, type WorkBook, type WorkSheet } from 'xlsx';
import { sheetsErrors } from '../sheets.errors';
import { asMeant } from '../text/mistaken';
import type { CellRange } from './cell-range';
import type { OpeningLimits } from './file-limits';
import { mergesIn } from './part-merges';
import { type Cell, portions, type Sheet, type SheetRow, type TableFile } from './sheet-row';

/** Chinese Windows, for old workbooks that do not name their code page. */
const CODE_PAGE = 936;
/** No spreadsheet has more; a row is a list up to the last column that a broken file claims. */
const MOST_COLUMNS = 16_384;

/** Workbooks that only SheetJS reads: .xls of every age, .xlsb, and the HTML and XML that programs save under those names. */
export function openBySheetJs(content: Buffer | string, mediaType: string, limits: OpeningLimits): TableFile {
  const book = parse(content, limits);
  // SheetJS keeps one sheet of each name: all that have it would show the last one's rows
  if (book.SheetNames.length === 0 || new Set(book.SheetNames).size < book.SheetNames.length) throw sheetsErrors.workbookBroken();
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index): Sheet => {
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const sheet = book.Sheets[name];
    const merges: Sheet['merges'] = (part) => Promise.resolve(mergesIn(part, (sheet?.['!merges'] ?? []).map(rangeOf)));
    return { no: index + 1, name: isNameless(content) ? NAMELESS : asMeant(name), hidden, date1904, read: () => portions(rowsOf(sheet)), merges };
  });
  return { mediaType, sheets };
}

/** Excel 2 to 4 wrote single sheets without a name. */
const NAMELESS = 'Sheet 1';
const isNameless = (content: Buffer | string): boolean => typeof content !== 'string' && content[0] === 0x09 && (content[1] ?? 8) <= 4;

function parse(content: Buffer | string, limits: OpeningLimits): WorkBook {
  const isText = typeof content === 'string';
  const options: ParsingOptions = {
    type: isText ? 'string' : 'buffer',
    dense: true,
    cellDates: true,
    UTC: true,
    // the words of an HTML table are cells as they stand: our own rules read dates and numbers
    raw: isText,
    codepage: CODE_PAGE,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    sheetRows: limits.rows + 1,
  };
  try {
    return read(content, options);
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw sheetsErrors.passwordProtected();
    throw sheetsErrors.workbookBroken();
  }
}

function* rowsOf(sheet: WorkSheet | undefined): Generator<SheetRow> {
  const rows = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][];
  for (const [index, row] of rows.entries()) {
    if (row && row.length > MOST_COLUMNS) throw sheetsErrors.workbookBroken();
    if (row) yield { rowNo: index + 1, cells: Array.from(row, valueOf) };
  }
}

const rangeOf = ({ s, e }: Range): CellRange => ({ firstRow: s.r + 1, lastRow: e.r + 1, firstColumn: s.c, lastColumn: e.c });

function valueOf(cell: CellObject | undefined): Cell {
  if (!cell || cell.v === undefined) return null;
  if (cell.t === 'e') return cell.w ?? '#N/A';
  return typeof cell.v === 'string' ? asMeant(cell.v) : cell.v;
}
