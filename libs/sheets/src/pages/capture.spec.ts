import { encode } from 'iconv-lite';
import { FILE_LIMITS } from '../open/file-limits';
import { openFile } from '../open/open-file';
import { unpack } from '../unpack/unpack';
import { type CapturedPart, writeCapture } from './capture';
import { HtmlPage } from './html-page';

const HEAD = '<tr><th>日期</th><th>商品</th><th>数量</th></tr>';
const page = (rows: string): Buffer => encode(`<html><body><table><tr><td>菜单<table id="grid">${HEAD}${rows}
  <tr><td colspan=3><table><tr><td>1</td><td><a href="#">2</a></td></tr></table></td></tr></table></td></tr></table></body></html>`, 'gbk');
const table = { selector: '#grid', headers: ['日期', '商品', '数 量'], skip: ['合计'] };
const parts: CapturedPart[] = [
  { name: 'page-001.html', encoding: 'gb18030', table, bytes: page('<tr><td rowspan=2>2026-03-01<td>柴机油<td>1<tr><td>齿轮油<td>2') },
  { name: 'page-002.html', encoding: 'gb18030', table, bytes: page('<tr><td>2026-03-02<td>防冻液<td>3<tr><td>合计<td><td>6') },
  { name: 'export.csv', bytes: Buffer.from('日期,商品,数量\n2026-03-03,刹车油,4\n') },
];

describe('a visit to a web site as one file', () => {
  it('is read as a workbook whose sheets are its pages: the wanted table, without pagers and totals, places as on the page', async () => {
    const file = await openFile(writeCapture(parts), FILE_LIMITS);
    const sheets = [];
    for (const { no, name, read } of file.sheets) for await (const portion of read()) sheets.push([no, name, portion.map(({ rowNo, cells }) => [rowNo, ...cells])]);
    expect(sheets).toEqual([
      [1, 'page-001.html', [[1, '日期', '商品', '数量'], [2, '2026-03-01', '柴机油', '1'], [3, '2026-03-01', '齿轮油', '2']]],
      [2, 'page-002.html', [[1, '日期', '商品', '数量'], [2, '2026-03-02', '防冻液', '3']]],
      [3, 'export.csv/1', [[1, '日期', '商品', '数量'], [2, '2026-03-03', '刹车油', '4']]],
    ]);
  });

  it('holds the bytes as they came, is the same for the same pages, and is no archive to be opened', async () => {
    const capture = writeCapture(parts);
    for (const { bytes } of parts) expect(capture.includes(bytes)).toBe(true);
    expect(writeCapture(parts).equals(capture)).toBe(true);
    expect(await unpack(capture)).toBeUndefined();
  });
});

describe('a page', () => {
  it('has the text that people see', () => {
    expect(new HtmlPage('<head><title>x</title></head><body>共&nbsp;<b>12</b> 条<script>alert(1)</script><p>第二行</body>').text).toBe('共 12 条\n第二行');
  });

  it('may be nested deep, and is refused when it is nested without end', () => {
    const nested = (depth: number): string => `${'<font>'.repeat(depth)}底`;
    expect(new HtmlPage(nested(1900)).text).toBe('底');
    expect(() => new HtmlPage(nested(100_000))).toThrow(expect.objectContaining({ code: 'sheets.unreadable' }));
  });

  it('has no table whose headings changed, and says which selector is none', () => {
    expect(new HtmlPage('<table id="grid"><tr><td>日期<td>品名</table>').table(table)).toBeUndefined();
    expect(() => new HtmlPage('').all('[[')).toThrow(expect.objectContaining({ code: 'sheets.selector-invalid' }));
  });
});
