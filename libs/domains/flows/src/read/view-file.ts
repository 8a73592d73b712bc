import { readFile } from 'node:fs/promises';
import { openFile, type Sheet, sheetsErrors } from '@tributary/sheets/open';
import { cellsLine } from './copy-line';
import type { Sink } from './read-file';
import type { ViewJob, ViewSummary } from './view-job';

/** Wider rows than people look at are cut. */
const MOST_COLUMNS = 200;

/** Rows of one sheet as they stand, without a thought about what they mean. Reads no further than asked. @throws one of `sheetsErrors` */
export async function viewFile({ view, sheet: wanted, from, to, limits }: ViewJob, sink: Sink): Promise<ViewSummary> {
  const file = await openFile(await readFile(view), limits);
  const sheet = chosen(file.sheets, wanted);
  const more = await sendRows(sheet, { from, to, most: limits.rows }, sink);
  const sheets = file.sheets.map(({ no, name, hidden }) => ({ no, name, hidden }));
  return { mediaType: file.mediaType, sheets, sheet: sheet.no, more };
}

function chosen(sheets: readonly Sheet[], wanted: number): Sheet {
  const sheet = sheets.find(({ no }) => no === wanted) ?? sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  if (!sheet) throw sheetsErrors.unreadable();
  return sheet;
}

/** True when there are rows behind the last one. */
async function sendRows(sheet: Sheet, { from, to, most }: { readonly from: number; readonly to: number; readonly most: number }, sink: Sink): Promise<boolean> {
  for await (const portion of sheet.read()) {
    const wanted = portion.filter(({ rowNo }) => rowNo >= from && rowNo <= to);
    if (wanted.length > 0) await sink(wanted.map(({ rowNo, cells }) => cellsLine(sheet.no, rowNo, cells.slice(0, MOST_COLUMNS))).join(''));
    const last = portion.at(-1)?.rowNo ?? 0;
    if (last > to) return true;
    if (last > most) throw sheetsErrors.tooManyRows({ limit: most });
  }
  return false;
}
