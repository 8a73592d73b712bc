import { compact, decimal, type DomainError, type LocalDate } from '@tributary/kernel';
import { type Cell, dateText, numberText, type SheetRow } from '@tributary/sheets';
import { pricingErrors } from '../pricing.errors';
import type { PriceColumn, PriceHeader } from './price-columns';

/** A row as it reads, before anybody asks whether its product exists. */
export interface PriceRow {
  readonly rowNo: number;
  readonly code: string;
  /** As written; '': the sales unit. */
  readonly unit: string;
  readonly fromQuantity: string;
  readonly price: string;
  readonly from: LocalDate;
}

export interface UnreadableRow {
  readonly rowNo: number;
  readonly code: string;
  readonly refusal: DomainError;
}

const MOST_DIGITS = { price: [14, 2], fromQuantity: [12, 3] } as const;

/** Reads one row below the header; `from`: the day for rows that name none. */
export function readPriceRow({ rowNo, cells }: SheetRow, { at }: PriceHeader, date1904: boolean, from: LocalDate): PriceRow | UnreadableRow {
  const cell = (column: PriceColumn): Cell => cells[at.get(column) ?? -1] ?? null;
  const code = textOf(cell('sku'));
  const refused = (refusal: DomainError): UnreadableRow => ({ rowNo, code, refusal });
  if (code === '') return refused(pricingErrors.rowWithoutCode());
  const price = exact(cell('price'), 'price');
  if (price === '') return refused(pricingErrors.rowWithoutPrice());
  if (price === undefined) return refused(pricingErrors.rowPrice({ value: textOf(cell('price')) }));
  const fromQuantity = exact(cell('fromQuantity'), 'fromQuantity');
  if (fromQuantity === undefined) return refused(pricingErrors.rowQuantity({ value: textOf(cell('fromQuantity')) }));
  const day = dateText(cell('from'), date1904);
  if (day === undefined) return refused(pricingErrors.rowDay({ value: textOf(cell('from')) }));
  return { rowNo, code, unit: textOf(cell('unit')), fromQuantity: fromQuantity || '0', price, from: day || from };
}

/** A number that is not negative and fits; undefined for any other, '' for none. */
function exact(cell: Cell, kind: keyof typeof MOST_DIGITS): string | undefined {
  const text = numberText(cell);
  if (text === undefined || text === '') return text;
  const [whole, decimals] = MOST_DIGITS[kind];
  const value = text.length <= 40 ? decimal(text) : undefined;
  if (!value || value.isNegative() || value.decimalPlaces() > decimals || value.truncated().toFixed().length > whole) return undefined;
  return value.toFixed();
}

const LONGEST = 60;

function textOf(cell: Cell): string {
  const text = cell === null || cell instanceof Date ? '' : String(cell);
  return text.normalize('NFKC').trim().slice(0, LONGEST);
}

/** Codes and unit names are compared without regard to case, dashes and width. */
export const sameText = (a: string, b: string): boolean => compact(a) === compact(b);
