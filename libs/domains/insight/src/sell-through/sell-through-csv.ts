import type { Locale } from '@tributary/kernel';
import type { SellThroughLine } from './sell-through.repository';

const HEADERS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['日期', '经销商编码', '经销商', '物料编码', '物料', '数量', '单位', '金额'],
  'en-US': ['Date', 'Dealer code', 'Dealer', 'SKU code', 'SKU', 'Quantity', 'Unit', 'Amount'],
};
/** Without it Excel reads Chinese as something else. */
const BYTE_ORDER_MARK = '\ufeff';

/** The lines as a CSV that spreadsheet programs open as it is. */
export function sellThroughCsv(lines: readonly SellThroughLine[], locale: Locale): string {
  const rows = lines.map((line) => [line.date, line.dealerCode, line.dealerName, line.skuCode, line.skuName, line.quantity, line.unit, line.amount]);
  return BYTE_ORDER_MARK + [HEADERS[locale], ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** A text that begins like a formula is made one no spreadsheet computes; numbers are left alone. */
export function csvCell(text: string): string {
  const harmless = /^[=+@\t\r]/.test(text) || (text.startsWith('-') && !/^-\d+(\.\d+)?$/.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
