import { Injectable } from '@nestjs/common';
import { catalogueScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import { SKU_UNIT_TUPLES_SQL, unitOf, type UnitTuple } from '../sku/sku-search';
import type { KnownSku } from './known-sku';

/** Which catalogue there is now, and what of it somebody may see. */
export interface CatalogueSight {
  readonly revision: number;
  readonly skuIds: readonly number[];
}

type KnownRow = Omit<KnownSku, 'units' | 'gradeKeys'> & { readonly units: readonly UnitTuple[]; readonly gradeNameKey: string; readonly gradeCodeKey: string };

@Injectable()
export class CatalogueIndexRepository {
  async sight(tx: TxCtx): Promise<CatalogueSight> {
    const params = new SqlParams();
    const [row] = await sql<{ revision: number; skuIds: readonly number[] }>(
      tx,
      prepared(`SELECT r.revision, (SELECT coalesce(json_agg(s.id), '[]') FROM sku s WHERE ${catalogueScope(tx, 's.id', 's.product_line_id', params)}) AS "skuIds"
       FROM catalogue_revision r`),
      params,
    );
    return row ?? { revision: 0, skuIds: [] };
  }

  /** All SKUs in order of their codes, and the revision that they are of. */
  async all(tx: TxCtx): Promise<{ readonly revision: number; readonly skus: readonly KnownSku[] }> {
    const [row] = await sql<{ revision: number; skus: readonly KnownRow[] }>(
      tx,
      `SELECT r.revision, (SELECT coalesce(json_agg(k ORDER BY k.code), '[]') FROM (
         SELECT s.id, s.code, s.name, s.name_en AS "nameEn", s.grade_id AS "gradeId", g.name AS grade, p.name AS packaging, p.name_en AS "packagingEn",
           s.product_line_id AS "productLineId", l.business_line_id AS "businessLineId", s.base_unit AS "baseUnit", s.sales_unit AS "salesUnit",
           trim_scale(s.pack_multiple)::text AS "packMultiple", trim_scale(s.minimum_quantity)::text AS "minimumQuantity", s.status,
           ${SKU_UNIT_TUPLES_SQL} AS units, s.code_key AS "codeKey", s.name_key AS "nameKey",
           g.name_key || p.name_key AS "gradeNameKey", g.name_key || p.code_key AS "gradeCodeKey"
         FROM sku s JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id JOIN product_line l ON l.id = s.product_line_id) k) AS skus
       FROM catalogue_revision r`,
    );
    return { revision: row?.revision ?? 0, skus: row?.skus.map(knownSku) ?? [] };
  }
}

function knownSku({ units, gradeNameKey, gradeCodeKey, ...row }: KnownRow): KnownSku {
  return { ...row, units: units.map(unitOf), gradeKeys: [gradeNameKey, gradeCodeKey] };
}
