import { compact } from '@tributary/kernel';
import type { Cell, SheetRow } from '@tributary/sheets';

export const PRICE_COLUMNS = ['sku', 'unit', 'fromQuantity', 'price', 'from'] as const;
export type PriceColumn = (typeof PRICE_COLUMNS)[number];

/** What people call the columns; the first ones are those of our own workbooks. */
const NAMES: Readonly<Record<PriceColumn, readonly string[]>> = {
  sku: ['产品编码', 'SKU code', '物料编码', '物料号', '编码', '产品代码', 'SKU', 'code', 'material', 'item'],
  unit: ['单位', 'unit', '计价单位', 'uom'],
  fromQuantity: ['起订数量', 'from quantity', '数量满', '满', '起订量', '起始数量', 'quantity from', 'minimum quantity'],
  price: ['单价', 'price', '新价', '价格', '单价(元)', '含税单价', 'unit price', 'new price'],
  from: ['生效日期', 'valid from', '新价自', '起始日期', '生效日', 'from', 'from date'],
};

/** Where the columns stand in a sheet whose header row was found. */
export interface PriceHeader {
  readonly rowNo: number;
  readonly at: ReadonlyMap<PriceColumn, number>;
}

/** How many rows may stand above the header: titles, remarks. */
const ROWS_ABOVE = 10;

/** The first row that names at least the product and the price; undefined where none does. */
export function priceHeader(rows: readonly SheetRow[]): PriceHeader | undefined {
  for (const { rowNo, cells } of rows.slice(0, ROWS_ABOVE)) {
    const at = new Map<PriceColumn, number>();
    cells.forEach((cell, index) => {
      const column = columnOf(cell);
      if (column && !at.has(column)) at.set(column, index);
    });
    if (at.has('sku') && at.has('price')) return { rowNo, at };
  }
  return undefined;
}

function columnOf(cell: Cell): PriceColumn | undefined {
  if (typeof cell !== 'string') return undefined;
  const name = compact(cell);
  return PRICE_COLUMNS.find((column) => NAMES[column].some((known) => compact(known) === name));
}
