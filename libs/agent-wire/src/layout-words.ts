/** What a column of a batch can mean, and what it is called there: words that every reader of dealers' files knows. */
export const FIELD_WORDS = {
  date: '单据日期',
  document: '单据号',
  customer: '客户名称',
  customerCode: '客户编码',
  productCode: '商品编码',
  productName: '商品名称',
  specification: '规格',
  batchNumber: '批号',
  expiryDate: '有效期至',
  quantity: '数量',
  unit: '单位',
  price: '单价',
  amount: '金额',
} as const;

export type BatchField = keyof typeof FIELD_WORDS;
export const BATCH_FIELDS = Object.keys(FIELD_WORDS) as readonly BatchField[];
/** Without these a row means nothing; a product needs its code or its name. */
export const NEEDED_FIELDS: readonly BatchField[] = ['date', 'quantity'];
