import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, contentChildren, input } from '@angular/core';
import { Cell } from './cell';

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly align?: 'end';
  readonly width?: string;
  /** Where the cell stands on the card at phone width; default: a line of its own with its label. */
  readonly card?: 'title' | 'aside' | 'wide' | 'hide';
}

/** A table at desktop, one card per row at phone width. */
@Component({
  selector: 'tb-data-table',
  imports: [NgTemplateOutlet],
  templateUrl: './data-table.html',
  styleUrl: './data-table.less',
})
export class DataTable<Item> {
  readonly items = input.required<readonly Item[]>();
  readonly columns = input.required<readonly Column[]>();
  /** What the table is, for those who do not see it. */
  readonly label = input.required<string>();
  readonly keyOf = input<(item: Item, index: number) => unknown>((_, index) => index);
  readonly rowClass = input<(item: Item) => string>(() => '');
  readonly outerCells = input<readonly Cell<Item>[]>([]);

  private readonly innerCells = contentChildren<Cell<Item>>(Cell);
  protected readonly templates = computed(
    () => new Map([...this.outerCells(), ...this.innerCells()].map((cell) => [cell.tbCell(), cell.template])),
  );
}
