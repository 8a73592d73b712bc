import { Injectable } from '@nestjs/common';
import { partyScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { DeskLine, DeskLockedOrder, LinePart } from './desk-line';

/** What a line gets on top of what it has, and from where its goods come from now on. */
export interface LineGain {
  readonly lineId: number;
  readonly base: string;
  readonly locationId: number;
}

/** A part that becomes a line of its own. */
export interface NewPart extends LinePart {
  readonly lineId: number;
  readonly locationId: number;
  /** Set aside of it at once. */
  readonly allocatedBase: string;
  /** What of the old line's set-aside goods it takes the place of. */
  readonly givenUpBase: string;
  readonly planId: number | null;
  readonly promisedOn: string;
}

@Injectable()
export class DeskLineRepository {
  /** The orders among `ids` that the seller has, held still in order of their ids; baskets are not among them. */
  lockOrders(tx: TxCtx, sellerId: number, ids: readonly number[]): Promise<DeskLockedOrder[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT o.id, o.number, o.tier, o.state, o.seller_id AS "sellerId", o.buyer_id AS "buyerId", o.released_at AS "releasedAt",
              o.approval_reasons AS "approvalReasons"
       FROM sales_order o WHERE o.id = ANY (${params.add(ids)}::bigint[]) AND o.seller_id = ${params.add(sellerId)} AND o.state <> 'draft'
         AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
       ORDER BY o.id FOR UPDATE`,
      params,
    );
  }

  /** The lines of locked orders. */
  lines(tx: TxCtx, orderIds: readonly number[]): Promise<DeskLine[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT l.id, l.order_id AS "orderId", l.line_no AS "lineNo", l.sku_id AS "skuId", l.sku_code AS "skuCode", trim_scale(l.quantity) AS quantity, l.unit,
              trim_scale(l.base_quantity) AS "baseQuantity", trim_scale(coalesce(l.confirmed_base, l.base_quantity)) AS "agreedBase",
              trim_scale(l.allocated_base) AS "allocatedBase", trim_scale(l.shipped_base) AS "shippedBase", l.amount, l.discount, l.gift,
              (SELECT coalesce(json_agg(json_build_object('id', p.id, 'amount', p.amount::text) ORDER BY p.id), '[]') FROM order_line_promotion p
               WHERE p.order_line_id = l.id) AS promotions,
              l.location_id AS "locationId", l.production_plan_id AS "planId"
       FROM order_line l WHERE l.order_id = ANY (${params.add(orderIds)}::bigint[]) AND ${partyScope(tx, 'l.buyer_id', 'l.seller_id', params)}
       ORDER BY l.order_id, l.line_no`,
      params,
    );
  }

  /** Goods were set aside for these lines: one statement. Where all of a line is, its goods can leave today. */
  async gain(tx: TxCtx, gains: readonly LineGain[], today: string): Promise<void> {
    if (gains.length === 0) return;
    await sql(
      tx,
      `UPDATE order_line l SET allocated_base = l.allocated_base + v.base, location_id = v.location_id,
              promised_on = CASE WHEN l.allocated_base + v.base >= coalesce(l.confirmed_base, l.base_quantity) THEN $4::date ELSE l.promised_on END
       FROM unnest($1::bigint[], $2::numeric[], $3::bigint[]) AS v(id, base, location_id) WHERE l.id = v.id`,
      [gains.map(({ lineId }) => lineId), gains.map(({ base }) => base), gains.map(({ locationId }) => locationId), today],
    );
  }

  /**
   * Parts become lines of their own, at the price of the line that they leave: three statements, whatever their number.
   * Gives the id of each new line, in the order of the parts.
   */
  async split(tx: TxCtx, parts: readonly NewPart[]): Promise<number[]> {
    if (parts.length === 0) return [];
    const ids = (await sql<{ id: number }>(tx, `SELECT nextval(pg_get_serial_sequence('order_line', 'id')) AS id FROM generate_series(1, $1)`, [parts.length])).map(({ id }) => id);
    const params = new SqlParams();
    const column = (pick: (part: NewPart) => unknown, type: string): string => `${params.add(parts.map(pick))}::${type}[]`;
    await sql(
      tx,
      `WITH part AS (
         SELECT * FROM unnest(
           ${column((p) => p.lineId, 'bigint')}, ${column((p) => p.quantity, 'numeric')}, ${column((p) => p.base, 'numeric')}, ${column((p) => p.amount, 'numeric')},
           ${column((p) => p.discount, 'numeric')}, ${column((p) => p.locationId, 'bigint')}, ${column((p) => p.allocatedBase, 'numeric')},
           ${column((p) => p.planId, 'bigint')}, ${column((p) => p.promisedOn, 'date')}, ${params.add(ids)}::bigint[]
         ) AS v(id, part_quantity, base, part_amount, part_discount, place, part_allocated, plan_id, leaves_on, new_id)
       )
       INSERT INTO order_line (id, order_id, seller_id, buyer_id, line_no, sku_id, sku_code, sku_name, sku_name_en, base_unit, wanted_location_id, location_id,
         quantity, unit, base_quantity, unit_price, price_list_id, amount, discount, gift, requested_price, confirmed_base, allocated_base, supply, wanted_plan_id,
         production_plan_id, promised_on, part_no)
       SELECT p.new_id, l.order_id, l.seller_id, l.buyer_id,
         (SELECT max(m.line_no) FROM order_line m WHERE m.order_id = l.order_id) + row_number() OVER (PARTITION BY l.order_id ORDER BY l.line_no),
         l.sku_id, l.sku_code, l.sku_name, l.sku_name_en, l.base_unit, l.wanted_location_id, p.place,
         p.part_quantity, l.unit, p.base, l.unit_price, l.price_list_id, p.part_amount, p.part_discount, l.gift, l.requested_price,
         CASE WHEN l.confirmed_base IS NOT NULL THEN p.base END, p.part_allocated, CASE WHEN p.plan_id IS NULL THEN 'stock' ELSE 'preorder' END, NULL,
         p.plan_id, p.leaves_on,
         (SELECT max(m.part_no) FROM order_line m WHERE m.order_id = l.order_id AND m.sku_id = l.sku_id) + row_number() OVER (PARTITION BY l.order_id, l.sku_id ORDER BY l.line_no)
       FROM part p JOIN order_line l ON l.id = p.id`,
      params,
    );
    await sql(
      tx,
      `UPDATE order_line l SET quantity = l.quantity - v.quantity, base_quantity = l.base_quantity - v.base, confirmed_base = l.confirmed_base - v.base,
              allocated_base = l.allocated_base - v.given_up, amount = l.amount - v.amount, discount = l.discount - v.discount
       FROM unnest($1::bigint[], $2::numeric[], $3::numeric[], $4::numeric[], $5::numeric[], $6::numeric[]) AS v(id, quantity, base, amount, discount, given_up)
       WHERE l.id = v.id`,
      [
        parts.map((p) => p.lineId), parts.map((p) => p.quantity), parts.map((p) => p.base), parts.map((p) => p.amount), parts.map((p) => p.discount),
        parts.map((p) => p.givenUpBase),
      ],
    );
    return ids;
  }

  /** What the orders say has changed: they are a version further on. */
  async nextVersion(tx: TxCtx, orderIds: readonly number[]): Promise<void> {
    await sql(tx, 'UPDATE sales_order SET version = version + 1 WHERE id = ANY ($1::bigint[])', [orderIds]);
  }

  /** The orders can leave when the last of their lines can. */
  async dateOrders(tx: TxCtx, orderIds: readonly number[], at: Date): Promise<void> {
    await sql(
      tx,
      `UPDATE sales_order o SET updated_at = $2, promised_on = (SELECT max(l.promised_on) FROM order_line l WHERE l.order_id = o.id) WHERE o.id = ANY ($1::bigint[])`,
      [orderIds, at],
    );
  }

  async setStates(tx: TxCtx, orders: readonly { readonly id: number; readonly state: string }[]): Promise<void> {
    await sql(
      tx,
      'UPDATE sales_order o SET state = v.state FROM unnest($1::bigint[], $2::text[]) AS v(id, state) WHERE o.id = v.id',
      [orders.map(({ id }) => id), orders.map(({ state }) => state)],
    );
  }

  async setReleased(tx: TxCtx, orderId: number, at: Date): Promise<void> {
    await sql(tx, 'UPDATE sales_order SET released_at = $2, updated_at = $2 WHERE id = $1', [orderId, at]);
  }

  /** Where a plan makes its goods, and when they can leave; undefined when it is of another owner or SKU, closed, made by demand, or absent. */
  plan(tx: TxCtx, sellerId: number, skuId: number, planId: number): Promise<{ id: number; locationId: number; readyOn: string } | undefined> {
    return sqlOne(
      tx,
      `SELECT p.id, p.location_id AS "locationId", p.ready_on::text AS "readyOn" FROM production_plan p
       WHERE p.id = $1 AND p.owner_id = $2 AND p.sku_id = $3 AND p.status = 'open' AND p.origin = 'planned'`,
      [planId, sellerId, skuId],
    );
  }
}
