import { Injectable } from '@nestjs/common';
import { cursorKey, fetchSize, type PageQuery, partyScope, searchSql, sql, SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import { WAITING_SQL } from './waiting-goods.repository';

export interface ShortageQuery extends PageQuery {
  /** Only where neither stock nor production covers what is wanted. */
  readonly uncovered?: boolean;
}

/** An SKU for which somebody waits; base units. */
export interface Shortage {
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly baseUnit: string;
  /** Agreed and not set aside. */
  readonly wanted: string;
  readonly orders: number;
  readonly buyers: number;
  readonly since: Date;
  /** Lies free in all locations that the person may see. */
  readonly free: string;
  /** Promised by production to those who wait, and by when all of it is made. */
  readonly promised: string;
  readonly lastReadyOn: string | null;
  /** What of that waits for a planner: plans that demand made. */
  readonly onDemand: string;
  /** Neither promised by production nor free anywhere. */
  readonly uncovered: string;
}

@Injectable()
export class ShortageRepository {
  /** What is wanted and not set aside, SKU by SKU in order of the code: one statement. */
  list(tx: TxCtx, sellerId: number, query: ShortageQuery): Promise<Shortage[]> {
    const params = new SqlParams();
    const seller = params.add(sellerId);
    const after = cursorKey(query, 1);
    const uncovered = 'greatest(w.wanted - w.promised - f.free, 0)';
    return sql(
      tx,
      `SELECT s.id AS "skuId", s.code, s.name, s.name_en AS "nameEn", s.base_unit AS "baseUnit", trim_scale(w.wanted) AS wanted, w.orders, w.buyers, w.since,
              trim_scale(f.free) AS free, trim_scale(w.promised) AS promised, trim_scale(w.on_demand) AS "onDemand", w.last_ready_on::text AS "lastReadyOn", trim_scale(${uncovered}) AS uncovered
       FROM (
         SELECT l.sku_id, sum(coalesce(l.confirmed_base, l.base_quantity) - l.allocated_base) AS wanted, count(DISTINCT o.id)::int AS orders,
                count(DISTINCT o.buyer_id)::int AS buyers, min(o.submitted_at) AS since, max(p.ready_on) AS last_ready_on,
                coalesce(sum(coalesce(l.confirmed_base, l.base_quantity) - l.allocated_base) FILTER (WHERE l.production_plan_id IS NOT NULL), 0) AS promised,
                coalesce(sum(coalesce(l.confirmed_base, l.base_quantity) - l.allocated_base) FILTER (WHERE p.origin = 'demand'), 0) AS on_demand
         FROM order_line l JOIN sales_order o ON o.id = l.order_id LEFT JOIN production_plan p ON p.id = l.production_plan_id
         WHERE l.seller_id = ${seller} AND ${WAITING_SQL} AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
         GROUP BY l.sku_id
       ) w
       JOIN sku s ON s.id = w.sku_id
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(b.on_hand - b.reserved), 0) AS free FROM stock_balance b
         WHERE b.owner_id = ${seller} AND b.sku_id = s.id AND b.batch = '' AND ${stockScope(tx, 'b.owner_id', 'b.location_id', params)}
       ) f
       WHERE ${searchSql('s.search_text', query.search, params)} ${query.uncovered ? `AND ${uncovered} > 0` : ''}
         ${after ? `AND s.code > ${params.add(after[0])}` : ''}
       ORDER BY s.code LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }
}
