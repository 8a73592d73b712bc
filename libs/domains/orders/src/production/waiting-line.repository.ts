import { Injectable } from '@nestjs/common';
import { partyScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { SteppingOrder } from '../order/order-journal';
import type { OrderState } from '../order/order.states';
import type { LineShare, WaitingLine } from './share-out';

/** A line that waits for a plan, with the order that it belongs to. */
export interface WaitingRow extends WaitingLine {
  readonly order: SteppingOrder & { readonly state: OrderState };
  readonly skuCode: string;
  readonly promisedOn: string;
}

const WAITS = 'coalesce(l.confirmed_base, l.base_quantity) - l.allocated_base';

@Injectable()
export class WaitingLineRepository {
  /** The lines that wait for a plan, and their orders, locked by order. */
  lock(tx: TxCtx, planId: number): Promise<WaitingRow[]> {
    const params = new SqlParams();
    return sql<WaitingRow>(
      tx,
      prepared(`SELECT l.id AS "lineId", l.order_id AS "orderId", o.number AS "orderNumber", o.submitted_at AS since, l.line_no AS "lineNo", l.sku_code AS "skuCode",
              l.promised_on::text AS "promisedOn", trim_scale(${WAITS}) AS waits,
              json_build_object('id', o.id, 'number', o.number, 'tier', o.tier, 'sellerId', o.seller_id, 'buyerId', o.buyer_id, 'state', o.state) AS order
       FROM order_line l JOIN sales_order o ON o.id = l.order_id
       WHERE l.production_plan_id = ${params.add(planId)} AND ${WAITS} > 0 AND o.state NOT IN ('draft', 'refused', 'cancelled')
         AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
       ORDER BY o.id, l.id FOR UPDATE OF o, l`),
      params,
    );
  }

  /** Sets shares aside for their lines, and gives the orders of which nothing waits any more: one statement. */
  async setAside(tx: TxCtx, shares: readonly LineShare[], at: Date): Promise<readonly number[]> {
    const params = new SqlParams();
    const [ids, quantities] = [params.add(shares.map(({ line }) => line.lineId)), params.add(shares.map(({ quantity }) => quantity))];
    const rows = await sql<{ orderId: number }>(
      tx,
      prepared(`WITH share AS (SELECT * FROM unnest(${ids}::bigint[], ${quantities}::numeric[]) AS t(id, quantity)),
      given AS (
        UPDATE order_line l SET allocated_base = l.allocated_base + share.quantity FROM share WHERE l.id = share.id RETURNING l.id, l.order_id
      ),
      touched AS (UPDATE sales_order o SET updated_at = ${params.add(at)} WHERE o.id IN (SELECT order_id FROM given))
      SELECT order_id AS "orderId" FROM (SELECT DISTINCT order_id FROM given) g
      WHERE NOT EXISTS (
        SELECT 1 FROM order_line l LEFT JOIN share ON share.id = l.id WHERE l.order_id = g.order_id AND ${WAITS} - coalesce(share.quantity, 0) > 0)`),
      params,
    );
    return rows.map(({ orderId }) => orderId);
  }

  /** The orders go on to one state. */
  async advance(tx: TxCtx, orderIds: readonly number[], state: OrderState): Promise<void> {
    await sql(tx, 'UPDATE sales_order SET state = $2 WHERE id = ANY ($1::bigint[])', [orderIds, state]);
  }

  /** Lines get another day, and their orders the latest of all their days: one statement. */
  async promiseOn(tx: TxCtx, lineIds: readonly number[], day: string, at: Date): Promise<void> {
    await sql(
      tx,
      `WITH moved AS (UPDATE order_line SET promised_on = $2 WHERE id = ANY ($1::bigint[]) RETURNING id, order_id)
       UPDATE sales_order o SET updated_at = $3, promised_on = greatest($2::date, (
         SELECT max(l.promised_on) FROM order_line l WHERE l.order_id = o.id AND NOT l.id = ANY ($1::bigint[])))
       FROM (SELECT DISTINCT order_id FROM moved) m WHERE o.id = m.order_id`,
      [lineIds, day, at],
    );
  }
}
