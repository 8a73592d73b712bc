import { Injectable } from '@nestjs/common';
import { catalogueScope, sql, SqlParams, type TxCtx } from '@tributary/platform';

export interface ProductLineRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly categories: { id: number; code: string; name: string; nameEn: string }[];
}

@Injectable()
export class ProductLineRepository {
  /** Lines and categories that hold at least one SKU of the scope, in order of their codes. */
  list(tx: TxCtx): Promise<ProductLineRow[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `WITH shown AS (
         SELECT DISTINCT s.product_line_id, s.category_id FROM sku s WHERE ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
       )
       SELECT l.id, l.code, l.name, l.name_en AS "nameEn",
         json_agg(json_build_object('id', c.id, 'code', c.code, 'name', c.name, 'nameEn', c.name_en) ORDER BY c.code) AS categories
       FROM shown JOIN product_line l ON l.id = shown.product_line_id JOIN category c ON c.id = shown.category_id
       GROUP BY l.id ORDER BY l.code`,
      params,
    );
  }
}
