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
