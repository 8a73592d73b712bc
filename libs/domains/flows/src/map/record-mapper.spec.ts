import type { Cell } from '@tributary/sheets/open';
import { DaysByKind } from './day-digest';
import { Dictionary } from './dictionary';
import { findHeader, type Header } from './header';
import { type FlowRecord, RecordMapper } from './record-mapper';

const HEADER = ['日期', '单号', '客户名称', '商品编码', '商品名称', '数量', '单位', '单价', '金额'];
const header = findHeader([{ rowNo: 1, cells: HEADER }], { kind: 'sale' }) as Header;

function mapped(...rows: Cell[][]): { records: FlowRecord[]; dictionary: Dictionary; digests: DaysByKind } {
  const [dictionary, digests] = [new Dictionary(), new DaysByKind()];
  const mapper = new RecordMapper({ header, date1904: false, mapping: { kind: 'sale' }, latest: '2026-03-20' }, dictionary, digests);
  const records = rows.map((cells, index) => mapper.map({ rowNo: index + 2, cells })).filter((record) => record !== undefined);
  return { records, dictionary, digests };
}

const row = (change: Partial<Record<number, Cell>> = {}): Cell[] =>
  ['2026-03-01', 'XS1', '仁爱汽修', 'A1', '柴油机油', '2', '桶', '100', '200.00'].map((cell, index) => (index in change ? (change[index] ?? null) : cell));
const faultOf = (cells: Cell[]): string | undefined => mapped(cells).records[0]?.fault?.code;

describe('row of a dealer’s file', () => {
  it('becomes a record by numbers of the dictionary', () => {
    const { records, dictionary } = mapped(row(), row({ 1: 'XS2', 5: '-1', 8: '-100' }), row({ 6: '箱' }));
    expect(records.map(({ item, customer, quantity, amount, document }) => [item, customer, quantity, amount, document])).toEqual([
      [0, 0, '2', '200.00', 'XS1'],
      [0, 0, '-1', '-100', 'XS2'],
      [1, 0, '2', '200.00', 'XS1'],
    ]);
    expect(dictionary.items).toEqual([{ product: 0, unit: '桶' }, { product: 0, unit: '箱' }]);
  });

  it('takes the amount from price and quantity where there is none, in full', () => {
    expect(mapped(row({ 5: '3', 7: '33.335', 8: '' })).records[0]).toMatchObject({ amount: '100.005', fault: undefined });
    expect(mapped(row({ 7: '', 8: '' })).records[0]).toMatchObject({ amount: '', fault: undefined });
  });

  it('tells goods of one product apart by batch and expiry, where the file does', () => {
    const goods = [...HEADER, '批号', '有效期至'];
    const batches = findHeader([{ rowNo: 1, cells: goods }], { kind: 'sale' }) as Header;
    const read = (batch: Cell, expiry: Cell): { record: FlowRecord | undefined; hash: string | undefined } => {
      const digests = new DaysByKind();
      const record = new RecordMapper({ header: batches, date1904: false, mapping: { kind: 'sale' }, latest: '2026-03-20' }, new Dictionary(), digests).map({ rowNo: 2, cells: [...row(), batch, expiry] });
      return { record, hash: digests.summaries()[0]?.hash };
    };
    expect(read(' 20260101A ', '2027年12月').record).toMatchObject({ batchNumber: '20260101A', expiryDate: '2027-12-31', fault: undefined });
    expect(read('默认', '见包装').record).toMatchObject({ batchNumber: '默认', expiryDate: '', fault: undefined });
    expect(read('A', '2027-12').hash).not.toBe(read('B', '2027-12').hash);
    expect(read(null, null).hash).toBe(mapped(row()).digests.summaries()[0]?.hash);
  });

  it.each([
    ['date-missing', row({ 0: '' })],
    ['date-invalid', row({ 0: '三月一日' })],
    ['date-invalid', row({ 0: '1999-12-31' })],
    ['date-in-future', row({ 0: '2026-03-21' })],
    ['product-missing', row({ 3: '', 4: '' })],
    ['product-missing', row({ 3: '', 4: '#N/A' })],
    ['product-missing', row({ 3: '', 4: '', 5: '柴油机油', 8: '' })],
    ['date-invalid', row({ 0: '补：三月', 5: '2' })],
    ['quantity-missing', row({ 5: '' })],
    ['number-invalid', row({ 5: '两桶' })],
    ['number-invalid', row({ 8: '#REF!' })],
    ['number-too-large', row({ 5: '1000000000' })],
    ['number-too-large', row({ 7: '10000000000000', 8: '' })],
  ])('cannot count: %s', (code, cells) => {
    expect(faultOf(cells)).toBe(`flows.${code}`);
  });

  it.each([
    ['blank', row().map(() => '')],
    ['a repeated header', HEADER],
    ['a signature', ['制单人：张三', '', '审核：李四']],
    ['signatures, one of them under the products', ['制表人：张丽', '', '审核：李四', '', '打印日期：2026-03-02']],
    ['signatures, one of them under the quantities', ['制表人：张丽', '', '', '', '会计：', '审核：']],
    ['a line drawn below the header', HEADER.map((text) => '-'.repeat(text.length * 2))],
    ['a print date', ['2026-03-02', '', '打印', '', '', '']],
    ['a title between groups', ['客户：仁爱汽修']],
  ])('is no data: %s', (_, cells) => {
    expect(mapped(row(), cells).records).toHaveLength(1);
  });
});

