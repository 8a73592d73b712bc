import { utils, write } from 'xlsx';
import { FILE_LIMITS } from './file-limits';
import { openFile } from './open-file';
import type { SheetRow } from './sheet-row';

const VALUE = 1234.5;

/** A binary workbook of one cell that says it stands in this column. */
function placedIn(column: number): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([[VALUE]]), 'S');
  const bytes = write(book, { type: 'buffer', bookType: 'xlsb', compression: false }) as Buffer;
  const number = Buffer.alloc(8);
  number.writeDoubleLE(VALUE);
  // before the number stand the column and the format, four bytes each
  bytes.writeUInt32LE(column, bytes.indexOf(number) - 8);
  return bytes;
}

async function rowsOf(bytes: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for (const sheet of (await openFile(bytes, FILE_LIMITS)).sheets) for await (const portion of sheet.read()) rows.push(...portion);
  return rows;
}

describe('a cell of a binary workbook', () => {
  it('stands in any column that a spreadsheet has', async () => {
    expect((await rowsOf(placedIn(16_383)))[0]?.cells.at(16_383)).toBe(VALUE);
  });

  it.each([16_384, 92_930_048, 2_147_483_650])('breaks the workbook in column %i', async (column) => {
    await expect(rowsOf(placedIn(column))).rejects.toMatchObject({ code: 'sheets.workbook-broken' });
  });
});

describe('a workbook of which a part is lost', () => {
  const book = utils.book_new();
  for (const name of ['甲', '乙']) utils.book_append_sheet(book, utils.aoa_to_sheet([['日期', '数量'], ...Array.from({ length: 40 }, (_, index) => [name, index])]), name);
  const inForm = (bookType: 'xlml' | 'sylk' | 'dif' | 'dbf' | 'biff5'): Buffer => write(book, { type: 'buffer', bookType }) as Buffer;

  it.each(['xlml', 'sylk', 'dif', 'dbf'] as const)('is read when all of it is there, and broken without its last quarter: %s', async (form) => {
    const bytes = inForm(form);
    expect((await rowsOf(bytes)).length).toBeGreaterThan(0);
    await expect(rowsOf(bytes.subarray(0, (bytes.length * 3) >> 2))).rejects.toMatchObject({ code: 'sheets.workbook-broken' });
  });

  it('is broken when two sheets have one name, for they would have the rows of one', async () => {
    await expect(rowsOf(inForm('biff5'))).rejects.toMatchObject({ code: 'sheets.workbook-broken' });
  });

  it('is broken when it has no sheet', async () => {
    await expect(rowsOf(Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'))).rejects.toMatchObject({ code: 'sheets.workbook-broken' });
  });
});
