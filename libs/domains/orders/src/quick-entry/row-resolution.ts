import type { Finding, FoundBy, FoundSkus, KnownSku } from '@tributary/catalogue';
import { compact, decimal, type DomainError } from '@tributary/kernel';
import { numberText } from '@tributary/sheets';
import { ordersErrors } from '../orders.errors';
import type { EntryRow } from './asked-row';
import { orderSheetErrors } from './order-sheet.errors';
import type { OrderUnitWords } from './order-unit-words';

/** A row and what it means, as far as it can be understood. */
export interface ResolvedRow {
  readonly row: EntryRow;
  readonly sku: KnownSku | null;
  readonly by: FoundBy | 'person' | null;
  /** Of several SKUs that the text may mean. */
  readonly choice: readonly KnownSku[];
  /** Plain decimal; null: not understood. */
  readonly quantity: string | null;
  /** Code of a unit of the SKU; null: not understood. */
  readonly unit: string | null;
  readonly refusals: readonly DomainError[];
}

/** More digits than any order has, and than the database keeps. */
const QUANTITY = /^\d{1,12}(\.\d{1,3})?$/;

/** The keys that a row may be found by: what stands where a code belongs, then the name, alone and with the other. */
function keysOf({ article, name }: Pick<EntryRow, 'article' | 'name'>): string[] {
  return [...new Set([compact(article), compact(name)])].filter((key) => key !== '');
}

/** What a row means, as far as the catalogue and the units say it. */
export function resolveRow(row: EntryRow, found: FoundSkus, words: OrderUnitWords): ResolvedRow {
  const product = productOf(row, found);
  const number = quantityOf(row);
  const sku = product.sku;
  const unit = sku ? words.unitOf(row.unit, sku) : undefined;
  const refusals = [...product.refusals, ...number.refusals, ...(sku && unit === undefined ? [unitRefusal(row, sku, words)] : [])];
  return { row, sku, by: product.by, choice: product.choice, quantity: number.quantity, unit: unit ?? null, refusals };
}

type Product = Pick<ResolvedRow, 'sku' | 'by' | 'choice' | 'refusals'>;

function productOf(row: EntryRow, found: FoundSkus): Product {
  const nothing = { sku: null, by: null, choice: [] };
  const written = row.article || row.name;
  if (row.skuId !== null) {
    const sku = found.byId(row.skuId);
    return sku ? { sku, by: 'person', choice: [], refusals: [] } : { ...nothing, refusals: [orderSheetErrors.sheetArticleUnknown({ article: written })] };
  }
  if (written === '') return { ...nothing, refusals: [orderSheetErrors.sheetArticleMissing()] };
  const findings = keysOf(row).map((key) => found.byKey(key)).filter((finding): finding is NonNullable<Finding> => finding !== undefined);
  const certain = findings.find((finding) => 'sku' in finding);
  if (certain && 'sku' in certain) return { sku: certain.sku, by: certain.by, choice: [], refusals: [] };
  const choice = findings.flatMap((finding) => ('choice' in finding ? finding.choice : []));
  const refusal = choice.length > 0 ? orderSheetErrors.sheetArticleAmbiguous({ article: written, count: choice.length }) : orderSheetErrors.sheetArticleUnknown({ article: written });
  return { ...nothing, choice, refusals: [refusal] };
}

function quantityOf({ quantity }: EntryRow): Pick<ResolvedRow, 'quantity' | 'refusals'> {
  const text = numberText(quantity);
  if (text === '') return { quantity: null, refusals: [orderSheetErrors.sheetQuantityMissing()] };
  const plain = text === undefined ? undefined : trimmed(text);
  if (plain === undefined || !QUANTITY.test(plain) || decimal(plain).isZero()) return { quantity: null, refusals: [orderSheetErrors.sheetQuantityInvalid({ value: quantity })] };
  return { quantity: plain, refusals: [] };
}

/** 1.5000 is 1.5. */
const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

function unitRefusal(row: EntryRow, sku: KnownSku, words: OrderUnitWords): DomainError {
  const units = sku.units.map(({ unit }) => unit).join(', ');
  return words.isUnit(row.unit)
    ? ordersErrors.lineUnit({ sku: sku.code, unit: row.unit, units })
    : orderSheetErrors.sheetUnitUnknown({ word: row.unit, units });
}
