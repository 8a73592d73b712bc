import type { BookType } from 'xlsx';
import { workbook } from '../testing/sample-files';
import { writeCapture } from '../pages/capture';
import type { CellRange } from './cell-range';
import { FILE_LIMITS } from './file-limits';
import { openFile } from './open-file';
import { PartMerges } from './part-merges';

const ROWS = [['三月流向'], ['客户', '商品', '数量'], ['老王', '柴机油', 2], [null, '齿轮油', 3], [null, '防冻液', 1]];
/** The title, and a customer of three rows. */
const MERGED = ['A1:C1', 'A3:A5'];
const TITLE = { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2 };
const CUSTOMER = { firstRow: 3, lastRow: 5, firstColumn: 0, lastColumn: 0 };
const part = (firstRow: number, lastRow: number): CellRange => ({ firstRow, lastRow, firstColumn: 0, lastColumn: 199 });

async function mergesOf(file: Buffer, area: CellRange): Promise<readonly CellRange[] | undefined> {
  const [sheet] = (await openFile(file, FILE_LIMITS)).sheets;
  return sheet?.merges?.(area);
}

describe('merged cells', () => {
  it.each<BookType>(['xlsx', 'biff8', 'xlsb', 'xlml', 'ods', 'fods', 'html'])('of %s are those that touch a part, whole', async (type) => {
    const file = workbook({ 三月: ROWS, 四月: ROWS }, type, [], MERGED);
    expect(await mergesOf(file, part(1, 5))).toEqual([TITLE, CUSTOMER]);
    expect(await mergesOf(file, part(4, 4))).toEqual([CUSTOMER]);
    expect(await mergesOf(file, { ...part(1, 5), firstColumn: 1 })).toEqual([TITLE]);
    expect(await mergesOf(file, part(6, 99))).toEqual([]);
  });

  it('of a page of a web site are the cells that span others, no further than its table', async () => {
    const html = '<table id="t"><tr><th>客户<th colspan=2>商品</tr><tr><td rowspan=9>老王<td>柴机油<td>2</tr><tr><td>齿轮油<td>3</tr></table>';
    const capture = writeCapture([{ name: 'page.html', bytes: Buffer.from(html), encoding: 'utf-8', table: { selector: '#t' } }]);
    expect(await mergesOf(capture, part(1, 3))).toEqual([
      { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 2 },
      { firstRow: 2, lastRow: 3, firstColumn: 0, lastColumn: 0 },
    ]);
  });

  it('are none where the format has none', async () => expect(await mergesOf(Buffer.from('a,b\n1,2\n'), part(1, 2))).toBeUndefined());
});

describe('the merged cells of a part', () => {
  const collected = (area: CellRange, ...ranges: CellRange[]): readonly CellRange[] => {
    const merges = new PartMerges(area);
    for (const range of ranges) merges.add(range);
    return merges.all;
  };

  it('are no single cells, nothing upside down, and nothing beyond a sheet', () => {
    const wrong: Partial<CellRange>[] = [{ lastRow: 3 }, { firstRow: 6 }, { firstRow: 0 }, { firstRow: 3.5 }, { lastRow: Number.NaN }, { lastRow: 1_048_577 }, { firstColumn: -1 }, { lastColumn: 16_384 }];
    expect(collected(part(1, 9), ...wrong.map((change) => ({ ...CUSTOMER, ...change })))).toEqual([]);
  });

  it('do not overlap: the first counts', () => expect(collected(part(1, 9), CUSTOMER, { ...TITLE, lastRow: 3 }, TITLE)).toEqual([CUSTOMER, TITLE]));

  it('are not more than anybody made, however many there are elsewhere', () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => ({ ...TITLE, firstRow: index + 1, lastRow: index + 1 }));
    expect(collected(part(1, 40_000), ...rows)).toHaveLength(10_000);
    expect(collected(part(39_999, 40_000), ...rows)).toHaveLength(2);
  });
});