describe('control totals', () => {
  const total = (text: string, quantity: string, amount: string): Cell[] => [text, '', '', '', '', quantity, '', '', amount];
  it('that agree leave no trace, returns included', () => {
    const { records } = mapped(row(), row({ 5: '-1', 8: '-100' }), total('小计', '1', '100'), row(), total('小 计：', '2', '200.00'), total('合计', '3', '￥300.00'));
    expect(records.filter(({ fault }) => fault)).toEqual([]);
  });

  it('of a day or a page hold for it alone', () => {
    const { records } = mapped(row(), total('本日合计', '2', '200'), row({ 5: '3', 8: '300' }), total('当日合计：', '3', '300'), total('本日累计', '5', '500'), total('本月累计', '5', '500'));
    expect(records.filter(({ fault }) => fault)).toEqual([]);
  });

  it('that differ say by how much', () => {
    const { records } = mapped(row(), total('合计', '2', '199.99'));
    expect(records[1]?.fault).toMatchObject({ code: 'flows.total-mismatch', params: { column: 'amount', stated: '199.99', computed: '200' } });
  });

  it('hold a group to its own rows only', () => {
    const { records } = mapped(row(), total('仁爱汽修 小计', '2', '200'), row(), total('小计', '4', '400'));
    expect(records.at(-1)?.fault?.params).toMatchObject({ column: 'quantity', stated: '4', computed: '2' });
  });
});

describe('what a day says', () => {
  const hash = (...rows: Cell[][]) => mapped(...rows).digests.summaries();
  it('is the same in any order of rows', () => {
    expect(hash(row(), row({ 1: 'XS2' }))).toEqual(hash(row({ 1: 'XS2' }), row()));
  });

  it('differs by a repeated row, a quantity, a unit, a customer', () => {
    const [base] = hash(row());
    for (const other of [hash(row(), row()), hash(row({ 5: '3' })), hash(row({ 6: '箱' })), hash(row({ 2: '老王' }))]) expect(other[0]?.hash).not.toBe(base?.hash);
  });

  it('counts rows that cannot be posted, as far as their day is known', () => {
    expect(hash(row(), row({ 5: '' }), row({ 0: 'x' })).map(({ date, rows }) => [date, rows])).toEqual([['2026-03-01', 2]]);
  });
});
