import { compact } from '@tributary/kernel';

/** What a column of an order sheet can mean. */
export const SHEET_FIELDS = ['article', 'name', 'specification', 'quantity', 'unit', 'ourCode', 'ourQuantity', 'ourUnit'] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

/** Headings of the columns that the corrected file adds; where it comes back, they count before the sheet's own. */
export const OUR_HEADINGS = {
  'zh-CN': { ourCode: '识别编码', ourQuantity: '识别数量', ourUnit: '识别单位' },
  'en-US': { ourCode: 'Read as code', ourQuantity: 'Read as quantity', ourUnit: 'Read as unit' },
} as const;

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/).map(headingKey);

/** Headings in the order of their claim: of 订货数量 and 数量 in one sheet the former is meant. */
const HEADINGS: Readonly<Record<SheetField, readonly string[]>> = {
  article: words(
    '物料编码, 物料代码, 物料编号, 物料号, 物料, 商品编码, 商品代码, 商品编号, 产品编码, 产品代码, 产品编号, 存货编码, 货品编码, 货号, 本公司货号, 料号, 编码, 代码, 编号, 条码, ' +
      'material code, material no, material number, material, sku code, sku, item code, item no, item number, product code, article, article no, article number, part no, part number, code, item',
  ),
  name: words(
    '物料名称, 商品名称, 产品名称, 存货名称, 货品名称, 品名, 名称, 品名规格, 商品, 产品, 货物, 牌号, ' +
      'product name, item name, material name, sku name, description, item description, product, name, grade',
  ),
  specification: words('规格型号, 规格, 包装规格, 包装, 型号, specification, spec, packaging, pack, pack size'),
  quantity: words(
    '订货数量, 订购数量, 订单数量, 采购数量, 要货数量, 需求数量, 下单数量, 订货数, 订货量, 订数, 数量, 件数, 箱数, 桶数, ' +
      'order quantity, order qty, ordered quantity, qty ordered, quantity, qty, amount ordered, cartons, drums',
  ),
  ourCode: words('识别编码, read as code'),
  ourQuantity: words('识别数量, read as quantity'),
  ourUnit: words('识别单位, read as unit'),
  unit: words('订货单位, 计量单位, 单位, uom, unit, unit of measure, units'),
};

const TOTAL = /^(合计|总计|小计|共计|总数|总额|合共|(sub|grand)?total$|sum$)/;
const REMARK = /^(备注|注:|说明|附注|请|谢谢|收货|联系|地址|电话|制单|审核|日期|送货|note|remark|please|thank|comment|deliver)/;

/** The form in which headings are compared: without what stands in brackets, spaces, dots and asterisks. */
export function headingKey(text: string): string {
  return compact(text.normalize('NFKC').replace(/[(【[].*?[)】\]]/g, '')).replace(/[:*#_]/g, '');
}

/** How strongly a heading claims a meaning: 0 is strongest; undefined: not at all. */
export function claim(field: SheetField, heading: string): number | undefined {
  const at = HEADINGS[field].indexOf(heading);
  return at === -1 ? undefined : at;
}

/** What stands in brackets in a heading, as in 数量（箱）. */
export function bracketed(text: string): string {
  return /[(【[](.*?)[)】\]]/.exec(text.normalize('NFKC'))?.[1]?.trim() ?? '';
}

/** Words for totals are short and begin with a letter or a bracket; most cells of a sheet are neither. */
const MAY_BE_TOTAL = /^[^\d-]{1,3}.{0,27}$/su;

export const isTotal = (text: string): boolean => MAY_BE_TOTAL.test(text) && TOTAL.test(headingKey(text));
export const isRemark = (text: string): boolean => REMARK.test(compact(text)) || /[。！？!?；;]/.test(text);
