import { Injectable } from '@nestjs/common';
import { actorName, prepared, sql, sqlCount, SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import type { PlanShortage } from '../inventory.errors';
import type { ProductionDocument, ProductionLine } from './production-line';
import { type ProductionBalance, type ProductionSupply, promisableSql, promisingSql } from './production-plan';

/** Movements of promises: `condition` is asked of the plan `p` and the wanted line `w`, `sign` × quantity is what happens. */
export type PromiseKind = 'promise' | 'release';

const SIGN = { promise: 1, release: -1 } as const satisfies Record<PromiseKind, 1 | -1>;
const MOVEMENT = 'plan_id, owner_id, location_id, sku_id, kind, planned_delta, promised_delta, produced_delta, allocated_delta, document, document_id, document_number, reason, actor_name';
const BALANCE = `p.id, p.owner_id AS "ownerId", p.location_id AS "locationId", p.sku_id AS "skuId", p.ready_on::text AS "readyOn", trim_scale(p.planned) AS planned,
  trim_scale(p.promised) AS promised, trim_scale(p.produced) AS produced, trim_scale(p.allocated) AS allocated, p.status, p.origin`;

/** Goods of a plan that go to one order. */
export interface ProductionShare {
  readonly document: ProductionDocument;
  readonly quantity: string;
}

/** Plans by id, and all that may be promised of some SKUs. */
export interface PlansWanted {
  readonly planIds: readonly number[];
  readonly skuIds: readonly number[];
}

@Injectable()
export class ProductionLedgerRepository {
  /** Holds the plans still, by id; a statement of its own, as for stock: what follows sees what others committed meanwhile. */
  lock(tx: TxCtx, planIds: readonly number[]): Promise<ProductionBalance[]> {
    const params = new SqlParams();
    return sql<ProductionBalance>(
      tx,
      prepared(`SELECT ${BALANCE} FROM production_plan p
       WHERE p.id = ANY (${params.add(planIds)}::bigint[]) AND ${stockScope(tx, 'p.owner_id', 'p.location_id', params)}
       ORDER BY p.id FOR UPDATE`),
      params,
    );
  }

  async lockAll(tx: TxCtx, ownerId: number, { planIds, skuIds }: PlansWanted, today: string): Promise<void> {
    const params = new SqlParams();
    await sql(
      tx,
      prepared(`SELECT p.id FROM production_plan p
       WHERE (p.id = ANY (${params.add(planIds)}::bigint[])
           OR (p.owner_id = ${params.add(ownerId)} AND p.sku_id = ANY (${params.add(skuIds)}::bigint[]) AND ${promisingSql(params.add(today))}))
         AND ${stockScope(tx, 'p.owner_id', 'p.location_id', params)}
       ORDER BY p.id FOR UPDATE`),
      params,
    );
  }

  /** Holds every plan still from which these SKUs may be promised, by id, and gives what is free. */
  lockSupply(tx: TxCtx, ownerId: number, skuIds: readonly number[], today: string): Promise<ProductionSupply[]> {
    const params = new SqlParams();
    const day = params.add(today);
    return sql<ProductionSupply>(
      tx,
      prepared(`SELECT p.id AS "planId", p.sku_id AS "skuId", p.location_id AS "locationId", p.ready_on::text AS "readyOn", trim_scale(${promisableSql(day)}) AS free, p.origin
       FROM production_plan p
       WHERE p.owner_id = ${params.add(ownerId)} AND p.sku_id = ANY (${params.add(skuIds)}::bigint[]) AND ${promisingSql(day)}
         AND ${stockScope(tx, 'p.owner_id', 'p.location_id', params)}
       ORDER BY p.id FOR UPDATE`),
      params,
    );
  }

  /**
   * All or nothing, one statement: changes the locked plans and writes the movements if every line fits. A plan that demand
   * made grows and shrinks with its promises. Gives 0 or the number of plans.
   */
  move(tx: TxCtx, kind: PromiseKind, lines: readonly ProductionLine[], document: ProductionDocument, today: string): Promise<number> {
    const params = new SqlParams();
    const { id, kind: documentKind, number } = document;
    return sqlCount(
      tx,
      prepared(`WITH wanted AS MATERIALIZED (${wanted(tx, lines, params)}),
      fitting AS (SELECT count(*) AS lines FROM wanted p WHERE ${condition(kind, today, params)}),
      changed AS (
        UPDATE production_plan p SET promised = p.promised + ${SIGN[kind]} * w.quantity, planned = p.planned + ${SIGN[kind]} * w.grown, updated_at = now()
        FROM wanted w WHERE p.id = w.id AND (SELECT lines FROM fitting) = ${params.add(lines.length)}
        RETURNING p.id, p.owner_id, p.location_id, p.sku_id, w.quantity, w.grown
      )
      INSERT INTO production_movement (${MOVEMENT})
      SELECT id, owner_id, location_id, sku_id, ${params.add(kind)}, ${SIGN[kind]} * grown, ${SIGN[kind]} * quantity, 0, 0, ${params.add(documentKind)}, ${params.add(id)}::bigint,
             ${params.add(number)}, '', ${params.add(actorName(tx))} FROM changed`),
      params,
    );
  }

  /** The plans for which `move` would not do, and what is free of them. */
  shortages(tx: TxCtx, kind: PromiseKind, lines: readonly ProductionLine[], today: string): Promise<PlanShortage[]> {
    const params = new SqlParams();
    const known = wanted(tx, lines, params);
    const day = params.add(today);
    return sql<PlanShortage>(
      tx,
      `SELECT w.plan_id AS "planId", p.sku_id AS "skuId", coalesce(s.code, '') AS "skuCode", p.ready_on::text AS "readyOn", trim_scale(w.quantity) AS requested,
              trim_scale(CASE WHEN ${promisingSql(day)} THEN greatest(${promisableSql(day)}, 0) ELSE 0 END) AS available, coalesce(s.base_unit, '') AS unit
       FROM (${asked(lines, params)}) w LEFT JOIN (${known}) p ON p.id = w.plan_id LEFT JOIN sku s ON s.id = p.sku_id
       WHERE (${condition(kind, today, params)}) IS NOT TRUE ORDER BY w.plan_id`,
      params,
    );
  }

  /**
   * Goods of a locked plan were made, and shares of them go to orders at once: one statement. More than was planned raises
   * the plan, for it was made.
   */
  async produce(tx: TxCtx, planId: number, quantity: string, shares: readonly ProductionShare[], reason: string): Promise<void> {
    const params = new SqlParams();
    const made = `${params.add(quantity)}::numeric`;
    const given = `unnest(${params.add(shares.map((share) => share.document.id))}::bigint[], ${params.add(shares.map((share) => share.document.number))}::text[],
      ${params.add(shares.map((share) => share.quantity))}::numeric[]) AS g(order_id, number, quantity)`;
    const actor = params.add(actorName(tx));
    await sql(
      tx,
      prepared(`WITH given AS MATERIALIZED (SELECT order_id, number, quantity FROM ${given}),
      total AS (SELECT coalesce(sum(quantity), 0) AS quantity FROM given),
      plan AS MATERIALIZED (
        SELECT p.id, p.planned, greatest(0, p.produced + ${made} + p.promised - p.allocated - total.quantity - p.planned) AS beyond
        FROM production_plan p, total WHERE p.id = ${params.add(planId)}
      ),
      changed AS (
        UPDATE production_plan p SET planned = p.planned + plan.beyond, produced = p.produced + ${made}, allocated = p.allocated + (SELECT quantity FROM total), updated_at = now()
        FROM plan WHERE p.id = plan.id RETURNING p.id, p.owner_id, p.location_id, p.sku_id, plan.beyond
      )
      INSERT INTO production_movement (${MOVEMENT})
      SELECT id, owner_id, location_id, sku_id, 'produce', beyond, 0, ${made}, 0, 'plan', id, '', ${params.add(reason)}, ${actor} FROM changed
      UNION ALL SELECT c.id, c.owner_id, c.location_id, c.sku_id, 'allocate', 0, 0, 0, g.quantity, 'order', g.order_id, g.number, '', ${actor} FROM changed c, given g`),
      params,
    );
  }

  /** Sets what a locked plan has to make, if what is made and waits allows it. Gives whether it did. */
  async plan(tx: TxCtx, planId: number, planned: string, reason: string): Promise<boolean> {
    const params = new SqlParams();
    const cap = `${params.add(planned)}::numeric`;
    const moved = await sqlCount(
      tx,
      `WITH before AS MATERIALIZED (SELECT p.id, p.planned FROM production_plan p WHERE p.id = ${params.add(planId)}),
       changed AS (
        UPDATE production_plan p SET planned = ${cap}, updated_at = now() FROM before b
        WHERE p.id = b.id AND p.produced + p.promised - p.allocated <= ${cap} RETURNING p.id, p.owner_id, p.location_id, p.sku_id, ${cap} - b.planned AS delta
       )
       INSERT INTO production_movement (${MOVEMENT})
       SELECT id, owner_id, location_id, sku_id, 'plan', delta, 0, 0, 0, 'plan', id, '', ${params.add(reason)}, ${params.add(actorName(tx))} FROM changed`,
      params,
    );
    return moved === 1;
  }

  /** As `plan`, for locked plans that allow it: one statement. What stays as it is leaves no movement. */
  async planAll(tx: TxCtx, plans: readonly { readonly planId: number; readonly planned: string }[], reason: string): Promise<void> {
    const params = new SqlParams();
    await sql(
      tx,
      `WITH wanted AS (
         SELECT p.id, t.planned, t.planned - p.planned AS delta FROM unnest(${params.add(plans.map(({ planId }) => planId))}::bigint[],
           ${params.add(plans.map(({ planned }) => planned))}::numeric[]) AS t(id, planned) JOIN production_plan p ON p.id = t.id AND p.planned <> t.planned
       ),
       changed AS (
         UPDATE production_plan p SET planned = w.planned, updated_at = now() FROM wanted w WHERE p.id = w.id
         RETURNING p.id, p.owner_id, p.location_id, p.sku_id, w.delta
       )
       INSERT INTO production_movement (${MOVEMENT})
       SELECT id, owner_id, location_id, sku_id, 'plan', delta, 0, 0, 0, 'plan', id, '', ${params.add(reason)}, ${params.add(actorName(tx))} FROM changed`,
      params,
    );
  }
}

/** Asked of plan `p` that carries the wanted `quantity`. */
function condition(kind: PromiseKind, today: string, params: SqlParams): string {
  if (kind === 'release') return 'p.promised - p.allocated >= p.quantity';
  const day = params.add(today);
  return `${promisingSql(day)} AND ${promisableSql(day)} >= p.quantity`;
}

/** The plans of the lines that `tx` may touch, each with the quantity wanted of it, and how much of that changes the plan itself. */
function wanted(tx: TxCtx, lines: readonly ProductionLine[], params: SqlParams): string {
  return `SELECT plan.*, w.quantity, CASE plan.origin WHEN 'demand' THEN w.quantity ELSE 0 END AS grown FROM (${asked(lines, params)}) w JOIN production_plan plan ON plan.id = w.plan_id
    WHERE ${stockScope(tx, 'plan.owner_id', 'plan.location_id', params)}`;
}

function asked(lines: readonly ProductionLine[], params: SqlParams): string {
  return `SELECT * FROM unnest(${params.add(lines.map(({ planId }) => planId))}::bigint[], ${params.add(lines.map(({ quantity }) => quantity))}::numeric[]) AS t(plan_id, quantity)`;
}
