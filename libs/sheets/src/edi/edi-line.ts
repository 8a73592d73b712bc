import type { RowSubject } from '../open/sheet-row';

/** One line of a report, in the order of `EDI_HEADER`; texts as the report has them, '' for what it does not say. */
export interface EdiLine {
  /** The segment that tells the quantity, from 1: the row of the line. */
  readonly rowNo: number;
  /** undefined: a quantity of which we do not know what it counts. */
  readonly subject: RowSubject | undefined;
  readonly date: string;
  readonly document: string;
  readonly customerCode: string;
  readonly customer: string;
  readonly productCode: string;
  readonly product: string;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly amount: string;
  readonly batchNumber: string;
  readonly expiry: string;
}

export const EDI_HEADER = ['日期', '单据号', '客户编码', '客户名称', '商品编码', '商品名称', '数量', '单位', '单价', '金额', '批号', '有效期'] as const;

/** Codes of X12 (element 355) and UN/ECE recommendation 20 for units that our companies have; others stay as they are. */
const UNITS: Readonly<Record<string, string>> = {
  CA: '箱', CT: '箱', CS: '箱', BO: '瓶', BT: '瓶', DR: '桶', LT: '升', LTR: '升', KG: '千克', KGM: '千克', TNE: '吨', MT: '吨',
};

export const unitOf = (code: string): string => UNITS[code] ?? code;

/** A quantity that comes back is negative, whatever sign it is written with. */
export const negative = (quantity: string): string => (quantity === '' || quantity.startsWith('-') || Number(quantity) === 0 ? quantity : `-${quantity}`);

/** CCYYMMDD or YYMMDD, perhaps with a time behind it, as a day. */
export function ediDay(text: string): string {
  const [, century = '20', year, month, day] = /^(?:(\d{2})(?=\d{6}))?(\d{2})(\d{2})(\d{2})/.exec(text) ?? [];
  return year ? `${century}${year}-${month}-${day}` : text;
}
