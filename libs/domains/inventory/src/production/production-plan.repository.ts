import { Injectable } from '@nestjs/common';
import { catalogueScope, cursorKey, fetchSize, type PageQuery, searchSql, sql, sqlOne, SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import { FREE_SQL, type ProductionOrigin, type ProductionStatus } from './production-plan';

export interface ProductionPlanQuery extends PageQuery {
  readonly skuId?: number;
  readonly locationId?: number;
  /** Days on which the goods can leave, both included. */
  readonly from?: string;
  readonly to?: string;
  /** `short`: nothing free; `late`: the day has passed and something still waits or is to be made; `open`, `closed`. */
  readonly show?: ProductionShow;
  readonly origin?: ProductionOrigin;
}

export const PRODUCTION_SHOWS = ['open', 'closed', 'short', 'late'] as const;
export type ProductionShow = (typeof PRODUCTION_SHOWS)[number];

/** One plan as head office reads it, in base units. */
export interface ProductionPlanRow {
  readonly id: number;
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly unit: string;
  readonly locationId: number;
  readonly locationCode: string;
  readonly locationName: string;
  readonly locationNameEn: string;
  readonly readyOn: string;
  readonly planned: string;
  readonly promised: string;
  readonly produced: string;
  readonly allocated: string;
  /** Can still be promised. */
  readonly free: string;
  /** Promised and not yet set aside. */
  readonly waiting: string;
  readonly status: ProductionStatus;
  readonly origin: ProductionOrigin;
  readonly late: boolean;
  readonly note: string;
  readonly updatedAt: Date;
}

export interface ProductionMovementRow {
  readonly id: number;
  readonly at: Date;
  readonly kind: string;
  readonly plannedChange: string;
  readonly promisedChange: string;
  readonly producedChange: string;
  readonly allocatedChange: string;
  readonly documentKind: string;
  readonly documentId: number;
  readonly documentNumber: string;
  readonly reason: string;
  readonly actorName: string;
}

export interface NewPlan {
  readonly ownerId: number;
  readonly locationId: number;
  readonly skuId: number;
  readonly readyOn: string;
  readonly note: string;
}

export type PlanAmendment = Partial<Pick<ProductionPlanRow, 'readyOn' | 'note' | 'status' | 'origin'>>;

@Injectable()
export class ProductionPlanRepository {
  /** In the order of day and id; what demand planned and took back again is left out. */
  list(tx: TxCtx, ownerId: number, query: ProductionPlanQuery, today: string): Promise<ProductionPlanRow[]> {
    const params = new SqlParams();
    const day = params.add(today);
    const conditions = [`p.owner_id = ${params.add(ownerId)}`, ...filters(tx, query, day, params), `NOT (p.origin = 'demand' AND p.planned = 0)`];
    const after = cursorKey(query, 2);
    if (after) conditions.push(`(p.ready_on, p.id) > (${params.add(after[0])}::date, ${params.add(after[1])}::bigint)`);
    return sql<ProductionPlanRow>(tx, `${selectSql(day)} WHERE ${conditions.join(' AND ')} ORDER BY p.ready_on, p.id LIMIT ${params.add(fetchSize(query))}`, params);
  }

  find(tx: TxCtx, ownerId: number, planId: number, today: string): Promise<ProductionPlanRow | undefined> {
    const params = new SqlParams();
    const day = params.add(today);
    return sqlOne<ProductionPlanRow>(
      tx,
      `${selectSql(day)} WHERE p.id = ${params.add(planId)} AND p.owner_id = ${params.add(ownerId)} AND ${filters(tx, {}, day, params).join(' AND ')}`,
      params,
    );
  }

  /** Newest first. */
  movements(tx: TxCtx, planId: number, query: PageQuery): Promise<ProductionMovementRow[]> {
    const params = new SqlParams();
    const before = cursorKey(query, 1);
    return sql<ProductionMovementRow>(
      tx,
      `SELECT m.id, m.at, m.kind, trim_scale(m.planned_delta) AS "plannedChange", trim_scale(m.promised_delta) AS "promisedChange",
              trim_scale(m.produced_delta) AS "producedChange", trim_scale(m.allocated_delta) AS "allocatedChange", m.document AS "documentKind",
              m.document_id AS "documentId", m.document_number AS "documentNumber", m.reason, m.actor_name AS "actorName"
       FROM production_movement m
       WHERE m.plan_id = ${params.add(planId)} AND ${stockScope(tx, 'm.owner_id', 'm.location_id', params)}
         ${before ? `AND m.id < ${params.add(before[0])}::bigint` : ''}
       ORDER BY m.id DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  /** Undefined where there is a plan for this day already, be it one that demand made. What it has to make comes by the ledger. */
  async insert(tx: TxCtx, { ownerId, locationId, skuId, readyOn, note }: NewPlan): Promise<number | undefined> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO production_plan (owner_id, location_id, sku_id, ready_on, note) SELECT $1, $2, $3, $4, $5
       WHERE NOT EXISTS (SELECT 1 FROM production_plan p WHERE (p.owner_id, p.location_id, p.sku_id, p.ready_on) = ($1::bigint, $2::bigint, $3::bigint, $4::date)
         AND p.origin = 'demand' AND p.status = 'open' AND p.planned > 0)
       ON CONFLICT (owner_id, location_id, sku_id, ready_on) WHERE origin = 'planned' DO NOTHING RETURNING id`,
      [ownerId, locationId, skuId, readyOn, note],
    );
    return row?.id;
  }

  /** Whether another plan of the same SKU, location and origin has this day; of those that demand made, only open ones count. */
  async isTaken(tx: TxCtx, planId: number, { readyOn, origin }: Pick<ProductionPlanRow, 'readyOn' | 'origin'>): Promise<boolean> {
    const row = await sqlOne(
      tx,
      `SELECT 1 FROM production_plan p JOIN production_plan o USING (owner_id, location_id, sku_id) WHERE p.id = $1 AND o.id <> p.id AND o.ready_on = $2::date
         AND o.origin = $3 AND (o.origin = 'planned' OR o.status = 'open')`,
      [planId, readyOn, origin],
    );
    return row !== undefined;
  }

  /** Changes what is no quantity of a plan that `tx` has locked. */
  async amend(tx: TxCtx, planId: number, { readyOn, note, status, origin }: PlanAmendment): Promise<void> {
    await sql(
      tx,
      `UPDATE production_plan SET ready_on = coalesce($2::date, ready_on), note = coalesce($3, note), status = coalesce($4, status), origin = coalesce($5, origin), updated_at = now() WHERE id = $1`,
      [planId, readyOn ?? null, note ?? null, status ?? null, origin ?? null],
    );
  }
}

/** What of the owner's plans `tx` may see, and what of these is asked for. */
function filters(tx: TxCtx, query: ProductionPlanQuery, today: string, params: SqlParams): string[] {
  return [
    stockScope(tx, 'p.owner_id', 'p.location_id', params),
    catalogueScope(tx, 's.id', 's.product_line_id', params),
    searchSql('s.search_text', query.search, params),
    ...(query.skuId ? [`p.sku_id = ${params.add(query.skuId)}`] : []),
    ...(query.locationId ? [`p.location_id = ${params.add(query.locationId)}`] : []),
    ...(query.from ? [`p.ready_on >= ${params.add(query.from)}::date`] : []),
    ...(query.to ? [`p.ready_on <= ${params.add(query.to)}::date`] : []),
    ...(query.origin ? [`p.origin = ${params.add(query.origin)}`] : []),
    ...(query.show ? [showSql(query.show, today)] : []),
  ];
}

function showSql(show: ProductionShow, today: string): string {
  if (show === 'short') return `p.status = 'open' AND p.ready_on >= ${today}::date AND ${FREE_SQL} <= 0`;
  return show === 'late' ? lateSql(today) : `p.status = '${show}'`;
}

function lateSql(today: string): string {
  return `(p.ready_on < ${today}::date AND (p.promised > p.allocated OR (p.status = 'open' AND p.planned > p.produced)))`;
}

function selectSql(today: string): string {
  return `SELECT p.id, s.id AS "skuId", s.code, s.name, s.name_en AS "nameEn", s.base_unit AS unit, l.id AS "locationId", l.code AS "locationCode",
      l.name AS "locationName", l.name_en AS "locationNameEn", p.ready_on::text AS "readyOn", trim_scale(p.planned) AS planned,
      trim_scale(p.promised) AS promised, trim_scale(p.produced) AS produced, trim_scale(p.allocated) AS allocated, trim_scale(${FREE_SQL}) AS free,
      trim_scale(p.promised - p.allocated) AS waiting, p.status, p.origin, ${lateSql(today)} AS late, p.note, p.updated_at AS "updatedAt"
    FROM production_plan p JOIN sku s ON s.id = p.sku_id JOIN stock_location l ON l.id = p.location_id`;
}
