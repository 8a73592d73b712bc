import { megabytes } from '../open/file-limits';
import { openFile } from '../open/open-file';
import type { Cell, Sheet, SheetRow } from '../open/sheet-row';
import { sheetsErrors } from '../sheets.errors';
import type { SmallTableLimits } from './small-table-limits';

/** A sheet with something in it; rows and ends of rows that are blank are left out. */
export interface TableSheet {
  /** From 1, hidden sheets counted. */
  readonly no: number;
  readonly name: string;
  /** Day numbers count from 1904 instead of 1900. */
  readonly date1904: boolean;
  readonly rows: readonly SheetRow[];
}

/** Everything visible in a workbook or text that people upload. */
export interface SmallTable {
  readonly mediaType: string;
  readonly sheets: readonly TableSheet[];
}

/** Reads a whole file. Pure; for files of strangers call it in a process of its own (`SmallTableReader`). @throws one of `sheetsErrors` */
export async function readSmallTable(bytes: Buffer, limits: SmallTableLimits): Promise<SmallTable> {
  if (bytes.length > limits.bytes) throw sheetsErrors.fileTooLarge({ name: '', size: megabytes(bytes.length), limit: megabytes(limits.bytes) });
  const { mediaType, sheets } = await openFile(bytes, limits);
  const read: TableSheet[] = [];
  let room = limits.rows;
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const rows = await rowsOf(sheet, room, limits);
    room -= rows.length;
    if (rows.length > 0) read.push({ no: sheet.no, name: sheet.name, date1904: sheet.date1904, rows });
  }
  return { mediaType, sheets: read };
}

async function rowsOf(sheet: Sheet, room: number, limits: SmallTableLimits): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const portion of sheet.read()) {
    for (const { rowNo, cells } of portion) {
      const last = cells.findLastIndex((cell) => !isBlank(cell));
      if (last === -1) continue;
      if (last >= limits.columns) throw sheetsErrors.tooManyColumns({ limit: limits.columns, row: rowNo });
      if (rows.length >= room) throw sheetsErrors.tooManyRows({ limit: limits.rows });
      rows.push({ rowNo, cells: cells.slice(0, last + 1) });
    }
  }
  return rows;
}

const isBlank = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '');
