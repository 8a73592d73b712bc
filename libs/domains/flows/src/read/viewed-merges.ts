import { DomainError } from '@tributary/kernel';
import type { CellRange, Sheet, SheetRow } from '@tributary/sheets/open';
import { shown } from './copy-line';
import type { ViewedMerge } from './view-job';

/** The merged cells of a part that is shown. Rows above it pass by: one that began there says there what it says. */
export class ViewedMerges {
  private readonly texts = new Map<CellRange, string>();

  private constructor(
    private readonly part: CellRange,
    private readonly merges: readonly CellRange[],
    private readonly above: ReadonlyMap<number, readonly CellRange[]>,
  ) {}

  static async of(sheet: Sheet, part: CellRange): Promise<ViewedMerges> {
    const merges = await mergesOf(sheet, part);
    const above = Map.groupBy(merges.filter(({ firstRow }) => firstRow < part.firstRow), ({ firstRow }) => firstRow);
    return new ViewedMerges(part, merges, above);
  }

  pass({ rowNo, cells }: SheetRow): void {
    for (const merge of this.above.get(rowNo) ?? []) this.texts.set(merge, shown(cells[merge.firstColumn] ?? null) ?? '');
  }

  /** Once the rows have passed. */
  all(): ViewedMerge[] {
    const { firstRow, lastRow, lastColumn } = this.part;
    return this.merges.map((merge) => ({
      firstRow: Math.max(merge.firstRow, firstRow),
      lastRow: Math.min(merge.lastRow, lastRow),
      firstColumn: merge.firstColumn,
      lastColumn: Math.min(merge.lastColumn, lastColumn),
      textAbove: merge.firstRow < firstRow ? (this.texts.get(merge) ?? '') : null,
    }));
  }
}

/** A sheet that broke off may have the rows that are wanted, and they are shown. */
async function mergesOf(sheet: Sheet, part: CellRange): Promise<readonly CellRange[]> {
  try {
    return (await sheet.merges?.(part)) ?? [];
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}
