import type { Cell, TableSheet } from '@tributary/sheets';
import type { AskedRow } from './asked-row';
import { OrderUnitWords } from './order-unit-words';
import { pastedSheet } from './pasted-text';
import { readOrderSheet } from './read-order-sheet';

const words = new OrderUnitWords([
  { code: 'bottle', name: '瓶', nameEn: 'bottle' },
  { code: 'carton', name: '箱', nameEn: 'carton' },
  { code: 'drum', name: '桶', nameEn: 'drum' },
  { code: 'tonne', name: '吨', nameEn: 'tonne' },
]);
const sheet = (rows: readonly (readonly Cell[])[], name = '订单'): TableSheet => ({
  no: 1, name, date1904: false, rows: rows.map((cells, index) => ({ rowNo: index + 1, cells })),
});
const read = (...rows: readonly (readonly Cell[])[]): AskedRow[] => readOrderSheet([sheet(rows)], words);
const line = ({ article, name, quantity, unit }: AskedRow): string[] => [article, name, quantity, unit];
const lines = (rows: readonly AskedRow[]): string[][] => rows.filter(({ skipped }) => skipped === null).map(line);
const kinds = (rows: readonly AskedRow[]): unknown[] => rows.map(({ skipped }) => skipped);
const pasted = (text: string): string[][] => lines(readOrderSheet([pastedSheet(text)], words));

const EXPECTED = [['YH010001-4L', '', '12', '箱'], ['YH010002-18L', '', '3', '桶']];

describe('an order sheet with headings', () => {
  it.each([
    ['in Chinese', [['物料编码', '数量', '单位'], ['YH010001-4L', 12, '箱'], ['YH010002-18L', 3, '桶']]],
    ['in another order, with a number column', [['序号', '单位', '订货数量', '货号'], [1, '箱', 12, 'YH010001-4L'], [2, '桶', 3, 'YH010002-18L']]],
    ['in English', [['Item', 'Qty', 'UOM'], ['YH010001-4L', 12, '箱'], ['YH010002-18L', 3, '桶']]],
    ['below titles', [['某某公司订货单'], ['日期', '2026-03-01'], ['编码', '数量（件）', '单位'], ['YH010001-4L', 12, '箱'], ['YH010002-18L', 3, '桶']]],
    ['with the unit in the cell', [['编码', '数量'], ['YH010001-4L', '12箱'], ['YH010002-18L', '３ 桶']]],
    ['beside stock and price', [['编码', '库存数量', '单价', '订货数量', '单位'], ['YH010001-4L', 500, 88, 12, '箱'], ['YH010002-18L', 7, 99, 3, '桶']]],
  ])('reads %s', (_, rows) => {
    expect(lines(read(...rows))).toEqual(EXPECTED);
  });

  it('takes the unit from the heading of the quantity', () => {
    expect(lines(read(['编码', '数量(箱)'], ['A-1', 2], ['A-2', '3桶']))).toEqual([['A-1', '', '2', '箱'], ['A-2', '', '3', '桶']]);
  });

  it('joins name and specification', () => {
    expect(lines(read(['品名', '规格', '数量'], ['劲力 CI-4 15W-40', '18L', 5]))).toEqual([['', '劲力 CI-4 15W-40 18L', '5', '']]);
  });

  it('keeps every row and says what the others are', () => {
    const rows = read(['订货单'], ['编码', '数量'], ['A-1', 2], ['编码', '数量'], ['A-2', 0], ['合计', 2], ['请于周五前发货，谢谢。']);
    expect(kinds(rows)).toEqual(['title', 'header', null, 'header', 'not-ordered', 'total', 'note']);
    expect(rows.map(({ no, rowNumber }) => [no, rowNumber])).toEqual(rows.map((_, index) => [index + 1, index + 1]));
  });

  it('takes open quantities for mistakes in an order, and for nothing in an order form', () => {
    expect(kinds(read(['编码', '数量'], ['A-1', 2], ['A-2', ''], ['A-3', 1]))).toEqual(['header', null, null, null]);
    expect(kinds(read(['编码', '数量'], ['A-1', 2], ['A-2', ''], ['A-3', ''], ['A-4', '']))).toEqual(['header', null, 'not-ordered', 'not-ordered', 'not-ordered']);
  });

  it('leaves what is no quantity as it stands', () => {
    expect(lines(read(['编码', '数量'], ['A-1', '十二'], ['A-2', '-3'], ['A-3', '1.2.3']))).toEqual([['A-1', '', '十二', ''], ['A-2', '', '-3', ''], ['A-3', '', '1.2.3', '']]);
  });

  it('reads several sheets under their names', () => {
    const rows = readOrderSheet([sheet([['编码', '数量'], ['A-1', 1]], '车用'), sheet([['数量', '编码'], [2, 'A-2']], '工业')], words);
    expect(rows.filter(({ skipped }) => skipped === null).map(({ sheet: name, rowNumber, article, quantity }) => [name, rowNumber, article, quantity])).toEqual([
      ['车用', 2, 'A-1', '1'],
      ['工业', 2, 'A-2', '2'],
    ]);
  });

  it('prefers what a corrected file was read as', () => {
    expect(lines(read(['货号', '数量', '识别编码', '识别数量', '识别单位'], ['我的1', '12', 'YH-1', 10, '箱'], ['我的2', '3', '', '', '']))).toEqual([
      ['YH-1', '', '10', '箱'],
      ['我的2', '', '3', ''],
    ]);
  });
});

