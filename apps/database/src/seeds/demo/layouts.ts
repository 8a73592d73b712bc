import type { LayoutField, LayoutMapping } from '@tributary/flows';
import type { FileLayout } from './channel';

type Titles = Readonly<Record<Exclude<LayoutField, 'customerCode' | 'batchNumber' | 'expiryDate'>, string>>;

const STANDARD: Titles = {
  date: '单据日期', document: '单据号', customer: '客户名称', productCode: '商品编码', productName: '商品名称', specification: '规格', quantity: '数量',
  unit: '单位', price: '单价', amount: '金额',
};
const KINGDEE: Titles = {
  date: '日期', document: '单据编号', customer: '购货单位', productCode: '产品代码', productName: '产品名称', specification: '规格型号', quantity: '实发数量',
  unit: '单位', price: '销售单价', amount: '销售金额',
};

/** Column titles by meaning, as the sandbox prints them. */
export function titlesOf(layout: FileLayout): Titles {
  return layout === 'kingdee' ? KINGDEE : STANDARD;
}

/** The approved layout of a feed. */
export function mappingOf(layout: FileLayout): LayoutMapping {
  return { kind: 'sale', columns: titlesOf(layout) };
}
