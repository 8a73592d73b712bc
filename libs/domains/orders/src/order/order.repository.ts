import { Injectable } from '@nestjs/common';
import { partyScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { OrderStepName } from '../orders.events';
import type { LockedOrder, OrderLine } from './order';
import type { OrderState } from './order.states';

/** What is agreed about a line; CNY and base units. */
export interface AgreedLine {
  readonly id: number;
  readonly confirmedBase: string;
  readonly allocatedBase: string;
  readonly unitPrice: string;
  readonly discount: string;
  readonly amount: string;
}

export interface OrderSettlement {
  readonly state: OrderState;
  readonly version: number;
  readonly total: string;
  readonly at: Date;
  readonly lines: readonly AgreedLine[];
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
      `SELECT o.id, o.number, o.tier, o.state, o.seller_id AS "sellerId", o.buyer_id AS "buyerId", o.total, o.version, o.submitted_at AS "submittedAt",
              o.note, o.purchase_order_number AS "purchaseOrderNumber", o.requested_on::text AS "requestedOn", o.approval_reasons AS "approvalReasons",
              ${peopleSql('submit', 'change')} AS "placedBy", ${peopleSql('offer')} AS "offeredBy"
       FROM sales_order o
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
              trim_scale(l.base_quantity) AS "baseQuantity", l.unit_price AS "unitPrice", l.requested_price AS "requestedPrice", l.discount, l.amount, l.gift,
              l.location_id AS "locationId", l.production_plan_id AS "productionPlanId", l.promised_on::text AS "promisedOn",
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

  /**
   * What the seller agrees to on every line of an order that `tx` has locked, and its state: one statement. Wishes for a
   * price are settled with it.
   */
  async settle(tx: TxCtx, id: number, settlement: OrderSettlement): Promise<void> {
    const { state, version, total, at, lines } = settlement;
    const column = (pick: (line: AgreedLine) => unknown): unknown[] => lines.map(pick);
    await sql(
      tx,
      `WITH head AS (UPDATE sales_order SET state = $2, version = $3, total = $4, updated_at = $5 WHERE id = $1)
       UPDATE order_line l SET confirmed_base = v.confirmed_base, allocated_base = v.allocated_base, unit_price = v.unit_price, requested_price = NULL,
              discount = v.discount, amount = v.amount
       FROM unnest($6::bigint[], $7::numeric[], $8::numeric[], $9::numeric[], $10::numeric[], $11::numeric[])
         AS v(id, confirmed_base, allocated_base, unit_price, discount, amount)
       WHERE l.id = v.id AND l.order_id = $1`,
      [
        id, state, version, total, at, column((line) => line.id), column((line) => line.confirmedBase), column((line) => line.allocatedBase),
        column((line) => line.unitPrice), column((line) => line.discount), column((line) => line.amount),
      ],
    );
  }

  /** A step that changes nothing but the state. */
  async move(tx: TxCtx, id: number, state: OrderState, at: Date): Promise<void> {
    await sql(tx, 'UPDATE sales_order SET state = $2, updated_at = $3 WHERE id = $1', [id, state, at]);
  }

  /** Whether goods of the order have left and not yet arrived. */
  async isOnItsWay(tx: TxCtx, id: number): Promise<boolean> {
    const row = await sqlOne(tx, `SELECT 1 FROM shipment h WHERE h.order_id = $1 AND h.state <> 'received' LIMIT 1`, [id]);
    return row !== undefined;
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

/** SQL: the users who took one of these steps of order `o`. */
function peopleSql(...names: readonly OrderStepName[]): string {
  const wanted = names.map((name) => `'${name}'`).join(', ');
  return `(SELECT coalesce(json_agg(DISTINCT e.user_id), '[]') FROM order_event e WHERE e.order_id = o.id AND e.name IN (${wanted}) AND e.user_id IS NOT NULL)`;
}
