import { Directive, inject, input, TemplateRef } from '@angular/core';

export interface CellContext<Item> {
  readonly $implicit: Item;
  readonly index: number;
}

/** How one column of a table shows an item: `<ng-template tbCell="total" [tbCellOf]="orders.items()" let-order>`. */
@Directive({ selector: 'ng-template[tbCell]' })
export class Cell<Item> {
  readonly tbCell = input.required<string>();
  /** Only tells the template's type. */
  readonly tbCellOf = input.required<readonly Item[]>();
  readonly template = inject<TemplateRef<CellContext<Item>>>(TemplateRef);

  static ngTemplateContextGuard<Item>(_cell: Cell<Item>, _context: unknown): _context is CellContext<Item> {
    return true;
  }
}
