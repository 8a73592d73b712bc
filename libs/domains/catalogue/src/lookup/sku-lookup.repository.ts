import { Injectable } from '@nestjs/common';
import { localNameSql } from '@tributary/dealers';
import type { UnitConversion } from '@tributary/kernel';
import { catalogueScope, dealerScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { SkuStatus } from '../sku/sku';
import { unitOf, type UnitTuple } from '../sku/sku-search';

/** What to look for. Keys are texts in the form of kernel's `compact`. */
export interface SkuKeys {
  /** Whose own article numbers count. */
  readonly dealerId: number;
  readonly keys: readonly string[];
  readonly ids: readonly number[];
}

/** A SKU that something was found by, and everything it could have been found by. */
export interface FoundSku {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly gradeId: number;
  readonly grade: string;
  readonly packaging: string;
  readonly productLineId: number;
  readonly businessLineId: number;
  readonly baseUnit: string;
  readonly salesUnit: string;
  readonly packMultiple: string;
  /** In the sales unit; 0: none. */
  readonly minimumQuantity: string;
  readonly status: SkuStatus;
  readonly units: readonly UnitConversion[];
  readonly codeKey: string;
  readonly nameKey: string;
  /** Grade followed by packaging, by its name and by its code. */
  readonly gradeKeys: readonly [string, string];
  /** Those of the dealer's own numbers that were asked for. */
  readonly articleKeys: readonly string[];
}

/** A SKU as it is proposed. */
export interface SkuProposal {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly gradeId: number;
  readonly codeKey: string;
  readonly nameKey: string;
}

type FoundRow = Omit<FoundSku, 'units' | 'gradeKeys'> & { readonly units: readonly UnitTuple[]; readonly gradeNameKey: string; readonly gradeCodeKey: string };

@Injectable()
export class SkuLookupRepository {
  /** Every SKU of the scope that any key or id means, in one statement: each way of finding is a hash join with the keys. */
  async find(tx: TxCtx, { dealerId, keys, ids }: SkuKeys): Promise<FoundSku[]> {
    const params = new SqlParams();
    const wanted = `unnest(${params.add(keys)}::text[]) AS k (key)`;
    const own = `SELECT a.sku_id, a.number_key FROM dealer_article a JOIN ${wanted} ON k.key = a.number_key
      WHERE a.dealer_id = ${params.add(dealerId)} AND ${dealerScope(tx, 'dealers', 'a.dealer_id', params)}`;
    const rows = await sql<FoundRow>(
      tx,
      prepared(`WITH own AS (${own}), hit AS (
         SELECT s.id FROM sku s JOIN ${wanted} ON k.key = s.code_key
         UNION SELECT s.id FROM sku s JOIN ${wanted} ON ltrim(k.key, '0') = ltrim(s.code_key, '0')
         UNION SELECT s.id FROM sku s JOIN ${wanted} ON k.key = s.name_key
         UNION SELECT s.id FROM sku s JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id JOIN ${wanted} ON k.key = g.name_key || p.name_key
         UNION SELECT s.id FROM sku s JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id JOIN ${wanted} ON k.key = g.name_key || p.code_key
         UNION SELECT sku_id FROM own
         UNION SELECT unnest(${params.add(ids)}::bigint[])
       )
       SELECT s.id, s.code, s.name, s.name_en AS "nameEn", s.grade_id AS "gradeId", g.name AS grade, ${localNameSql(tx, 'p')} AS packaging,
              s.product_line_id AS "productLineId", l.business_line_id AS "businessLineId", s.base_unit AS "baseUnit", s.sales_unit AS "salesUnit",
              trim_scale(s.pack_multiple)::text AS "packMultiple", trim_scale(s.minimum_quantity)::text AS "minimumQuantity", s.status, u.units, s.code_key AS "codeKey", s.name_key AS "nameKey",
              g.name_key || p.name_key AS "gradeNameKey", g.name_key || p.code_key AS "gradeCodeKey", coalesce(n.keys, '{}') AS "articleKeys"
       FROM hit JOIN sku s ON s.id = hit.id JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id
         JOIN product_line l ON l.id = s.product_line_id
         LEFT JOIN (SELECT sku_id, array_agg(number_key) AS keys FROM own GROUP BY sku_id) n ON n.sku_id = s.id
         JOIN (SELECT u.sku_id, json_agg(json_build_array(u.unit, trim_scale(u.numerator)::text, trim_scale(u.denominator)::text) ORDER BY u.unit) AS units
               FROM sku_unit u JOIN hit ON hit.id = u.sku_id GROUP BY u.sku_id) u ON u.sku_id = s.id
       WHERE ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
       ORDER BY s.code`),
      params,
    );
    return rows.map(({ units, gradeNameKey, gradeCodeKey, ...row }) => ({ ...row, units: units.map(unitOf), gradeKeys: [gradeNameKey, gradeCodeKey] }));
  }

  /** The active SKUs of the scope in these business lines: what may be proposed. */
  proposable(tx: TxCtx, businessLineIds: readonly number[]): Promise<SkuProposal[]> {
    const params = new SqlParams();
    return sql(
      tx,
      prepared(`SELECT s.id, s.code, s.name, s.name_en AS "nameEn", s.grade_id AS "gradeId", s.code_key AS "codeKey", s.name_key AS "nameKey" FROM sku s
       WHERE s.status = 'active' AND s.product_line_id IN (SELECT id FROM product_line WHERE business_line_id = ANY (${params.add(businessLineIds)}::bigint[]))
         AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)} ORDER BY s.code`),
      params,
    );
  }
}

/** Spreadsheets turn the text 00123 into the number 123. */
export const withoutZeros = (key: string): string => key.replace(/^0+/, '');
