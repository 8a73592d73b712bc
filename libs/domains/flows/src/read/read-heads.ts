import { type Cell, openFile, type Sheet, type SheetRow } from '@tributary/sheets/open';
import { shown } from './copy-line';
import type { HeadJob, HeadReport, RowsJob, RowsReport, SheetHead } from './head-job';
import { bytesOf } from './read-file';

const MOST_SHEETS = 20;
const MOST_ROWS = 300;
const MOST_COLUMNS = 128;
/** Of all sheets together: what a message carries and a screen shows. */
const MOST_CELLS = 60_000;
const LONGEST_CELL = 200;

/** The first rows of each sheet. @throws one of `sheetsErrors` */
export async function readHeads({ heads, limits }: HeadJob): Promise<HeadReport> {
  const file = await openFile(await bytesOf({ path: heads, limits }), limits);
  const found: SheetHead[] = [];
  let left = MOST_CELLS;
  for (const sheet of file.sheets.slice(0, MOST_SHEETS)) {
    const head = await headOf(sheet, left);
    left -= head.rows.reduce((sum, { cells }) => sum + cells.length, 0);
    found.push(head);
  }
  return { heads: found, mediaType: file.mediaType, bytes: 0 };
}

/** The cells of some rows, as people would see them; without rows that are not there. @throws one of `sheetsErrors` */
export async function readRows({ rowsOf, rows, limits }: RowsJob): Promise<RowsReport> {
  const file = await openFile(await bytesOf({ path: rowsOf, limits }), limits);
  const cells: RowsReport['cells'][number][] = [];
  for (const sheet of file.sheets) {
    const wanted = new Set(rows.flatMap(([no, rowNo]) => (no === sheet.no ? [rowNo] : [])));
    if (wanted.size > 0) cells.push(...(await rowsIn(sheet, wanted)));
  }
  return { cells, mediaType: file.mediaType, bytes: 0 };
}

async function rowsIn(sheet: Sheet, wanted: Set<number>): Promise<RowsReport['cells'][number][]> {
  const found: RowsReport['cells'][number][] = [];
  for await (const portion of sheet.read()) {
    for (const { rowNo, cells } of portion) if (wanted.delete(rowNo)) found.push({ sheet: sheet.no, rowNo, cells: cells.map(shown) });
    if (wanted.size === 0) break;
  }
  return found;
}

async function headOf({ no, name, hidden, date1904, read }: Sheet, mostCells: number): Promise<SheetHead> {
  const rows: SheetRow[] = [];
  let left = mostCells;
  for await (const portion of read()) {
    for (const { rowNo, cells } of portion) {
      const short = cells.slice(0, MOST_COLUMNS).map(shortened);
      left -= short.length;
      if (rows.length >= MOST_ROWS || left < 0) return { no, name, hidden, date1904, rows, cut: true };
      rows.push({ rowNo, cells: short });
    }
  }
  return { no, name, hidden, date1904, rows, cut: false };
}

const shortened = (cell: Cell): Cell => (typeof cell === 'string' && cell.length > LONGEST_CELL ? cell.slice(0, LONGEST_CELL) : cell);
