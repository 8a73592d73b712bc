import { csvRows } from './csv';
import { delimiterOf } from './dialect';

const cells = (text: string, delimiter = ','): unknown[] => [...csvRows(text, delimiter)].map((row) => row.cells);

describe('delimited text', () => {
  it.each([
    ['plain cells', 'a,b\nc,d\n', [['a', 'b'], ['c', 'd']]],
    ['no end of the last line', 'a,b\nc,d', [['a', 'b'], ['c', 'd']]],
    ['CR, LF and CRLF mixed', 'a,b\r\nc,d\re,f\n', [['a', 'b'], ['c', 'd'], ['e', 'f']]],
    ['blank lines, which count', 'a\n\nb', [['a'], [''], ['b']]],
    ['a delimiter and a line end in quotes', '"a,1","b\n2"\nc,d', [['a,1', 'b\n2'], ['c', 'd']]],
    ['doubled quotes', '"say ""hi""",x', [['say "hi"', 'x']]],
    ['quotes inside an unquoted cell', '19" 轮毂,x', [['19" 轮毂', 'x']]],
    ['an undoubled quote inside quotes', '"a "b" c",x', [['a "b" c', 'x']]],
    ['an opening quote that never closes', '"50 桶,1\nb,2', [['"50 桶', '1'], ['b', '2']]],
    ['codes that are formulas of a text', '="0012","=""0013""",="a,b",=1+1\n"=x",="",="y\n', [['0012', '0013', 'a,b', '=1+1'], ['=x', '', '="y']]],
    ['empty cells', ',,\n"",,', [['', '', ''], ['', '', '']]],
  ])('reads %s', (_, text, rows) => {
    expect(cells(text)).toEqual(rows);
  });

  it('reads an escaped quote before the closing one', () => {
    const dialect = { delimiter: ',', quote: '"', backslash: true } as const;
    expect([...csvRows('1,"say \\"hi\\"",2\n', dialect)].map((row) => row.cells)).toEqual([['1', 'say "hi"', '2']]);
  });

  it('numbers records, not lines', () => {
    expect([...csvRows('"a\nb"\nc\n', ',')].map((row) => row.rowNo)).toEqual([1, 2]);
  });
});

describe('separator', () => {
  it.each([
    [',', '日期,数量,金额\n2026-03-01,"1,200",5\n'],
    ['\t', '日期\t商品, 规格\t数量\n2026-03-01\t油, 4L\t2\n'],
    [';', 'date;qty;amount\n2026-03-01;1,5;2,5\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [',', '只有一列\n1\n'],
    ['#', '日期#商品#数量\n2026-03-01#油 4L#2\n2026-03-02#水#3\n'],
    ['\u001f', '日期\u001f商品\n2026-03-01\u001f油, 4L\n'],
    [' ', 't x y\n1 2 3\n2 3 4\n'],
    [',', '老 王 店\n小 李\n合肥 长江 路 店\n'],
  ])('is %j', (delimiter, text) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
});
