import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { tableShapeOf } from '../shape/table-shape';
import { unpack } from '../unpack/unpack';
import { FILE_LIMITS } from './file-limits';
import { openFile } from './open-file';
import type { Sheet, SheetRow } from './sheet-row';

const FOLDER = path.resolve('libs/sheets/fixtures');
const filesOf = (kind: string): string[] => readdirSync(path.join(FOLDER, kind)).sort();
const HEADER = ['日期', '客户名称', '商品', '数量'];
const ROWS = [['2026-03-01', '合肥老王汽修', '柴油机油 18L', '2'], ['2026-03-02', '芜湖小李, 油品', '齿轮油 4L', '12'], ['2026-03-03', '安庆养护中心', '防冻液 10kg', '1']];

async function tableOf(kind: string, file: string): Promise<{ header: string[]; rows: string[][] }> {
  const bytes = readFileSync(path.join(FOLDER, kind, file));
  const table = (await unpack(bytes, undefined, file))?.members[0]?.bytes ?? bytes;
  const [sheet] = (await openFile(table, FILE_LIMITS)).sheets.filter(({ hidden }) => !hidden);
  const rows: SheetRow[] = [];
  for await (const portion of (sheet as Sheet).read()) rows.push(...portion);
  const { headerRows, dataRows } = tableShapeOf(rows);
  const texts = rows.map(({ rowNo, cells }) => ({ rowNo, cells: cells.map((cell) => String(cell ?? '')) }));
  const filled = texts.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const last = headerRows.at(-1) ?? 0;
  return { header: texts.find(({ rowNo }) => rowNo === last)?.cells ?? [], rows: filled.filter(({ rowNo }) => rowNo > last).slice(0, dataRows).map(({ cells }) => cells) };
}

describe('one table in every container and text', () => {
  it.each(filesOf('ok'))('%s', async (file) => {
    expect(await tableOf('ok', file)).toEqual({ header: HEADER, rows: ROWS });
  });
});

describe('a file that is refused for the reason it is named after', () => {
  it.each(filesOf('not-ok'))('%s', async (file) => {
    await expect(tableOf('not-ok', file)).rejects.toMatchObject({ code: `sheets.${file.slice(0, file.indexOf('.'))}` });
  });
});
