import { readFile } from 'node:fs/promises';
import { openFile, type Sheet, sheetsErrors } from '@tributary/sheets/open';
import { cellsLine } from './copy-line';
import type { Sink } from './read-file';
import type { ViewJob, ViewSummary } from './view-job';
import { ViewedMerges } from './viewed-merges';

/** Wider rows than people look at are cut. */
const MOST_COLUMNS = 200;

/** Rows of one sheet as they stand, without a thought about what they mean. Reads no rows beyond those asked for. @throws one of `sheetsErrors` */
export async function viewFile({ view, sheet: wanted, from, to, limits }: ViewJob, sink: Sink): Promise<ViewSummary> {
  const file = await openFile(await readFile(view), limits);
  const sheet = chosen(file.sheets, wanted);
  const merges = await ViewedMerges.of(sheet, { firstRow: from, lastRow: to, firstColumn: 0, lastColumn: MOST_COLUMNS - 1 });
  const more = await sendRows(sheet, { from, to, most: limits.rows, merges }, sink);
  const sheets = file.sheets.map(({ no, name, hidden }) => ({ no, name, hidden }));
  return { mediaType: file.mediaType, sheets, sheet: sheet.no, more, merges: merges.all() };
}

function chosen(sheets: readonly Sheet[], wanted: number): Sheet {
  const sheet = sheets.find(({ no }) => no === wanted) ?? sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  if (!sheet) throw sheetsErrors.unreadable();
  return sheet;
}

interface Wanted {
  readonly from: number;
  readonly to: number;
  readonly most: number;
  readonly merges: ViewedMerges;
}

/** True when there are rows behind the last one. */
async function sendRows(sheet: Sheet, { from, to, most, merges }: Wanted, sink: Sink): Promise<boolean> {
  for await (const portion of sheet.read()) {
    for (const row of portion) merges.pass(row);
    const wanted = portion.filter(({ rowNo }) => rowNo >= from && rowNo <= to);
    if (wanted.length > 0) await sink(wanted.map(({ rowNo, cells }) => cellsLine(sheet.no, rowNo, cells.slice(0, MOST_COLUMNS))).join(''));
    const last = portion.at(-1)?.rowNo ?? 0;
    if (last > to) return true;
    if (last > most) throw sheetsErrors.tooManyRows({ limit: most });
  }
  return false;
}
