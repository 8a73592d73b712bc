/** Codes of SKUs of these kinds, in whatever catalogue the sheet is for. */
export interface SheetSkus {
  /** Can be ordered at once; named twice in the sheet. */
  readonly good: string;
  /** Is sold in multiples of more than one. */
  readonly packs: string;
  readonly discontinued: string;
  /** Outside the buyer's catalogue. */
  readonly foreign: string;
  readonly notSupplied: string;
  readonly withoutPrice: string;
  /** Has less than a million in stock. */
  readonly short: string;
  /** The unit of `good`. */
  readonly unit: string;
}

/** A sheet as a dealer would send it, with a title, merged lines, a total, a note, and more than ten kinds of bad rows, one each. */
export function sheetWithFaults(skus: SheetSkus): (string | number)[][] {
  const { good, packs, unit } = skus;
  return [
    ['某某经销商 订货单'],
    ['物料编码', '品名', '数量', '单位', '备注'],
    [good, '', 2, unit, ''],
    [good.toLowerCase().replaceAll('-', ' '), '', '３', unit, '全角数字，与上一行合并'],
    ['NO-SUCH-CODE', '', 1, unit, '查无此货'],
    [skus.foreign, '', 1, unit, '目录外'],
    ['', '', 5, unit, '没有编码'],
    [good, '', '', unit, '没有数量'],
    [good, '', '十二', unit, '数量不是数字'],
    [good, '', -3, unit, '负数'],
    [good, '', 1, '麻袋', '未知单位'],
    [good, '', 1, '吨', '不按此单位销售'],
    [packs, '', 3, unit, '不是整包装'],
    [skus.discontinued, '', 1, unit, '停产'],
    [skus.notSupplied, '', 1, unit, '不供应'],
    [skus.withoutPrice, '', 1, unit, '没有价格'],
    [skus.short, '', 1_000_000, unit, '库存不足'],
    ['合计', '', 99, '', ''],
    ['请于周五前发货，谢谢。'],
  ];
}
