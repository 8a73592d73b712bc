import type { LayoutField, LayoutMapping } from '@tributary/flows';
import type { ChannelDealer, FileLayout } from './channel';

type Titles = Readonly<Record<Exclude<LayoutField, 'customerCode' | 'batchNumber' | 'expiryDate'>, string> & { batchNumber?: string; expiryDate?: string }>;

const GOODS = { batchNumber: '批号', expiryDate: '有效期至' };

const STANDARD: Titles = {
  date: '单据日期', document: '单据号', customer: '客户名称', productCode: '商品编码', productName: '商品名称', specification: '规格', quantity: '数量',
  unit: '单位', price: '单价', amount: '金额',
};
const KINGDEE: Titles = {
  date: '日期', document: '单据编号', customer: '购货单位', productCode: '产品代码', productName: '产品名称', specification: '规格型号', quantity: '实发数量',
  unit: '单位', price: '销售单价', amount: '销售金额',
};

const TITLES: Readonly<Record<FileLayout, Titles>> = { standard: STANDARD, csv: STANDARD, kingdee: KINGDEE };

/** Column titles by meaning, as the sandbox prints them. */
export function titlesOf({ layout, tellsGoods }: Pick<ChannelDealer, 'layout' | 'tellsGoods'>): Titles {
  return { ...TITLES[layout], ...(tellsGoods ? GOODS : {}) };
}

/** The approved layout of a feed. */
export function mappingOf(channel: ChannelDealer): LayoutMapping {
  return { kind: 'sale', columns: titlesOf(channel) };
}
