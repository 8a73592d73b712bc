import type { LocalDate } from '@tributary/kernel';
import { type Cell, dateText } from '@tributary/sheets/open';

const MONTH = /^(\d{4})\s*[-/.年]?\s*(0?[1-9]|1[0-2])\s*月?$/;

/**
 * The last day on which goods may be used. A month alone means its last day (药品说明书和标签管理规定, article 23, prints expiry
 * as year and month). '' for what is no day: the row is a sale all the same, and the cell stays to be looked at.
 */
export function expiryDay(cell: Exclude<Cell, null>, date1904: boolean): LocalDate | '' {
  const [, year, month] = MONTH.exec(typeof cell === 'string' || typeof cell === 'number' ? String(cell).normalize('NFKC').trim() : '') ?? [];
  if (year && month) return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return dateText(cell, date1904) || '';
}
