import { Injectable } from '@nestjs/common';
import { localNameSql } from '@tributary/dealers';
import type { UnitConversion } from '@tributary/kernel';
import { catalogueScope, prepared, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Sku, SkuFilter, SkuRow } from './sku';
import { SKU_UNITS_SQL, skuFilterSql } from './sku-search';

export interface SkuPage extends SkuFilter {
  /** Code of the last SKU of the page before. */
  readonly after?: string;
  readonly limit: number;
}

@Injectable()
export class SkuRepository {
  /** SKUs in order of their code, from any line and status the scope shows. */
  list(tx: TxCtx, page: SkuPage): Promise<SkuRow[]> {
    const params = new SqlParams();
    const filter = skuFilterSql(tx, page, params);
    const after = page.after === undefined ? 'TRUE' : `s.code > ${params.add(page.after)}`;
    return sql(tx, `${selectRow(tx)} WHERE ${filter} AND ${after} ORDER BY s.code LIMIT ${params.add(page.limit)}`, params);
  }

  /** One SKU with its units; undefined when absent or outside the scope. */
  find(tx: TxCtx, id: number): Promise<(SkuRow & { units: UnitConversion[] }) | undefined> {
    const params = new SqlParams();
    const wanted = `s.id = ${params.add(id)} AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}`;
    return sqlOne(tx, `${selectRow(tx, `, ${SKU_UNITS_SQL} AS units`)} WHERE ${wanted}`, params);
  }

  /** Facts of the SKUs that the scope shows among `ids`. */
  byIds(tx: TxCtx, ids: readonly number[]): Promise<Sku[]> {
    const params = new SqlParams();
    const wanted = `s.id = ANY (${params.add(ids)}::bigint[]) AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}`;
    return sql(
      tx,
      prepared(`SELECT s.id, s.code, s.name, s.name_en AS "nameEn", s.product_line_id AS "productLineId", s.category_id AS "categoryId",
         l.business_line_id AS "businessLineId", s.base_unit AS "baseUnit", s.sales_unit AS "salesUnit",
         trim_scale(s.pack_multiple)::text AS "packMultiple", trim_scale(s.minimum_quantity)::text AS "minimumQuantity", s.batch_managed AS "batchManaged", s.status, ${SKU_UNITS_SQL} AS units
       FROM sku s JOIN product_line l ON l.id = s.product_line_id WHERE ${wanted}`),
      params,
    );
  }

  /** SKUs that the scope shows by what they are called: a code, or a name that no other one bears. `keys` are texts in the form of kernel's `compact`. */
  byKeys(tx: TxCtx, keys: readonly string[]): Promise<{ key: string; skuId: number; by: 'code' | 'name' }[]> {
    const params = new SqlParams();
    const wanted = params.add(keys);
    const shown = catalogueScope(tx, 's.id', 's.product_line_id', params);
    return sql(
      tx,
      prepared(`SELECT s.name_key AS key, min(s.id) AS "skuId", 'name' AS by FROM sku s WHERE s.name_key = ANY (${wanted}::text[]) AND ${shown} GROUP BY s.name_key HAVING count(*) = 1
       UNION ALL SELECT s.code_key, s.id, 'code' FROM sku s WHERE s.code_key = ANY (${wanted}::text[]) AND ${shown}`),
      params,
    );
  }

  /** Code and name of every SKU that the scope shows: the whole of what is proposed for a name. */
  names(tx: TxCtx): Promise<{ id: number; code: string; name: string; nameEn: string; detail: string }[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT s.id, s.code, s.name, s.name_en AS "nameEn", g.name || ' · ' || ${localNameSql(tx, 'p')} AS detail
       FROM sku s JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id
       WHERE ${catalogueScope(tx, 's.id', 's.product_line_id', params)} ORDER BY s.id`,
      params,
    );
  }
}

function selectRow(tx: TxCtx, more = ''): string {
  return `SELECT s.id, s.code, s.name, s.name_en AS "nameEn", g.name AS grade, ${localNameSql(tx, 'p')} AS packaging,
      s.product_line_id AS "productLineId", l.name AS "productLineName", l.name_en AS "productLineNameEn",
      s.category_id AS "categoryId", c.name AS "categoryName", c.name_en AS "categoryNameEn", s.base_unit AS "baseUnit",
      s.sales_unit AS "salesUnit", trim_scale(s.pack_multiple)::text AS "packMultiple", s.status ${more}
    FROM sku s JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id
      JOIN product_line l ON l.id = s.product_line_id JOIN category c ON c.id = s.category_id`;
}
