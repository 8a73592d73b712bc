import type { Cell } from '@tributary/sheets/open';
import { totalKindOf } from '../check/control-totals';

/** Carries the values of a group down its rows. A blank row or a total ends the group: what follows has no value until it says one. */
export class GroupFiller {
  private readonly columns: readonly number[];
  private held = new Map<number, Cell>();

  /** `columns`: those that are filled in the first row of a group only. */
  constructor(columns: readonly number[]) {
    this.columns = [...columns].sort((a, b) => a - b);
  }

  fill(cells: readonly Cell[]): readonly Cell[] {
    if (this.columns.length === 0) return cells;
    if (endsGroup(cells)) {
      this.held = new Map();
      return cells;
    }
    const filled = [...cells];
    let begun = false;
    for (const column of this.columns) {
      const cell = cells[column] ?? null;
      // a new customer does not keep the code of the one before
      if (!isBlank(cell)) begun = true;
      if (begun) this.held.set(column, cell);
      while (filled.length <= column) filled.push(null);
      filled[column] = this.held.get(column) ?? null;
    }
    return filled;
  }
}

function endsGroup(cells: readonly Cell[]): boolean {
  return cells.every(isBlank) || cells.some((cell) => typeof cell === 'string' && totalKindOf(cell) !== undefined);
}

const isBlank = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '');
