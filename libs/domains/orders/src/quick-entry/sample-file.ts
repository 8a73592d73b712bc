import type { Locale } from '@tributary/kernel';
import type { WrittenSheet } from '@tributary/sheets';
import type { OrderUnitWords } from './order-unit-words';
import type { UsualSku } from './usual-sku.repository';

const WORDS = {
  'zh-CN': {
    sheet: '订货单',
    columns: ['物料编码', '本公司货号', '品名', '数量', '单位', '备注'],
    help: '填写说明',
    lines: [
      '“物料编码”“本公司货号”“品名”填一项即可；列的顺序、多余的列、标题行都不影响识别。',
      '“单位”可写该产品的任一单位，也可直接写在数量里，如“12箱”；不写则按销售单位。',
      '数量留空或填 0 的行不计入；同一物料多行自动合并。',
    ],
  },
  'en-US': {
    sheet: 'Order',
    columns: ['Material code', 'Article no', 'Product name', 'Quantity', 'Unit', 'Remark'],
    help: 'How to fill in',
    lines: [
      'One of material code, own article number and name is enough; the order of columns, further columns and titles do not matter.',
      'The unit may be any unit of the product, or stand with the quantity, as in "12 cartons"; without one the sales unit counts.',
      'Rows without a quantity, or with 0, do not count; rows about the same material are merged.',
    ],
  },
} as const;

/** A file to begin with: what this dealer usually orders, as it ordered it last. */
export function sampleSheets(usual: readonly UsualSku[], units: OrderUnitWords, locale: Locale): WrittenSheet[] {
  const { sheet, columns, help, lines } = WORDS[locale];
  const rows = usual.map(({ code, article, name, nameEn, quantity, unit }) => [
    code, article || null, (locale === 'en-US' && nameEn) || name, Number(quantity), units.nameOf(unit, locale), null,
  ]);
  return [
    { name: sheet, rows: [[...columns], ...rows], widths: [20, 16, 40, 10, 8, 24] },
    { name: help, rows: lines.map((line) => [line]), widths: [100] },
  ];
}
