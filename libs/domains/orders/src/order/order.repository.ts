import { Injectable } from '@nestjs/common';
import { partyScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { LockedOrder, OrderLine } from './order';
import type { OrderState } from './order.states';

/** What the seller decides about a line. */
export interface ConfirmedLine {
  readonly id: number;
  readonly confirmedBase: string;
  /** What of it stays set aside. */
  readonly allocatedBase: string;
  readonly amount: string;
}

/** Base units by line. */
export interface LineQuantity {
  readonly lineId: number;
  readonly base: string;
}

@Injectable()
export class OrderRepository {
  /** An order with its lines, locked; undefined when absent or foreign. A basket is not an order yet. */
  async lock(tx: TxCtx, id: number): Promise<LockedOrder | undefined> {
    const params = new SqlParams();
    const head = await sqlOne<Omit<LockedOrder, 'lines'>>(
      tx,
      `SELECT o.id, o.number, o.tier, o.state, o.seller_id AS "sellerId", o.buyer_id AS "buyerId", o.total FROM sales_order o
       WHERE o.id = ${params.add(id)} AND o.state <> 'draft' AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)} FOR UPDATE`,
      params,
    );
    return head && { ...head, lines: await this.lines(tx, id) };
  }

  private lines(tx: TxCtx, orderId: number): Promise<OrderLine[]> {
    const params = new SqlParams();
    return sql<OrderLine>(
      tx,
      `SELECT l.id, l.line_no AS "lineNo", l.sku_id AS "skuId", l.sku_code AS "skuCode", trim_scale(l.quantity) AS quantity, l.unit,
              trim_scale(l.base_quantity) AS "baseQuantity", l.amount, l.gift, l.location_id AS "locationId",
              l.production_plan_id AS "productionPlanId",
              trim_scale(l.confirmed_base) AS "confirmedBase", trim_scale(l.allocated_base) AS "allocatedBase", trim_scale(l.shipped_base) AS "shippedBase", trim_scale(l.received_base) AS "receivedBase"
       FROM order_line l WHERE l.order_id = ${params.add(orderId)} AND ${partyScope(tx, 'l.buyer_id', 'l.seller_id', params)}
       ORDER BY l.line_no`,
      params,
    );
  }

  /** The end of an order that `tx` has locked: whatever was set aside and has not left is free again. */
  async end(tx: TxCtx, id: number, state: OrderState, at: Date): Promise<void> {
    await sql(
      tx,
      `WITH head AS (UPDATE sales_order SET state = $2, updated_at = $3 WHERE id = $1)
       UPDATE order_line SET allocated_base = shipped_base WHERE order_id = $1`,
      [id, state, at],
    );
  }

  /** The seller's decision on every line of an order that `tx` has locked: one statement. */
  async confirm(tx: TxCtx, id: number, state: OrderState, decision: { lines: readonly ConfirmedLine[]; total: string; at: Date }): Promise<void> {
    const { lines, total, at } = decision;
    await sql(
      tx,
      `WITH head AS (UPDATE sales_order SET state = $2, total = $3, updated_at = $4 WHERE id = $1)
       UPDATE order_line l SET confirmed_base = v.confirmed_base, allocated_base = v.allocated_base, amount = v.amount
       FROM unnest($5::bigint[], $6::numeric[], $7::numeric[], $8::numeric[]) AS v(id, confirmed_base, amount, allocated_base) WHERE l.id = v.id AND l.order_id = $1`,
      [id, state, total, at, lines.map((line) => line.id), lines.map((line) => line.confirmedBase), lines.map((line) => line.amount),
       lines.map((line) => line.allocatedBase)],
    );
  }

  /** Adds to what was shipped or received of an order that `tx` has locked, and sets its state: one statement. */
  async progress(tx: TxCtx, id: number, column: 'shipped_base' | 'received_base', step: { lines: readonly LineQuantity[]; state: OrderState; at: Date }): Promise<void> {
    const { lines, state, at } = step;
    await sql(
      tx,
      `WITH head AS (UPDATE sales_order SET state = $2, updated_at = $3 WHERE id = $1)
       UPDATE order_line l SET ${column} = l.${column} + v.quantity
       FROM (SELECT id, sum(quantity) AS quantity FROM unnest($4::bigint[], $5::numeric[]) AS t(id, quantity) GROUP BY id) v
       WHERE l.id = v.id AND l.order_id = $1`,
      [id, state, at, lines.map(({ lineId }) => lineId), lines.map(({ base }) => base)],
    );
  }
}
