import type { OriginalMergeDto, OriginalRowDto } from '@tributary/api-client';
import { columnLetters, gridOf, isInRow } from './grid';

const row = (rowNumber: number, ...texts: string[]): OriginalRowDto => ({ rowNumber, texts });
const merge = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number, textAbove: string | null = null): OriginalMergeDto => ({ firstRow, lastRow, firstColumn, lastColumn, textAbove });
/** Each line as its number and cells, merged ones with their size in rows and columns. */
const linesOf = (rows: OriginalRowDto[], ...merges: OriginalMergeDto[]) =>
  gridOf(rows, merges).rows.map(({ rowNumber, cells }) => [rowNumber, ...cells.map(({ text, rowspan, colspan }) => (rowspan * colspan === 1 ? text : `${text} ${rowspan}×${colspan}`))]);

describe('the grid of an original sheet', () => {
  it('names columns as spreadsheet programs do', () => expect([0, 25, 26, 51, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA']));

  it('shows blank rows where the file has none, but not thousands of them', () => {
    const numbers = (...rows: number[]) => linesOf(rows.map((rowNumber) => row(rowNumber, 'x'))).map(([rowNumber]) => rowNumber);
    expect(numbers(2, 4, 5)).toEqual([2, 3, 4, 5]);
    expect(numbers(1, 900)).toEqual([1, 900]);
    expect(numbers()).toEqual([]);
  });

  it('is as wide as its widest row or merged cell', () => {
    expect(gridOf([row(1, 'a'), row(2, 'a', 'b', 'c')], []).columns).toEqual(['A', 'B', 'C']);
    expect(gridOf([row(1, 'a')], [merge(1, 1, 0, 1)]).columns).toEqual(['A', 'B']);
    expect(gridOf([], []).columns).toEqual(['A']);
  });
});

describe('merged cells in the grid', () => {
  it('are one cell, as wide and as tall as the file says', () => {
    const rows = [row(1, '三月流向'), row(2, '客户', '商品', '数量'), row(3, '老王', '柴机油', '2'), row(4, '', '齿轮油', '3')];
    expect(linesOf(rows, merge(1, 1, 0, 2), merge(3, 4, 0, 0))).toEqual([[1, '三月流向 1×3'], [2, '客户', '商品', '数量'], [3, '老王 2×1', '柴机油', '2'], [4, '齿轮油', '3']]);
  });

  it('that began above say what they say there, be it nothing', () => {
    const rows = [row(8, 'x', '齿轮油'), row(9, '', '防冻液')];
    expect(linesOf(rows, merge(8, 9, 0, 0, '老王'))).toEqual([[8, '老王 2×1', '齿轮油'], [9, '防冻液']]);
    expect(linesOf(rows, merge(8, 8, 0, 0, ''))).toEqual([[8, '', '齿轮油'], [9, '', '防冻液']]);
  });

  it('cover blank rows, of which not thousands are shown', () => {
    expect(linesOf([row(1, '标题'), row(5, 'a')], merge(1, 3, 0, 0), merge(5, 6, 0, 0))).toEqual([[1, '标题 3×1'], [2], [3], [4, ''], [5, 'a 2×1'], [6]]);
    expect(linesOf([row(1, 'a', 'b'), row(180, '', 'c')], merge(1, 180, 0, 0))).toEqual([[1, 'a 2×1', 'b'], [180, 'c']]);
  });

  it('stand in every row that they cover', () => {
    const [cell] = gridOf([row(3, '老王'), row(4, '')], [merge(3, 4, 0, 0)]).rows[0]?.cells ?? [];
    expect([2, 3, 4, 5, null, undefined].map((number) => cell && isInRow(cell, number))).toEqual([false, true, true, false, false, false]);
  });

  it('tell what the cells below them say that programs hide, where it is something else', () => {
    const [cell] = gridOf([row(3, '老王', ''), row(4, '老王', '12')], [merge(3, 4, 0, 1)]).rows[0]?.cells ?? [];
    expect(cell?.hidden).toEqual([{ row: 4, column: 'B', text: '12' }]);
  });
});
