import { Injectable } from '@nestjs/common';
import { catalogueScope, cursorKey, fetchSize, type PageQuery, searchSql, sql, SqlParams, stockScope, type TxCtx } from '@tributary/platform';

export interface StockMovementRow {
  readonly id: number;
  readonly at: Date;
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly locationId: number;
  readonly locationName: string;
  readonly locationNameEn: string;
  readonly kind: string;
  /** Signed, in base units. */
  readonly onHandChange: string;
  readonly reservedChange: string;
  readonly unit: string;
  readonly documentKind: string;
  readonly documentId: number;
  readonly documentNumber: string;
  readonly actorName: string;
}

export interface StockMovementQuery extends PageQuery {
  readonly skuId?: number;
  readonly locationId?: number;
}

@Injectable()
export class StockMovementRepository {
  /** Newest first. */
  list(tx: TxCtx, ownerId: number, query: StockMovementQuery): Promise<StockMovementRow[]> {
    const params = new SqlParams();
    const before = cursorKey(query, 1);
    return sql<StockMovementRow>(
      tx,
      `SELECT m.id, m.at, s.id AS "skuId", s.code, s.name, s.name_en AS "nameEn", l.id AS "locationId", l.name AS "locationName",
              l.name_en AS "locationNameEn", m.kind, trim_scale(m.on_hand_delta) AS "onHandChange",
              trim_scale(m.reserved_delta) AS "reservedChange", s.base_unit AS unit, m.document AS "documentKind",
              m.document_id AS "documentId", m.document_number AS "documentNumber", m.actor_name AS "actorName"
       FROM stock_movement m JOIN sku s ON s.id = m.sku_id JOIN stock_location l ON l.id = m.location_id
       WHERE m.owner_id = ${params.add(ownerId)} AND ${stockScope(tx, 'm.owner_id', 'm.location_id', params)}
         AND ${searchSql('s.search_text', query.search, params)} AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
         ${query.skuId ? `AND m.sku_id = ${params.add(query.skuId)}` : ''}
         ${query.locationId ? `AND m.location_id = ${params.add(query.locationId)}` : ''}
         ${before ? `AND m.id < ${params.add(before[0])}::bigint` : ''}
       ORDER BY m.id DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }
}
