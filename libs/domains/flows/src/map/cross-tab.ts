import { decimal, type DomainError } from '@tributary/kernel';
import { type Cell, numberText } from '@tributary/sheets/open';
import { ControlTotals, totalKindOf } from '../check/control-totals';
import { rowFaults } from '../flows.faults';
import { type Header, textOf, type TurnedColumns } from './header';

/** A cell of a cross-tab that records something. */
export interface TurnedCell {
  /** From 1. */
  readonly column: number;
  /** The day, product or customer above it. */
  readonly value: string;
  readonly quantity: Cell;
}

/** Turns the rows of a cross-tab into cells, and holds its sums below and beside against them. */
export class CrossTab {
  private readonly totals = new Map<number, ControlTotals>();
  private readonly across: TurnedColumns;
  private readonly fixed: readonly number[];

  constructor(private readonly header: Header & { readonly turned: TurnedColumns }) {
    this.across = header.turned;
    const turned = new Set([...this.across.columns.map(({ index }) => index), this.across.total]);
    this.fixed = header.texts.flatMap((_, index) => (turned.has(index) ? [] : [index]));
  }

  /** Blank cells and zeros record nothing; neither do sums and repeated headers. `fault`: a sum that is wrong. */
  read(cells: readonly Cell[]): { readonly cells: readonly TurnedCell[]; readonly fault?: DomainError } {
    const kind = this.fixed.map((index) => cells[index]).map((cell) => (typeof cell === 'string' ? totalKindOf(cell) : undefined)).find((found) => found !== undefined);
    if (kind) return withFault([], this.sumsBelow(kind, cells));
    const first = this.fixed.find((index) => textOf(cells[index]) !== '');
    if (first !== undefined && textOf(cells[first]) === this.header.texts[first]) return { cells: [] };
    const filled = this.across.columns.flatMap(({ index, value }): TurnedCell[] => (isNothing(cells[index]) ? [] : [{ column: index + 1, value, quantity: cells[index] ?? null }]));
    for (const { column, quantity } of filled) this.totalsOf(column).add(numberText(quantity) ?? '', '');
    return withFault(filled, this.sumBeside(filled, cells));
  }

  private totalsOf(column: number): ControlTotals {
    let totals = this.totals.get(column);
    if (!totals) this.totals.set(column, (totals = new ControlTotals()));
    return totals;
  }

  private sumsBelow(kind: 'group' | 'all', cells: readonly Cell[]): DomainError | undefined {
    let fault: DomainError | undefined;
    for (const { index } of this.across.columns) fault = this.totalsOf(index + 1).check(kind, numberText(cells[index]), '', this.header.texts[index]) ?? fault;
    return fault;
  }

  private sumBeside(filled: readonly TurnedCell[], cells: readonly Cell[]): DomainError | undefined {
    const { total } = this.across;
    const stated = total === undefined ? undefined : numberText(cells[total]);
    if (!stated) return undefined;
    const computed = filled.reduce((sum, { quantity }) => sum.plus(numberText(quantity) || '0'), decimal('0'));
    return computed.eq(stated) ? undefined : rowFaults.totalMismatch({ column: this.header.texts[total ?? -1] ?? '', stated, computed: computed.toFixed() });
  }
}

function withFault(cells: readonly TurnedCell[], fault: DomainError | undefined): { readonly cells: readonly TurnedCell[]; readonly fault?: DomainError } {
  return fault ? { cells, fault } : { cells };
}

function isNothing(cell: Cell | undefined): boolean {
  const text = numberText(cell);
  return text === '' || (text !== undefined && Number(text) === 0);
}
