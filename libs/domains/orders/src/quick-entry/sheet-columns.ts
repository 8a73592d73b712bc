import { numberText } from '@tributary/sheets';
import type { OrderUnitWords } from './order-unit-words';
import { isQuantityWithUnit } from './quantity-text';
import { bracketed, claim, headingKey, SHEET_FIELDS, type SheetField } from './sheet-words';

/** Where each meaning stands, from 0. */
export type SheetColumns = Partial<Readonly<Record<SheetField, number>>>;

export interface SheetHeader {
  readonly columns: SheetColumns;
  /** Of the quantity column, where its heading names one: 数量（箱）. */
  readonly unit: string;
}

/** Reads a row as headings; undefined when it is none: it must name quantity and product, and hold no number. */
export function headerOf(cells: readonly string[], words: OrderUnitWords): SheetHeader | undefined {
  if (cells.some((cell) => cell !== '' && numberText(cell) !== undefined && numberText(cell) !== '')) return undefined;
  const columns = Object.fromEntries(SHEET_FIELDS.map((field) => [field, claimed(field, cells)] as const).filter(([, at]) => at !== undefined)) as SheetColumns;
  if (columns.article === undefined && columns.name === undefined) return undefined;
  if (columns.quantity === undefined && Object.keys(columns).length < 2) return undefined;
  const inBrackets = columns.quantity === undefined ? '' : bracketed(cells[columns.quantity] ?? '');
  return { columns, unit: words.isUnit(inBrackets) ? inBrackets : '' };
}

/** The column whose heading claims it most; the first one of equals. */
function claimed(field: SheetField, cells: readonly string[]): number | undefined {
  let best: { readonly at: number; readonly rank: number } | undefined;
  for (const [at, cell] of cells.entries()) {
    const rank = claim(field, headingKey(cell));
    if (rank !== undefined && (best === undefined || rank < best.rank)) best = { at, rank };
  }
  return best?.at;
}

/** What a column holds, as shares of its cells. */
interface Profile {
  readonly at: number;
  readonly numbers: number;
  readonly withUnit: number;
  readonly units: number;
  readonly codes: number;
  readonly names: number;
  /** Digits of an average number. */
  readonly digits: number;
  /** Counts 1, 2, 3, … */
  readonly counts: boolean;
}

const MOST = 0.6;
const CODE = /^(?=.*\d)[a-z0-9][a-z0-9\-_/.\s]{2,}$/i;

/** Tells the columns apart by what stands in them, for sheets without headings or with one missing. */
export function inferColumns(rows: readonly (readonly string[])[], words: OrderUnitWords, known: SheetColumns = {}): SheetColumns {
  const taken = new Set(Object.values(known));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const free = Array.from({ length: width }, (_, at) => profile(rows, at, words)).filter(({ at, counts }) => !taken.has(at) && !counts);
  const unit = known.unit ?? free.find(({ units }) => units >= MOST)?.at;
  const quantity = known.quantity ?? quantityColumn(free.filter(({ at }) => at !== unit), unit, known.article !== undefined || known.name !== undefined);
  const rest = free.filter(({ at }) => at !== unit && at !== quantity);
  const article = known.article ?? best(rest, ({ codes, numbers, digits }) => Math.max(codes, digits >= 3 ? numbers : 0));
  const name = known.name ?? best(rest.filter(({ at }) => at !== article), ({ names }) => names);
  const found = { ...known, article, name, quantity, unit };
  return Object.fromEntries(Object.entries(found).filter(([, at]) => at !== undefined)) as SheetColumns;
}

/** A column of 12箱 first; of plain numbers the one before the unit, then the one with the fewest digits: codes and prices have more. */
function quantityColumn(free: readonly Profile[], unit: number | undefined, hasProduct: boolean): number | undefined {
  const withUnit = free.find((column) => column.withUnit + column.numbers >= MOST && column.withUnit > 0.3);
  if (withUnit) return withUnit.at;
  const numbers = free.filter((column) => column.numbers >= MOST);
  const beside = numbers.find(({ at }) => unit !== undefined && at === unit - 1);
  const others = free.some((column) => column.numbers < MOST && (column.codes >= MOST || column.names >= MOST));
  if (numbers.length === 1 && !others && !hasProduct) return undefined;
  return (beside ?? [...numbers].sort((a, b) => a.digits - b.digits || a.at - b.at)[0])?.at;
}

function best(columns: readonly Profile[], shareOf: (column: Profile) => number): number | undefined {
  const [first] = [...columns].sort((a, b) => shareOf(b) - shareOf(a) || a.at - b.at);
  return first && shareOf(first) >= MOST ? first.at : undefined;
}

function profile(rows: readonly (readonly string[])[], at: number, words: OrderUnitWords): Profile {
  const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
  const share = (test: (cell: string) => boolean): number => (cells.length === 0 ? 0 : cells.filter(test).length / cells.length);
  const numbers = cells.flatMap((cell) => numberText(cell) || []);
  return {
    at,
    numbers: share((cell) => numberText(cell) !== undefined),
    withUnit: share((cell) => isQuantityWithUnit(cell, words)),
    units: share((cell) => words.isUnit(cell)),
    codes: share((cell) => CODE.test(cell.normalize('NFKC')) && numberText(cell) === undefined && !isQuantityWithUnit(cell, words)),
    names: share((cell) => cell.length >= 3 && /\p{L}/u.test(cell) && !isQuantityWithUnit(cell, words)),
    digits: numbers.reduce((sum, number) => sum + number.replace(/\D/g, '').length, 0) / Math.max(1, numbers.length),
    counts: cells.length > 2 && cells.every((cell, index) => Number(cell) === Number(cells[0]) + index) && Number(cells[0]) <= 1,
  };
}
