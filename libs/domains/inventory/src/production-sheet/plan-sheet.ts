import type { Locale } from '@tributary/kernel';
import { writeWorkbook, type WrittenCell } from '@tributary/sheets';
import type { ProductionOrigin } from '../production/production-plan';
import type { ProductionPlanRow } from '../production/production-plan.repository';

const HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['产品编码', '品名', '库存地编码', '可发日期', '计划数量', '单位', '备注', '已承诺', '已完工', '余量', '待备', '来源'],
  'en-US': ['SKU code', 'Name', 'Location code', 'Ready on', 'Planned', 'Unit', 'Note', 'Promised', 'Produced', 'Free', 'Waiting', 'Origin'],
};
const NAME: Readonly<Record<Locale, string>> = { 'zh-CN': '排产计划', 'en-US': 'Production plans' };
const ORIGINS: Readonly<Record<Locale, Readonly<Record<ProductionOrigin, string>>>> = {
  'zh-CN': { planned: '计划', demand: '需求' },
  'en-US': { planned: 'Planner', demand: 'Demand' },
};
const WIDTHS = [18, 36, 14, 12, 12, 8, 24, 12, 12, 12, 12, 10];

/** The plans as a workbook that can be edited and uploaded again: the first columns are what an upload reads. */
export function planSheet(rows: readonly ProductionPlanRow[], locale: Locale): { readonly name: string; readonly bytes: Buffer } {
  const cells = rows.map((row): WrittenCell[] => [
    row.code, locale === 'en-US' && row.nameEn ? row.nameEn : row.name, row.locationCode, row.readyOn, Number(row.planned), row.unit, row.note,
    Number(row.promised), Number(row.produced), Number(row.free), Number(row.waiting), ORIGINS[locale][row.origin],
  ]);
  const name = NAME[locale];
  return { name: `${name}.xlsx`, bytes: writeWorkbook([{ name, rows: [HEADINGS[locale], ...cells], widths: WIDTHS }]) };
}
