import { Injectable } from '@nestjs/common';
import { catalogueScope, cursorKey, fetchSize, type PageQuery, searchSql, sql, SqlParams, stockScope, type TxCtx } from '@tributary/platform';

/** What one owner has of one SKU at one location, over all batches, in base units. */
export interface StockRow {
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly grade: string;
  readonly packaging: string;
  readonly locationId: number;
  readonly locationCode: string;
  readonly locationName: string;
  readonly locationNameEn: string;
  readonly unit: string;
  readonly onHand: string;
  readonly reserved: string;
  readonly available: string;
  readonly updatedAt: Date;
}

export interface StockQuery extends PageQuery {
  readonly locationId?: number;
}

@Injectable()
export class StockRepository {
  /** In the order of SKU code and location. */
  list(tx: TxCtx, ownerId: number, query: StockQuery): Promise<StockRow[]> {
    const params = new SqlParams();
    const after = cursorKey(query, 2);
    return sql<StockRow>(
      tx,
      `SELECT s.id AS "skuId", s.code, s.name, s.name_en AS "nameEn", g.name AS grade, p.name AS packaging, l.id AS "locationId",
              l.code AS "locationCode", l.name AS "locationName", l.name_en AS "locationNameEn", s.base_unit AS unit,
              trim_scale(b.on_hand) AS "onHand", trim_scale(b.reserved) AS reserved, trim_scale(b.on_hand - b.reserved) AS available,
              b.updated_at AS "updatedAt"
       FROM sku s
       CROSS JOIN LATERAL (
         SELECT location_id, sum(on_hand) AS on_hand, sum(reserved) AS reserved, max(updated_at) AS updated_at FROM stock_balance
         WHERE sku_id = s.id AND owner_id = ${params.add(ownerId)} AND ${stockScope(tx, 'owner_id', 'location_id', params)}
           ${query.locationId ? `AND location_id = ${params.add(query.locationId)}` : ''}
         GROUP BY location_id
       ) b
       JOIN stock_location l ON l.id = b.location_id JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id
       WHERE ${searchSql('s.search_text', query.search, params)} AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
         ${after ? `AND (s.code, l.id) > (${params.add(after[0])}, ${params.add(after[1])}::bigint)` : ''}
       ORDER BY s.code, l.id LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }
}
