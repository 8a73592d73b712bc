import { compact } from '@tributary/kernel';
import type { LayoutField } from './layout-mapping';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s*,\s*/).map(headerKey));

/** The words dealers' programs put above their columns, as far as they mean one thing only. */
export const HEADER_WORDS: Readonly<Record<LayoutField, ReadonlySet<string>>> = {
  date: words(
    '单据日期, 日期, 开单日期, 制单日期, 业务日期, 销售日期, 出库日期, 发货日期, 出货日期, 送货日期, 交易日期, 购货日期, 采购日期, 入库日期, 进货日期, 盘点日期, 库存日期, 记账日期, ' +
      'date, document date, doc date, sales date, sale date, invoice date, posting date, transaction date, delivery date',
  ),
  document: words(
    '单据号, 单据编号, 单据号码, 单号, 订单号, 销售单号, 出库单号, 入库单号, 发票号, 发票号码, 凭证号, ' +
      'document, document no, document number, doc no, invoice no, invoice number, voucher no, order no',
  ),
  customer: words(
    '客户名称, 客户, 客户全称, 购货单位, 购货单位名称, 往来单位, 往来单位名称, 往来单位全名, 购买方名称, 收货单位, 终端名称, 单位名称, ' +
      'customer, customer name, client, sold to, ship to, buyer',
  ),
  customerCode: words('客户编码, 客户编号, 客户代码, 购货单位代码, 往来单位编码, customer code, customer no, customer number, customer id'),
  productCode: words(
    '商品编码, 商品编号, 商品代码, 产品编码, 产品编号, 产品代码, 物料编码, 物料代码, 物料编号, 存货编码, 存货代码, 存货编号, 货品编码, 货品编号, 货品代码, 货号, ' +
      'product code, sku, sku code, item code, item no, item number, material, material code, material no, part no, part number',
  ),
  productName: words(
    '商品名称, 商品, 商品全名, 产品名称, 产品, 物料名称, 存货名称, 存货, 货品名称, 物料描述, 货物名称, 品名, 品名规格, ' +
      'product, product name, item, item name, item description, material description, description, sku name',
  ),
  specification: words('规格, 规格型号, 型号规格, 包装规格, 包装, specification, spec, packaging, pack, pack size'),
  batchNumber: words('批号, 产品批号, 生产批号, 商品批号, 药品批号, 批次号, batch, batch no, batch number, lot, lot no, lot number'),
  expiryDate: words('有效期, 有效期至, 有效期止, 效期, 失效日期, 失效期, 到期日期, 到期日, expiry, expiry date, expiration date, exp date, best before, valid until'),
  quantity: words(
    '数量, 实发数量, 实收数量, 销售数量, 出库数量, 出货数量, 发货数量, 入库数量, 采购数量, 进货数量, 库存数量, 结存数量, 期末数量, 开票数量, quantity, qty, quantity sold, sales qty',
  ),
  unit: words('单位, 计量单位, 销售单位, 基本单位, unit, uom, unit of measure'),
  price: words('单价, 含税单价, 销售单价, 价格, price, unit price'),
  amount: words('金额, 含税金额, 销售金额, 价税合计, 总金额, 采购金额, 库存金额, amount, total amount, line amount, line total, sales amount'),
};

/** The form in which header texts are compared: without what stands in brackets (金额（元）), spaces and dots. */
export function headerKey(text: string): string {
  return compact(text.normalize('NFKC').replace(/[（(【[].*?[)）】\]]/g, '')).replace(/[:*#_]/g, '');
}

const ALL_WORDS: ReadonlySet<string> = new Set(Object.values(HEADER_WORDS).flatMap((words) => [...words]));

/** Whether a text is one of the words above columns. */
export const isWord = (text: string): boolean => ALL_WORDS.has(headerKey(text));
