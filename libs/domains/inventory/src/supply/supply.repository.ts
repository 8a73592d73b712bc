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

/** Everything as tuples: a page of offers would repeat names thousands of times. */
export interface SupplyFound {
  /** The nearest first. */
  readonly places: readonly PlaceTuple[];
  readonly skuIds: readonly number[];
  /** Of the SKUs that are made to order. */
  readonly leads: readonly (readonly [skuId: number, leadDays: number, onDemand: string | null])[];
  readonly stock: readonly (readonly [skuId: number, locationId: number, base: string])[];
  /** The earliest first. */
  readonly plans: readonly (readonly [skuId: number, planId: number, locationId: number, readyOn: string, base: string])[];
}

@Injectable()
export class SupplyRepository {
  /** One statement: the places that `tx` may see, the nearest to the buyer first, and what each SKU has and will have there. */
  async of(tx: TxCtx, { ownerId, buyerId, skuIds, today }: SupplyQuestion): Promise<SupplyFound> {
    const params = new SqlParams();
    const owner = params.add(ownerId);
    const day = params.add(today);
    const skus = `${params.add(skuIds)}::bigint[]`;
    const rows = await sql<SupplyFound>(
      tx,
      prepared(`WITH place AS MATERIALIZED (${placeSql(tx, owner, params.add(buyerId), params)})
      SELECT (SELECT coalesce(json_agg(json_build_array(id, code, name, name_en, days) ORDER BY ${NEAREST_FIRST}), '[]') FROM place) AS places,
        (SELECT coalesce(json_agg(s.id), '[]') FROM sku s WHERE s.id = ANY (${skus})) AS "skuIds",
        (SELECT coalesce(json_agg(json_build_array(s.id, lead.days, lead.left)), '[]')
         FROM sku s CROSS JOIN LATERAL (${leadSql(owner, day)}) lead WHERE s.id = ANY (${skus})) AS leads,
        (SELECT coalesce(json_agg(json_build_array(b.sku_id, b.location_id, trim_scale(b.on_hand - b.reserved)::text)), '[]')
         FROM place JOIN stock_balance b ON b.location_id = place.id
         WHERE b.sku_id = ANY (${skus}) AND b.owner_id = ${owner} AND b.batch = '' AND b.on_hand > b.reserved) AS stock,
        (SELECT coalesce(json_agg(json_build_array(p.sku_id, p.id, p.location_id, p.ready_on, trim_scale(${FREE_SQL})::text) ORDER BY p.ready_on, p.id), '[]')
         FROM place JOIN production_plan p ON p.location_id = place.id
         WHERE p.sku_id = ANY (${skus}) AND p.owner_id = ${owner} AND ${promisingSql(day)} AND ${FREE_SQL} > 0) AS plans`),
      params,
    );
    return rows[0] ?? { places: [], skuIds: [], leads: [], stock: [], plans: [] };
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
