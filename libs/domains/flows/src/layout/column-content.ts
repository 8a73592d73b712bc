import { type Cell, dateText, numberText, type SheetRow } from '@tributary/sheets/open';
import { totalKindOf } from '../check/control-totals';
import type { Columns } from '../map/header';
import type { LayoutField } from '../map/layout-mapping';

/** What a column holds for the most part. */
export type Content = 'date' | 'number' | 'code' | 'text';

/** Rows that say what a column holds. */
export const CONTENT_ROWS = 300;
/** Fewer cells than this prove nothing. */
const FEWEST = 5;
const MOST_OF = 0.5;
const LONG_CODE = /^\d{7,}$/;
const CODE = /^(?=.*\d)[\w./-]+$/;

/** How many of a column's cells are what. */
export interface ContentCount {
  readonly filled: number;
  readonly dates: number;
  readonly numbers: number;
  /** Whole numbers of seven digits and more: of quantities there are few. */
  readonly longCodes: number;
  readonly codes: number;
}

/** The cells of a column below its header; rows of totals are none of it. */
export function columnCells(column: number, rows: readonly SheetRow[]): Cell[] {
  return rows.slice(0, CONTENT_ROWS).filter(({ cells }) => !cells.some((cell) => typeof cell === 'string' && totalKindOf(cell))).map(({ cells }) => cells[column] ?? null);
}

export function countContent(cells: readonly Cell[], date1904: boolean): ContentCount {
  const filled = cells.filter((cell) => cell !== null && String(cell).trim() !== '');
  const texts = filled.map((cell) => String(cell).trim());
  return {
    filled: filled.length,
    dates: filled.filter((cell) => Boolean(dateText(cell, date1904))).length,
    numbers: filled.filter((cell) => Boolean(numberText(cell))).length,
    longCodes: texts.filter((text) => LONG_CODE.test(text)).length,
    codes: texts.filter((text) => CODE.test(text)).length,
  };
}

/** What each column that is read holds, where there is enough of it. */
export function contentsOf(columns: Columns, rows: readonly SheetRow[], date1904: boolean): Partial<Record<LayoutField, Content>> {
  const found = Object.entries(columns).map(([field, column]) => [field, contentOf(field as LayoutField, countContent(columnCells(column, rows), date1904))] as const);
  return Object.fromEntries(found.filter(([, content]) => content !== undefined));
}

const NUMBERS: ReadonlySet<LayoutField> = new Set(['quantity', 'price', 'amount']);
/** Of names and codes only what is nearly all of one sort tells something. */
const NAMES: ReadonlySet<LayoutField> = new Set(['productCode', 'productName', 'customer']);
const NEARLY_ALL = 0.8;

/** In the light of what it is read as: a number may be a day, a day may be a number. undefined: too few cells, or it tells nothing. */
export function contentOf(field: LayoutField, count: ContentCount): Content | undefined {
  if (count.filled < FEWEST) return undefined;
  if (NAMES.has(field)) return nameContent(count);
  return field === 'date' || NUMBERS.has(field) ? valueContent(field, count) : undefined;
}

function nameContent({ filled, codes }: ContentCount): Content | undefined {
  if (codes >= filled * NEARLY_ALL) return 'code';
  return codes <= filled * (1 - NEARLY_ALL) ? 'text' : undefined;
}

function valueContent(field: LayoutField, { filled, dates, numbers, longCodes, codes }: ContentCount): Content {
  const most = (count: number): boolean => count > filled * MOST_OF;
  if (field === 'date' && most(dates)) return 'date';
  if (field === 'quantity' && most(longCodes)) return 'code';
  if (NUMBERS.has(field) && most(numbers)) return 'number';
  if (most(dates) && !most(codes)) return 'date';
  return most(codes) ? 'code' : 'text';
}
