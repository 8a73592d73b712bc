import type { Locale } from '@tributary/kernel';
import { writeWorkbook, type WrittenCell } from '@tributary/sheets';
import type { Shortage } from './shortage.repository';

const HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['编码', '品名', '单位', '待备', '订单数', '经销商数', '最早下单', '现有可用', '生产已承诺', '其中待排产', '最晚产出', '无着落'],
  'en-US': ['Code', 'Name', 'Unit', 'Wanted', 'Orders', 'Dealers', 'Waiting since', 'Free', 'Promised by production', 'Awaiting a planner', 'Last ready on', 'Uncovered'],
};
const NAME: Readonly<Record<Locale, string>> = { 'zh-CN': '缺货一览', 'en-US': 'Shortages' };
const WIDTHS = [16, 36, 8, 12, 8, 8, 20, 12, 14, 12, 12, 12];

/** The list of shortages as a workbook, in the language of the reader. */
export function shortageSheet(rows: readonly Shortage[], locale: Locale): { readonly name: string; readonly bytes: Buffer } {
  const cells = rows.map((row): WrittenCell[] => [
    row.code, locale === 'en-US' && row.nameEn ? row.nameEn : row.name, row.baseUnit, Number(row.wanted), row.orders, row.buyers,
    row.since.toISOString(), Number(row.free), Number(row.promised), Number(row.onDemand), row.lastReadyOn, Number(row.uncovered),
  ]);
  const name = NAME[locale];
  return { name: `${name}.xlsx`, bytes: writeWorkbook([{ name, rows: [HEADINGS[locale], ...cells], widths: WIDTHS }]) };
}
