import { withClosedTables } from './closed-table';

describe('a table as it is closed', () => {
  it.each([
    ['a table without ends of cells and rows', '<TABLE><TR><TH>a<TH>b<TR><TD>1<TD>2</TABLE>', '<TABLE><TR><TH>a</th><TH>b</th></tr><TR><TD>1</td><TD>2</td></tr></TABLE>'],
    ['ends of rows alone', '<table><tr><td>1<td>2</tr></table>', '<table><tr><td>1</td><td>2</td></tr></table>'],
    ['a table in a cell', '<table><tr><td><table><tr><td>1</table><td>2</table>', '<table><tr><td><table><tr><td>1</td></tr></table></td><td>2</td></tr></table>'],
    ['a table that is whole', '<table><thead><tr><th>a</th></tr></thead></table>', '<table><thead><tr><th>a</th></tr></thead></table>'],
    ['what is no table', '<!-- <table> --><script>"<table>"</script><p>x</p>', '<!-- <table> --><script>"<table>"</script><p>x</p>'],
    ['names of characters, not of markup', '<p>&yen;3 &deg;C &lt;b&gt; &amp;yen; &zzz;</p>', '<p>¥3 °C &lt;b&gt; &amp;yen; &zzz;</p>'],
    ['numbers of characters', '<p>&#26426;&#x6CB9;&#60;4L&#x3e;</p>', '<p>机油&lt;4L&gt;</p>'],
  ])('%s', (_, html, closed) => {
    expect(withClosedTables(html)).toBe(closed);
  });

  it('is broken when the page ends before it', () => {
    expect(() => withClosedTables('<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr>')).toThrow(expect.objectContaining({ code: 'sheets.workbook-broken' }) as Error);
  });
});
