import { Injectable } from '@nestjs/common';
import { localNameSql } from '@tributary/dealers';
import type { UnitConversion } from '@tributary/kernel';
import { catalogueScope, dealerScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { SkuStatus } from '../sku/sku';
import { SKU_UNIT_TUPLES_SQL, unitOf, type UnitTuple } from '../sku/sku-search';

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
}

type FoundRow = Omit<FoundSku, 'units' | 'gradeKeys'> & { readonly units: readonly UnitTuple[]; readonly gradeNameKey: string; readonly gradeCodeKey: string };

@Injectable()
export class SkuLookupRepository {
  /** Every SKU of the scope that any key or id means, in one statement that looks at the whole catalogue once. */
  async find(tx: TxCtx, { dealerId, keys, ids }: SkuKeys): Promise<FoundSku[]> {
    const params = new SqlParams();
    const wanted = `${params.add(keys)}::text[]`;
    const unpadded = `${params.add(keys.map(withoutZeros))}::text[]`;
    const own = `SELECT a.sku_id, array_agg(a.number_key) AS keys FROM dealer_article a
      WHERE a.dealer_id = ${params.add(dealerId)} AND a.number_key = ANY (${wanted}) AND ${dealerScope(tx, 'dealers', 'a.dealer_id', params)} GROUP BY a.sku_id`;
    const rows = await sql<FoundRow>(
      tx,
      // not prepared: a plan that knows the keys hashes them, one that does not compares each with every SKU
      `SELECT s.id, s.code, s.name, s.name_en AS "nameEn", s.grade_id AS "gradeId", g.name AS grade, ${localNameSql(tx, 'p')} AS packaging,
              s.product_line_id AS "productLineId", l.business_line_id AS "businessLineId", s.base_unit AS "baseUnit", s.sales_unit AS "salesUnit",
              trim_scale(s.pack_multiple)::text AS "packMultiple", trim_scale(s.minimum_quantity)::text AS "minimumQuantity", s.status, ${SKU_UNIT_TUPLES_SQL} AS units, s.code_key AS "codeKey", s.name_key AS "nameKey",
              g.name_key || p.name_key AS "gradeNameKey", g.name_key || p.code_key AS "gradeCodeKey", coalesce(n.keys, '{}') AS "articleKeys"
       FROM sku s JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id JOIN product_line l ON l.id = s.product_line_id
         LEFT JOIN (${own}) n ON n.sku_id = s.id
       WHERE ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
         AND (s.code_key = ANY (${wanted}) OR ltrim(s.code_key, '0') = ANY (${unpadded}) OR s.name_key = ANY (${wanted})
           OR g.name_key || p.name_key = ANY (${wanted}) OR g.name_key || p.code_key = ANY (${wanted})
           OR n.sku_id IS NOT NULL OR s.id = ANY (${params.add(ids)}::bigint[]))
       ORDER BY s.code`,
      params,
    );
    return rows.map(({ units, gradeNameKey, gradeCodeKey, ...row }) => ({ ...row, units: units.map(unitOf), gradeKeys: [gradeNameKey, gradeCodeKey] }));
  }

  /** The active SKUs of the scope in these business lines: what may be proposed. */
  proposable(tx: TxCtx, businessLineIds: readonly number[]): Promise<SkuProposal[]> {
    const params = new SqlParams();
    return sql(
      tx,
      prepared(`SELECT s.id, s.code, s.name, s.name_en AS "nameEn", s.grade_id AS "gradeId" FROM sku s
       WHERE s.status = 'active' AND s.product_line_id IN (SELECT id FROM product_line WHERE business_line_id = ANY (${params.add(businessLineIds)}::bigint[]))
         AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)} ORDER BY s.code`),
      params,
    );
  }
}

/** Spreadsheets turn the text 00123 into the number 123. */
export const withoutZeros = (key: string): string => key.replace(/^0+/, '');
