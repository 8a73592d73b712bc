import type { OriginalRowDto } from '@tributary/api-client';

/** One line of the grid; blank ones stand where the file has none. */
export interface GridRow {
  readonly rowNumber: number;
  readonly texts: readonly string[];
}

/** More blank lines than that are not shown one by one. */
const MOST_BLANK = 50;

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** The rows with the blank ones between them, as a spreadsheet program shows them. */
export function gridRows(rows: readonly OriginalRowDto[]): GridRow[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    const gap = before ? row.rowNumber - before.rowNumber - 1 : 0;
    const blank = gap > MOST_BLANK ? [] : Array.from({ length: gap }, (_, place): GridRow => ({ rowNumber: row.rowNumber - gap + place, texts: [] }));
    return [...blank, row];
  });
}

/** The letters of as many columns as the widest row has. */
export function gridColumns(rows: readonly GridRow[]): string[] {
  const width = Math.max(1, ...rows.map(({ texts }) => texts.length));
  return Array.from({ length: width }, (_, index) => columnLetters(index));
}
