import { decode } from 'iconv-lite';
import { read, utils } from 'xlsx';
import { dailySales } from './daily-sales';
import { salesFile, salesFileName } from './sales-file';
import { sandboxDealer, sandboxProduct, sandboxSpec } from './sandbox-builders';
import { salesTable } from './sales-table';

const DATE = '2026-03-02';
const lines = dailySales(sandboxSpec(), sandboxDealer(), DATE);

const sheetOf = (file: Buffer): unknown[][] => {
  const book = read(file);
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, blankrows: false });
};

describe('salesFile', () => {
  it('prints title, print date, header, lines and total in the standard workbook', () => {
    const dealer = sandboxDealer();
    const sheet = sheetOf(salesFile(dealer, salesTable(dealer, DATE, lines)));
    expect(sheet.slice(0, 3)).toEqual([
      ['南京宁润销售明细表'],
      ['打印日期：2026-03-02'],
      ['单据日期', '单据号', '客户名称', '商品编码', '商品名称', '规格', '数量', '单位', '单价', '金额'],
    ]);
    expect(sheet).toHaveLength(lines.length + 4);
    const total = lines.reduce((sum, line) => sum + line.amount, 0) / 100;
    expect([sheet.at(-1)?.[0], sheet.at(-1)?.[9]]).toEqual(['合计', total]);
  });

  it('prints a subtotal for each customer in the other program’s words', () => {
    const dealer = sandboxDealer({ layout: 'kingdee' });
    const sheet = sheetOf(salesFile(dealer, salesTable(dealer, DATE, lines)));
    const subtotals = sheet.filter((row) => String(row[2]).endsWith('小计'));
    expect(subtotals).toHaveLength(new Set(lines.map((line) => line.customer)).size);
    expect(sheet[4]?.[0]).toBe('2026/03/02');
  });

  it.each(['standard', 'kingdee', 'csv'] as const)('tells batch and expiry behind the other columns where the dealer does, %s', (layout) => {
    const dealer = sandboxDealer({ layout, batches: true });
    const spec = sandboxSpec({ dealers: [dealer], products: [sandboxProduct({ batches: [{ number: '25103102', expiry: '2027-10-30' }] })] });
    const table = salesTable(dealer, DATE, dailySales(spec, dealer, DATE));
    const header = table.findIndex((row) => row.includes('单位'));
    expect([table[header]?.slice(-2), table[header + 1]?.slice(-2)]).toEqual([['批号', '有效期至'], ['25103102', '2027-10-30']]);
    expect(salesTable(sandboxDealer({ layout }), DATE, dailySales(spec, sandboxDealer({ layout }), DATE))[header]?.slice(10)).toEqual([]);
  });

  it('writes the csv in GB18030 with nothing but header and lines', () => {
    const dealer = sandboxDealer({ layout: 'csv' });
    const text = decode(salesFile(dealer, salesTable(dealer, DATE, lines)), 'gb18030');
    const rows = text.trimEnd().split('\r\n');
    expect(rows[0]).toBe('单据日期,单据号,客户名称,商品编码,商品名称,规格,数量,单位,单价,金额');
    expect(rows).toHaveLength(lines.length + 1);
  });

  it('quotes csv cells that would break the line', () => {
    const dealer = sandboxDealer({ layout: 'csv' });
    expect(salesFile(dealer, [['a,b', 'c"d', 1]]).toString()).toBe('"a,b","c""d",1\r\n');
  });

  it('gives the same bytes for the same table', () => {
    const dealer = sandboxDealer();
    const table = salesTable(dealer, DATE, lines);
    expect(salesFile(dealer, table).equals(salesFile(dealer, table))).toBe(true);
  });
});

describe('salesFileName', () => {
  it('carries day and kind of re-send', () => {
    expect(salesFileName(sandboxDealer(), DATE, '-更正')).toBe('销售明细-2026-03-02-更正.xlsx');
    expect(salesFileName(sandboxDealer({ layout: 'csv' }), DATE)).toBe('sales-20260302.csv');
  });
});
