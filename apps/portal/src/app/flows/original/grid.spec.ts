import { columnLetters, gridColumns, gridRows } from './grid';

describe('the grid of an original sheet', () => {
  it('names columns as spreadsheet programs do', () => expect([0, 25, 26, 51, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA']));

  it('shows blank rows where the file has none, but not thousands of them', () => {
    const numbers = (...rows: number[]) => gridRows(rows.map((rowNumber) => ({ rowNumber, texts: ['x'] }))).map(({ rowNumber }) => rowNumber);
    expect(numbers(2, 4, 5)).toEqual([2, 3, 4, 5]);
    expect(numbers(1, 900)).toEqual([1, 900]);
    expect(numbers()).toEqual([]);
  });

  it('is as wide as its widest row', () => expect(gridColumns([{ rowNumber: 1, texts: ['a'] }, { rowNumber: 2, texts: ['a', 'b', 'c'] }])).toEqual(['A', 'B', 'C']));
});
