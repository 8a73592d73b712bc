import { Injectable } from '@nestjs/common';
import { prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import { FREE_SQL, MOST_ON_DEMAND_SQL, promisingSql } from '../production/production-plan';
import { NEAREST_FIRST, placeSql } from './places';

/** Who asks whom, for what, on which day. */
export interface SupplyQuestion {
  readonly ownerId: number;
  readonly buyerId: number;
  readonly skuIds: readonly number[];
  readonly today: string;
}

export type PlaceTuple = readonly [locationId: number, code: string, name: string, nameEn: string, days: number | null];

/** Places once, and quantities that refer to them: a page of offers would repeat the names thousands of times. */
export interface SupplyRow {
  readonly skuId: number;
  readonly leadDays: number | null;
  readonly onDemand: string | null;
  readonly stock: readonly (readonly [locationId: number, base: string])[];
  readonly plans: readonly (readonly [planId: number, locationId: number, readyOn: string, base: string])[];
}

@Injectable()
export class SupplyRepository {
  /** One statement: the places that `tx` may see, the nearest to the buyer first, and what each SKU has and will have there. */
  async of(tx: TxCtx, { ownerId, buyerId, skuIds, today }: SupplyQuestion): Promise<{ places: readonly PlaceTuple[]; skus: readonly SupplyRow[] }> {
    const params = new SqlParams();
    const owner = params.add(ownerId);
    const day = params.add(today);
    const rows = await sql<{ places: readonly PlaceTuple[]; skus: readonly SupplyRow[] }>(
      tx,
      prepared(`WITH place AS MATERIALIZED (${placeSql(tx, owner, params.add(buyerId), params)}),
      supply AS (
        SELECT json_build_object('skuId', s.id,
          'leadDays', lead.days, 'onDemand', lead.left,
          'stock', (
            SELECT coalesce(json_agg(json_build_array(b.location_id, trim_scale(b.on_hand - b.reserved)::text)), '[]')
            FROM place JOIN stock_balance b ON b.location_id = place.id
            WHERE b.sku_id = s.id AND b.owner_id + 0 = ${owner} AND b.batch = '' AND b.on_hand > b.reserved),
          'plans', (
            SELECT coalesce(json_agg(json_build_array(p.id, p.location_id, p.ready_on, trim_scale(${FREE_SQL})::text) ORDER BY p.ready_on, p.id), '[]')
            FROM place JOIN production_plan p ON p.location_id = place.id
            WHERE p.sku_id = s.id AND p.owner_id = ${owner} AND ${promisingSql(day)} AND ${FREE_SQL} > 0)
        ) AS sku FROM sku s LEFT JOIN LATERAL (${leadSql(owner, day)}) lead ON true WHERE s.id = ANY (${params.add(skuIds)}::bigint[])
      )
      SELECT (SELECT coalesce(json_agg(json_build_array(id, code, name, name_en, days) ORDER BY ${NEAREST_FIRST}), '[]') FROM place) AS places,
             (SELECT coalesce(json_agg(sku), '[]') FROM supply) AS skus`),
      params,
    );
    return rows[0] ?? { places: [], skus: [] };
  }
}

/** How long the production of SKU `s` takes, and how much of it demand may still plan by itself on that day at the nearest place. */
function leadSql(owner: string, today: string): string {
  return `SELECT t.days, CASE WHEN t.most_on_demand IS NOT NULL THEN trim_scale(greatest(${MOST_ON_DEMAND_SQL} - coalesce((
      SELECT p.promised FROM production_plan p
      WHERE p.owner_id = ${owner} AND p.sku_id = s.id AND p.origin = 'demand' AND p.status = 'open' AND p.ready_on = ${today}::date + t.days
        AND p.location_id = (SELECT id FROM place ORDER BY ${NEAREST_FIRST} LIMIT 1)), 0), 0))::text END AS left
    FROM production_lead t JOIN organisation o ON o.id = ${owner} AND o.kind = 'head_office' JOIN sku_unit u ON u.sku_id = s.id AND u.unit = s.sales_unit
    WHERE t.product_line_id = s.product_line_id`;
}
