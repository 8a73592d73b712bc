import { Injectable } from '@nestjs/common';
import { prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import { NEAREST_FIRST, placeSql } from '../supply/places';
import type { DemandPlan } from './production-plan';

/** Who asks whom to plan what, on which day. */
export interface DemandQuestion {
  readonly ownerId: number;
  readonly buyerId: number;
  readonly skuIds: readonly number[];
  readonly today: string;
}

@Injectable()
export class DemandPlanRepository {
  /**
   * One statement: the plan of each SKU at the place nearest to the buyer, ready after its lead days, made where there is
   * none yet. Always in the order of the SKUs: whoever makes the same ones at the same time waits, and finds them.
   */
  open(tx: TxCtx, { ownerId, buyerId, skuIds, today }: DemandQuestion): Promise<DemandPlan[]> {
    const params = new SqlParams();
    const owner = params.add(ownerId);
    return sql<DemandPlan>(
      tx,
      prepared(`WITH place AS (${placeSql(tx, owner, params.add(buyerId), params)}),
      wanted AS MATERIALIZED (
        SELECT s.id AS sku_id, (SELECT id FROM place ORDER BY ${NEAREST_FIRST} LIMIT 1) AS location_id, ${params.add(today)}::date + t.days AS ready_on
        FROM sku s JOIN production_lead t ON t.product_line_id = s.product_line_id AND t.most_on_demand IS NOT NULL
        WHERE s.id = ANY (${params.add(skuIds)}::bigint[]) AND EXISTS (SELECT 1 FROM organisation o WHERE o.id = ${owner} AND o.kind = 'head_office')
          AND EXISTS (SELECT 1 FROM place)
        ORDER BY s.id
      ),
      made AS (
        INSERT INTO production_plan (owner_id, location_id, sku_id, ready_on, origin) SELECT ${owner}, location_id, sku_id, ready_on, 'demand' FROM wanted ORDER BY sku_id
        ON CONFLICT (owner_id, location_id, sku_id, ready_on) WHERE origin = 'demand' AND status = 'open' DO NOTHING
      )
      SELECT sku_id AS "skuId", location_id AS "locationId", ready_on::text AS "readyOn" FROM wanted`),
      params,
    );
  }
}
