import { compact, searchPattern, type UnitConversion } from '@tributary/kernel';
import { catalogueScope, dealerScope, searchSql, type SqlParams, type TxCtx } from '@tributary/platform';
import type { SkuFilter } from './sku';

/** Predicate on `sku s`: the SKUs of the scope that the filter asks for. Serves every list of SKUs. */
export function skuFilterSql(tx: TxCtx, { search, articlesOf, productLineId, categoryId }: SkuFilter, params: SqlParams): string {
  const parts = [catalogueScope(tx, 's.id', 's.product_line_id', params), searchedSql(tx, search, articlesOf, params)];
  if (productLineId !== undefined) parts.push(`s.product_line_id = ${params.add(productLineId)}`);
  if (categoryId !== undefined) parts.push(`s.category_id = ${params.add(categoryId)}`);
  return parts.join(' AND ');
}

/** What is typed stands in the SKU's own texts, or is part of what the dealer calls it. */
function searchedSql(tx: TxCtx, search: string | undefined, articlesOf: number | undefined, params: SqlParams): string {
  const byText = searchSql('s.search_text', search, params);
  if (articlesOf === undefined || compact(search ?? '') === '') return byText;
  return `(${byText} OR s.id IN (SELECT own.sku_id FROM dealer_article own WHERE own.dealer_id = ${params.add(articlesOf)}
    AND own.number_key LIKE ${params.add(searchPattern(search ?? ''))} AND ${dealerScope(tx, 'dealers', 'own.dealer_id', params)}))`;
}

/** Expression: the units of `sku s` as JSON, in the order of the primary key. */
export const SKU_UNITS_SQL = `(SELECT json_agg(json_build_object('unit', u.unit, 'numerator', trim_scale(u.numerator)::text,
    'denominator', trim_scale(u.denominator)::text) ORDER BY u.unit)
  FROM sku_unit u WHERE u.sku_id = s.id)`;

/** A unit without field names, of which a page of SKUs would hold hundreds. */
export type UnitTuple = readonly [unit: string, numerator: string, denominator: string];

/** Expression: as `SKU_UNITS_SQL`, as tuples. */
export const SKU_UNIT_TUPLES_SQL = `(SELECT json_agg(json_build_array(u.unit, trim_scale(u.numerator)::text, trim_scale(u.denominator)::text) ORDER BY u.unit)
  FROM sku_unit u WHERE u.sku_id = s.id)`;

export function unitOf([unit, numerator, denominator]: UnitTuple): UnitConversion {
  return { unit, numerator, denominator };
}
