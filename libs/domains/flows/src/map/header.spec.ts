import { findHeader } from './header';
import type { LayoutMapping } from './layout-mapping';

const sale: LayoutMapping = { kind: 'sale' };
const rows = (...texts: string[][]) => texts.map((cells, index) => ({ rowNo: index + 1, cells }));

describe('header', () => {
  it('is found below titles, in the words of dealers’ programs', () => {
    const found = findHeader(rows(['甲公司销售明细'], ['打印日期：2026-03-01', ''], ['日期', '单据编号', '购货单位', '产品代码', '产品名称', '规格型号', '单位', '实发数量', '销售单价', '销售金额']), sale);
    expect(found).toMatchObject({
      rowNo: 3,
      columns: { date: 0, document: 1, customer: 2, productCode: 3, productName: 4, specification: 5, unit: 6, quantity: 7, price: 8, amount: 9 },
    });
  });

  it.each<[string, string[], Record<string, number>]>([
    ['管家婆', ['单据日期', '往来单位全名', '商品编号', '商品全名', '数量'], { date: 0, customer: 1, productCode: 2, productName: 3, quantity: 4 }],
    ['速达', ['出货日期', '客户', '货品编号', '货品名称', '出货数量'], { date: 0, customer: 1, productCode: 2, productName: 3, quantity: 4 }],
    ['T+', ['单据日期', '往来单位', '存货编号', '存货', '数量'], { date: 0, customer: 1, productCode: 2, productName: 3, quantity: 4 }],
    ['SAP', ['交易日期', '客户', '物料编号', '物料描述', '数量'], { date: 0, customer: 1, productCode: 2, productName: 3, quantity: 4 }],
  ])('is found in the words of %s', (_, texts, columns) => {
    expect(findHeader(rows(texts), sale)?.columns).toEqual(columns);
  });

  it('is found in English, whatever the case and width, and with units in brackets', () => {
    expect(findHeader(rows(['Date', 'ITEM', ' Qty ', 'Amount (CNY)']), sale)?.columns).toEqual({ date: 0, productName: 1, quantity: 2, amount: 3 });
    expect(findHeader(rows(['日期', '商品 名称', '数量（桶）', '金额【元】']), sale)?.columns).toEqual({ date: 0, productName: 1, quantity: 2, amount: 3 });
  });

  it('may be of two or three lines, and then the lowest text of each column counts', () => {
    const groups = ['日期', '客户名称', '商品', '', '销售', ''];
    expect(findHeader(rows(['销售流向'], groups, ['', '', '商品编码', '商品名称', '数量', '金额'], ['2026-03-01', '老王', 'YH-1', '油', '1', '10']), sale)).toMatchObject({
      rowNo: 3, texts: ['日期', '客户名称', '商品编码', '商品名称', '数量', '金额'], columns: { date: 0, customer: 1, productCode: 2, productName: 3, quantity: 4, amount: 5 },
    });
    expect(findHeader(rows(['日期', '商品', ''], ['', '', '数量'], ['2026-03-01', '油', '1']), sale)).toBeUndefined();
  });

  it('is none without date, product or quantity', () => {
    expect(findHeader(rows(['日期', '商品名称', '金额']), sale)).toBeUndefined();
    expect(findHeader(rows(['日期', '数量', '金额']), sale)).toBeUndefined();
    expect(findHeader([], sale)).toBeUndefined();
  });

  it('follows the layout where it names columns', () => {
    const mapping: LayoutMapping = { kind: 'sale', columns: { quantity: '实发', date: '开票日' } };
    expect(findHeader(rows(['开票日', '商品名称', '数量', '实发']), mapping)?.columns).toMatchObject({ date: 0, quantity: 3 });
  });

  it('is refused when a column the layout names has gone, also one that is not needed', () => {
    const mapping: LayoutMapping = { kind: 'sale', columns: { amount: '含税金额' } };
    expect(() => findHeader(rows(['日期', '商品名称', '数量', '金额']), mapping)).toThrow('含税金额');
    const quantity: LayoutMapping = { kind: 'sale', columns: { quantity: '实发' } };
    expect(() => findHeader(rows(['日期', '商品名称', '客户名称', '数量']), quantity)).toThrow('实发');
  });

  it('is looked for only where the layout says', () => {
    const table = rows(['日期', '商品名称', '数量'], ['日期', '品名', '数量']);
    expect(findHeader(table, { kind: 'sale', headerRow: 2 })?.rowNo).toBe(2);
  });
});
