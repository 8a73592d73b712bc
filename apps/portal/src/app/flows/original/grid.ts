import type { OriginalMergeDto, OriginalRowDto } from '@tributary/api-client';

/** A cell, or merged cells that are shown as one. */
export interface GridCell {
  readonly text: string;
  readonly firstRow: number;
  readonly lastRow: number;
  /** From 0. */
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** Lines of the grid; blank rows that are not shown are none. */
  readonly rowspan: number;
  readonly colspan: number;
  /** What merged cells say besides the first of them, where that is something else: programs hide it, and it is read all the same. */
  readonly hidden: readonly HiddenText[];
}

export interface HiddenText {
  readonly row: number;
  /** By letters. */
  readonly column: string;
  readonly text: string;
}

/** One line of the grid, with the cells that begin in it. */
export interface GridRow {
  readonly rowNumber: number;
  readonly cells: readonly GridCell[];
}

/** What is shown of a sheet. */
export interface Grid {
  /** The letters of as many columns as its widest row or merged cell has. */
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
}

/** More blank lines than that are not shown one by one. */
const MOST_BLANK = 50;

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** The rows with the blank ones between them and the merged cells as one, as a spreadsheet program shows them. */
export function gridOf(rows: readonly OriginalRowDto[], merges: readonly OriginalMergeDto[]): Grid {
  const lines = linesOf(rows, merges);
  const width = Math.max(1, ...rows.map(({ texts }) => texts.length), ...merges.map(({ lastColumn }) => lastColumn + 1));
  const merged = mergedCells(lines, merges);
  const columns = Array.from({ length: width }, (_, index) => columnLetters(index));
  return { columns, rows: lines.map((line) => ({ rowNumber: line.rowNumber, cells: columns.flatMap((_, column) => cellAt(line, column, merged) ?? []) })) };
}

/** Blank ones stand where the file has none. */
function linesOf(rows: readonly OriginalRowDto[], merges: readonly OriginalMergeDto[]): OriginalRowDto[] {
  const texts = new Map(rows.map((row) => [row.rowNumber, row.texts]));
  const numbers = new Set([...texts.keys(), ...merges.flatMap(({ firstRow, lastRow }) => [firstRow, lastRow])]);
  const known = [...numbers].sort((one, other) => one - other);
  return known.flatMap((rowNumber, index) => {
    const gap = rowNumber - (known[index - 1] ?? rowNumber - 1) - 1;
    const blank = gap > MOST_BLANK ? [] : Array.from({ length: gap }, (_, place): OriginalRowDto => ({ rowNumber: rowNumber - gap + place, texts: [] }));
    return [...blank, { rowNumber, texts: texts.get(rowNumber) ?? [] }];
  });
}

const placeKey = (row: number, column: number): string => `${row}:${column}`;

/** By every place that they cover. */
function mergedCells(lines: readonly OriginalRowDto[], merges: readonly OriginalMergeDto[]): ReadonlyMap<string, GridCell> {
  const cells = new Map<string, GridCell>();
  for (const merge of merges) {
    const own = lines.filter(({ rowNumber }) => rowNumber >= merge.firstRow && rowNumber <= merge.lastRow);
    const cell = mergedCell(merge, own);
    for (const { rowNumber } of own) for (let column = merge.firstColumn; column <= merge.lastColumn; column += 1) cells.set(placeKey(rowNumber, column), cell);
  }
  return cells;
}

function mergedCell({ textAbove, ...range }: OriginalMergeDto, lines: readonly OriginalRowDto[]): GridCell {
  const { firstColumn, lastColumn } = range;
  const text = textAbove ?? lines[0]?.texts[firstColumn] ?? '';
  const hidden = lines.flatMap(({ rowNumber, texts }) =>
    texts.slice(firstColumn, lastColumn + 1).flatMap((other, index): HiddenText[] => (other === '' || other === text ? [] : [{ row: rowNumber, column: columnLetters(firstColumn + index), text: other }])),
  );
  return { text, ...range, rowspan: lines.length, colspan: lastColumn - firstColumn + 1, hidden };
}

/** undefined: merged cells that began before cover the place. */
function cellAt({ rowNumber, texts }: OriginalRowDto, column: number, merged: ReadonlyMap<string, GridCell>): GridCell | undefined {
  const cell = merged.get(placeKey(rowNumber, column));
  if (!cell) return { text: texts[column] ?? '', firstRow: rowNumber, lastRow: rowNumber, firstColumn: column, lastColumn: column, rowspan: 1, colspan: 1, hidden: [] };
  return cell.firstRow === rowNumber && cell.firstColumn === column ? cell : undefined;
}

/** Whether a cell stands in a row, or reaches into it. */
export function isInRow({ firstRow, lastRow }: GridCell, row: number | null | undefined): boolean {
  return typeof row === 'number' && row >= firstRow && row <= lastRow;
}
