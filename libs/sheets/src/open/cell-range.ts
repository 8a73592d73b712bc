/** Cells beside and below each other, all included. Rows count from 1 as `rowNo` does, columns from 0 as cells do. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

export function haveCellsInCommon(one: CellRange, other: CellRange): boolean {
  return one.firstRow <= other.lastRow && other.firstRow <= one.lastRow && one.firstColumn <= other.lastColumn && other.firstColumn <= one.lastColumn;
}

/** More cells than one, all of them where a sheet has any. */
export function isMerge({ firstRow, lastRow, firstColumn, lastColumn }: CellRange): boolean {
  const isPlaced = [firstRow, lastRow, firstColumn, lastColumn].every(Number.isInteger) && firstRow >= 1 && lastRow <= MOST_ROWS && firstColumn >= 0 && lastColumn < MOST_COLUMNS;
  return isPlaced && firstRow <= lastRow && firstColumn <= lastColumn && (firstRow < lastRow || firstColumn < lastColumn);
}