describe('an order sheet without headings', () => {
  it.each([
    ['code, quantity, unit', [['YH010001-4L', 12, '箱'], ['YH010002-18L', 3, '桶']]],
    ['quantity, unit, code', [[12, '箱', 'YH010001-4L'], [3, '桶', 'YH010002-18L']]],
    ['a count before', [[1, 'YH010001-4L', 12, '箱'], [2, 'YH010002-18L', 3, '桶'], [3, '合计', 15, '']]],
    ['quantity with unit', [['YH010001-4L', '12箱'], ['YH010002-18L', '3桶']]],
    ['a price behind', [['YH010001-4L', 12, '箱', 1280], ['YH010002-18L', 3, '桶', 2560]]],
  ])('reads %s', (_, rows) => {
    expect(lines(read(...rows))).toEqual(EXPECTED);
  });

  it('tells numeric codes from quantities', () => {
    expect(lines(read([123456, 5], [123457, 12]))).toEqual([['123456', '', '5', ''], ['123457', '', '12', '']]);
    expect(lines(read([5, '000123'], [12, '000124']))).toEqual([['000123', '', '5', ''], ['000124', '', '12', '']]);
  });

  it('reads names', () => {
    expect(lines(read(['劲力柴油机油 CI-4 18L', 5], ['抗磨液压油 46号 200L', 2]))).toEqual([['', '劲力柴油机油 CI-4 18L', '5', ''], ['', '抗磨液压油 46号 200L', '2', '']]);
  });
});

describe('a pasted block', () => {
  it.each([
    ['from Excel', 'YH010001-4L\t12\t箱\nYH010002-18L\t3\t桶\n'],
    ['from WPS, with headings and CRLF', '编码\t数量\t单位\r\nYH010001-4L\t12\t箱\r\nYH010002-18L\t3\t桶\r\n'],
    ['from a message', 'YH010001-4L 12箱\nYH010002-18L 3桶'],
    ['from a numbered message', '1、YH010001-4L  12箱\n2、YH010002-18L：3 桶'],
    ['from a message with the quantity first', '12箱 YH010001-4L\n3 桶 YH010002-18L'],
    ['in full width', 'ＹＨ０１０００１－４Ｌ\t１２\t箱\nYH010002-18L\t３\t桶'],
    ['with commas', 'YH010001-4L,12,箱\nYH010002-18L,3,桶'],
  ])('reads %s', (_, text) => {
    expect(pasted(text).map(([article = '', ...rest]) => [article.normalize('NFKC'), ...rest].map((cell) => cell.normalize('NFKC')))).toEqual(EXPECTED);
  });

  it.each([
    ['YH010001-4L x5', ['YH010001-4L', '', '5', '']],
    ['YH010001-4L*5', ['YH010001-4L', '', '5', '']],
    ['劲力柴油机油 CI-4 15W-40 18L 5桶', ['劲力柴油机油 CI-4 15W-40 18L', '', '5', '桶']],
    ['YH010001-4L', ['YH010001-4L', '', '', '']],
  ])('takes the line %j apart', (text, expected) => {
    expect(pasted(text)).toEqual([expected]);
  });

  it('of a million characters is read at once', () => {
    expect(pasted('箱'.repeat(1_000_000))).toHaveLength(1);
    expect(pasted(`${'1,'.repeat(2000)}\n`.repeat(3)).length).toBeLessThanOrEqual(3);
  });
});
