import { Injectable } from '@nestjs/common';
import { catalogueScope, sql, SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import { FREE_SQL, type ProductionOrigin } from '../production/production-plan';

/** A plan as a workbook compares itself with it. */
export interface KnownPlan {
  readonly id: number;
  readonly skuId: number;
  readonly locationId: number;
  readonly readyOn: string;
  readonly planned: string;
  /** Made, or promised and not made yet: no plan may be lower. */
  readonly bound: string;
  readonly status: 'open' | 'closed';
  readonly origin: ProductionOrigin;
}

export interface KnownSku {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly unit: string;
}

@Injectable()
export class PlanSheetRepository {
  /** SKUs by their codes, which are compared in upper case. */
  async skus(tx: TxCtx, codes: readonly string[]): Promise<ReadonlyMap<string, KnownSku>> {
    const params = new SqlParams();
    const rows = await sql<KnownSku>(
      tx,
      `SELECT s.id, s.code, s.name, s.name_en AS "nameEn", s.base_unit AS unit FROM sku s
       WHERE upper(s.code) = ANY (${params.add(codes.map((code) => code.toUpperCase()))}::text[]) AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}`,
      params,
    );
    return new Map(rows.map((row) => [row.code.toUpperCase(), row]));
  }

  /** Where a day has two, the one of the planner comes last: it is the one that a workbook is about. */
  plans(tx: TxCtx, ownerId: number, skuIds: readonly number[]): Promise<KnownPlan[]> {
    const params = new SqlParams();
    return sql<KnownPlan>(
      tx,
      `SELECT p.id, p.sku_id AS "skuId", p.location_id AS "locationId", p.ready_on::text AS "readyOn", trim_scale(p.planned) AS planned,
              trim_scale(p.planned - ${FREE_SQL}) AS bound, p.status, p.origin
       FROM production_plan p WHERE p.owner_id = ${params.add(ownerId)} AND p.sku_id = ANY (${params.add(skuIds)}::bigint[])
         AND ${stockScope(tx, 'p.owner_id', 'p.location_id', params)} AND (p.origin = 'planned' OR (p.status = 'open' AND p.planned > 0))
       ORDER BY p.origin, p.id`,
      params,
    );
  }

  /** Makes plans where there are none yet: one statement. What they have to make comes by the ledger. */
  async insertMissing(tx: TxCtx, ownerId: number, plans: readonly { readonly skuId: number; readonly locationId: number; readonly readyOn: string; readonly note: string }[]): Promise<void> {
    await sql(
      tx,
      `INSERT INTO production_plan (owner_id, location_id, sku_id, ready_on, note)
       SELECT $1, t.* FROM unnest($2::bigint[], $3::bigint[], $4::date[], $5::text[]) AS t ON CONFLICT (owner_id, location_id, sku_id, ready_on) WHERE origin = 'planned' DO NOTHING`,
      [ownerId, plans.map(({ locationId }) => locationId), plans.map(({ skuId }) => skuId), plans.map(({ readyOn }) => readyOn), plans.map(({ note }) => note)],
    );
  }
}
