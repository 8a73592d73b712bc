import { encode } from 'iconv-lite';
import { utils, write } from 'xlsx';
import type { SandboxDealer } from '../spec/sandbox-spec';
import type { Cell, Table } from './sales-table';

/** File name within the dealer's sales folder, without the ending that marks a re-send. */
export function salesFileName(dealer: SandboxDealer, date: string, suffix = ''): string {
  return dealer.layout === 'csv' ? `sales-${date.replaceAll('-', '')}${suffix}.csv` : `销售明细-${date}${suffix}.xlsx`;
}

/** The bytes of the table in the dealer's format. */
export function salesFile(dealer: SandboxDealer, table: Table): Buffer {
  return dealer.layout === 'csv' ? csv(table) : workbook(table);
}

function workbook(table: Table): Buffer {
  const sheet = utils.aoa_to_sheet(table.map((row) => [...row]));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '销售明细');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** As Excel saves it on a Chinese Windows: GB18030, CRLF, quotes only where needed. */
function csv(table: Table): Buffer {
  return encode(table.map((row) => row.map(csvCell).join(',') + '\r\n').join(''), 'gb18030');
}

function csvCell(cell: Cell): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
