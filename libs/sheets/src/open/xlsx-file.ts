import { sheetsErrors } from '../sheets.errors';
import { CellSkipper } from '../xlsx/cell-skipper';
import { CellStyles } from '../xlsx/cell-styles';
import { MergedCells } from '../xlsx/merged-cells';
import { readPart, scanPart } from '../xlsx/read-part';
import { SharedTexts } from '../xlsx/shared-texts';
import { type CellContext, SheetCells } from '../xlsx/sheet-cells';
import { workbookParts } from '../xlsx/workbook-parts';
import type { CellRange } from './cell-range';
import { PartMerges } from './part-merges';
import type { Sheet, SheetRow, TableFile } from './sheet-row';
import type { ZipPart, ZipParts } from './zip-guard';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook of Excel 2007 and later; its sheets stream. @throws sheets.workbook-broken, also while reading */
export async function openXlsx(parts: ZipParts): Promise<TableFile> {
  const workbook = await workbookParts(parts);
  let shared: Promise<CellContext> | undefined;
  const context = async (): Promise<CellContext> => {
    const [texts, styles] = [new SharedTexts(), new CellStyles()];
    if (workbook.texts) await readPart(parts, workbook.texts, texts);
    if (workbook.styles) await readPart(parts, workbook.styles, styles);
    return { texts, styles, date1904: workbook.date1904 };
  };
  const sheets = workbook.sheets.map(({ no, name, hidden, part }): Sheet => {
    const read = (): AsyncIterable<readonly SheetRow[]> => rowsOf(parts, part, (shared ??= context()));
    return { no, name, hidden, date1904: workbook.date1904, read, merges: (area) => mergesOf(parts, part, area) };
  });
  return { mediaType: MEDIA_TYPE, sheets };
}

async function* rowsOf(parts: ZipParts, part: ZipPart | undefined, context: Promise<CellContext>): AsyncGenerator<readonly SheetRow[]> {
  if (!part) throw sheetsErrors.workbookBroken();
  for await (const cells of scanPart(parts, part, new SheetCells(await context))) {
    const rows = cells.take();
    if (rows.length > 0) yield rows;
  }
}

async function mergesOf(parts: ZipParts, part: ZipPart | undefined, area: CellRange): Promise<readonly CellRange[]> {
  if (!part) throw sheetsErrors.workbookBroken();
  const merges = new PartMerges(area);
  const handler = new MergedCells(merges);
  await readPart(parts, part, handler, new CellSkipper(handler));
  return merges.all;
}
