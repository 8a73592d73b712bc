import type { Cell, SheetRow } from '@tributary/sheets';
import { priceHeader } from './price-columns';
import { readPriceRow } from './price-row';

const rows = (...cells: readonly (readonly Cell[])[]): SheetRow[] => cells.map((row, index) => ({ rowNo: index + 1, cells: row }));

describe('the header of a price workbook', () => {
  it.each([
    [['产品编码', '品名', '单位', '起订数量', '单价', '生效日期']],
    [['SKU code', 'Product', 'Unit', 'From quantity', 'Price', 'Valid from']],
    [[' 物料号 ', null, 'UOM', '满', '单价（元）', '新价自']],
  ])('is found whatever its language: %j', (names) => {
    const header = priceHeader(rows(['2026 年价目表'], [], names));
    expect([header?.rowNo, [...(header?.at ?? [])]]).toEqual([3, [['sku', 0], ['unit', 2], ['fromQuantity', 3], ['price', 4], ['from', 5]]]);
  });

  it('names at least the product and the price, within the first rows', () => {
    expect(priceHeader(rows(['产品编码', '单位']))).toBeUndefined();
    expect(priceHeader(rows(...Array.from({ length: 10 }, () => ['x']), ['产品编码', '单价']))).toBeUndefined();
    expect(priceHeader([])).toBeUndefined();
  });

  it('takes the first of two columns of one name', () => {
    expect(priceHeader(rows(['编码', '单价', '单价']))?.at.get('price')).toBe(1);
  });
});

describe('a row of a price workbook', () => {
  const header = { rowNo: 1, at: new Map([['sku', 0], ['unit', 1], ['fromQuantity', 2], ['price', 3], ['from', 4]] as const) };
  const read = (...cells: Cell[]) => readPriceRow({ rowNo: 7, cells }, header, false, '2026-03-02');
  const refusal = (...cells: Cell[]): string | undefined => {
    const row = read(...cells);
    return 'refusal' in row ? row.refusal.code : undefined;
  };

  it('reads as people write', () => {
    expect(read('ＬＳ-1 ', '箱', 10, 128.5, '2026/4/1')).toEqual({ rowNo: 7, code: 'LS-1', unit: '箱', fromQuantity: '10', price: '128.5', from: '2026-04-01' });
    expect(read(1001, null, null, '¥1,280.00', null)).toEqual({ rowNo: 7, code: '1001', unit: '', fromQuantity: '0', price: '1280', from: '2026-03-02' });
  });

  it.each([
    ['pricing.row-without-code', [null, '箱', 1, 1]],
    ['pricing.row-without-price', ['A', '箱', 1, null]],
    ['pricing.row-price', ['A', '箱', 1, '面议']],
    ['pricing.row-price', ['A', '箱', 1, -1]],
    ['pricing.row-price', ['A', '箱', 1, '1.005']],
    ['pricing.row-price', ['A', '箱', 1, '123456789012345']],
    ['pricing.row-price', ['A', '箱', 1, '9'.repeat(5000)]],
    ['pricing.row-price', ['A', '箱', 1, '1e99']],
    ['pricing.row-price', ['A', '箱', 1, Number.NaN]],
    ['pricing.row-quantity', ['A', '箱', 'ten', 1]],
    ['pricing.row-quantity', ['A', '箱', '0.0001', 1]],
    ['pricing.row-day', ['A', '箱', 1, 1, '3/2/2026']],
    ['pricing.row-day', ['A', '箱', 1, 1, 'soon']],
  ])('is refused as %s: %j', (code, cells) => expect(refusal(...(cells as Cell[]))).toBe(code));

  it('keeps only the beginning of endless texts', () => {
    expect(read('A'.repeat(100_000), '箱', 1, 1)).toMatchObject({ code: 'A'.repeat(60) });
  });
});
