import { Injectable } from '@nestjs/common';
import { partyScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { OrderLine } from '../order/order';
import type { Parties } from '../order/order-party';
import type { LockedReturn, ReturnLine, ReturnTransport } from './order-return';
import type { BaseOf, RequestedLine, TakenIn } from './return-quantity';
import type { ReturnState } from './return.states';

/** An order whose goods may come back, held still. */
export interface ReturnableOrder extends Parties {
  readonly id: number;
  readonly number: string;
  readonly sequence: number;
  /** Search texts of both parties. */
  readonly partiesText: string;
  readonly lines: readonly ReturnableLine[];
}

export type ReturnableLine = Pick<OrderLine, 'id' | 'skuId' | 'skuCode' | 'quantity' | 'unit' | 'baseQuantity' | 'receivedBase'> & { readonly returnedBase: string };

export interface NewReturn {
  readonly number: string;
  readonly reason: string;
  readonly requestedBy: number;
  readonly at: Date;
  readonly searchText: string;
  readonly lines: readonly RequestedLine<ReturnableLine>[];
}

@Injectable()
export class OrderReturnRepository {
  /** Undefined when absent or foreign. */
  async lockOrder(tx: TxCtx, id: number): Promise<ReturnableOrder | undefined> {
    const params = new SqlParams();
    const head = await sqlOne<Omit<ReturnableOrder, 'lines'>>(
      tx,
      `SELECT o.id, o.number, o.tier, o.seller_id AS "sellerId", o.buyer_id AS "buyerId", nextval('return_number') AS sequence,
              concat_ws(' ', b.search_text, s.search_text) AS "partiesText"
       FROM sales_order o LEFT JOIN organisation b ON b.id = o.buyer_id LEFT JOIN organisation s ON s.id = o.seller_id
       WHERE o.id = ${params.add(id)} AND o.state <> 'draft' AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)} FOR UPDATE OF o`,
      params,
    );
    if (!head) return undefined;
    const lines = await sql<ReturnableLine>(
      tx,
      `SELECT l.id, l.sku_id AS "skuId", l.sku_code AS "skuCode", trim_scale(l.quantity) AS quantity, l.unit, trim_scale(l.base_quantity) AS "baseQuantity",
              trim_scale(l.received_base) AS "receivedBase", trim_scale(l.returned_base) AS "returnedBase" FROM order_line l WHERE l.order_id = $1 ORDER BY l.line_no`,
      [id],
    );
    return { ...head, lines };
  }

  /** The return with its lines, and what they hold of the order: one statement. Gives its id. */
  async add(tx: TxCtx, order: ReturnableOrder, { number, reason, requestedBy, at, searchText, lines }: NewReturn): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `WITH head AS (
         INSERT INTO order_return (number, order_id, tier, seller_id, buyer_id, state, reason, requested_by, requested_at, updated_at, search_text)
         VALUES ($1, $2, $3, $4, $5, 'requested', $6, $7, $8, $8, $9) RETURNING id
       ), wanted AS (
         SELECT * FROM unnest($10::bigint[], $11::bigint[], $12::numeric[], $13::text[]) AS t(order_line_id, sku_id, base, condition)
       ), held AS (
         UPDATE order_line l SET returned_base = l.returned_base + w.base FROM wanted w WHERE l.id = w.order_line_id AND l.order_id = $2
       ), written AS (
         INSERT INTO return_line (return_id, order_line_id, seller_id, buyer_id, sku_id, requested_base, condition)
         SELECT head.id, w.order_line_id, $4, $5, w.sku_id, w.base, w.condition FROM head, wanted w
       ) SELECT id FROM head`,
      [
        number, order.id, order.tier, order.sellerId, order.buyerId, reason, requestedBy, at, searchText,
        lines.map(({ line }) => line.id), lines.map(({ line }) => line.skuId), lines.map(({ base }) => base),
        lines.map(({ condition }) => condition),
      ],
    );
    if (!row) throw new Error('The return was not written.');
    return row.id;
  }

  /** Holds the return still, its order before it. Undefined when absent or foreign. */
  async lock(tx: TxCtx, id: number): Promise<LockedReturn | undefined> {
    const params = new SqlParams();
    const visible = `r.id = ${params.add(id)} AND ${partyScope(tx, 'r.buyer_id', 'r.seller_id', params)}`;
    await sql(tx, `SELECT 1 FROM sales_order o WHERE o.id = (SELECT r.order_id FROM order_return r WHERE ${visible}) FOR UPDATE`, params);
    const head = await sqlOne<Omit<LockedReturn, 'lines'>>(
      tx,
      `SELECT r.id, r.number, r.order_id AS "orderId", r.tier, r.state, r.seller_id AS "sellerId", r.buyer_id AS "buyerId", r.requested_by AS "requestedBy"
       FROM order_return r WHERE ${visible} FOR UPDATE`,
      params,
    );
    return head && { ...head, lines: await this.lines(tx, id) };
  }

  private lines(tx: TxCtx, returnId: number): Promise<ReturnLine[]> {
    return sql<ReturnLine>(
      tx,
      `SELECT t.id, t.order_line_id AS "orderLineId", t.sku_id AS "skuId", l.sku_code AS "skuCode", l.location_id AS "locationId", trim_scale(l.quantity) AS quantity, l.unit,
              trim_scale(l.base_quantity) AS "baseQuantity", trim_scale(coalesce(l.confirmed_base, l.base_quantity)) AS "standingBase", l.amount,
              trim_scale(c.base) AS "creditedBase", c.credit AS credited, trim_scale(t.requested_base) AS "requestedBase", trim_scale(t.approved_base) AS "approvedBase"
       FROM return_line t JOIN order_line l ON l.id = t.order_line_id
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(e.restocked_base + e.scrapped_base), 0) AS base, coalesce(sum(e.credit), 0.00) AS credit
         FROM return_line e WHERE e.order_line_id = t.order_line_id AND e.id <> t.id
       ) c
       WHERE t.return_id = $1 ORDER BY l.line_no`,
      [returnId],
    );
  }

  /** The goods are on their way. */
  async send(tx: TxCtx, id: number, state: ReturnState, { carrier, waybillNumber }: ReturnTransport, at: Date): Promise<void> {
    await sql(tx, 'UPDATE order_return SET state = $2, updated_at = $3, carrier = $4, waybill_number = $5 WHERE id = $1', [id, state, at, carrier, waybillNumber]);
  }

  /** What the seller lets come back; what it does not is the buyer's again: one statement. */
  async approve(tx: TxCtx, id: number, state: ReturnState, lines: readonly BaseOf<ReturnLine>[], at: Date): Promise<void> {
    await sql(
      tx,
      `WITH head AS (UPDATE order_return SET state = $2, updated_at = $3 WHERE id = $1),
       decided AS (SELECT * FROM unnest($4::bigint[], $5::numeric[]) AS t(id, base)),
       approved AS (UPDATE return_line t SET approved_base = d.base FROM decided d WHERE t.id = d.id AND t.return_id = $1)
       UPDATE order_line l SET returned_base = l.returned_base - (t.requested_base - d.base)
       FROM decided d JOIN return_line t ON t.id = d.id WHERE l.id = t.order_line_id AND t.return_id = $1`,
      [id, state, at, lines.map(({ line }) => line.id), lines.map(({ base }) => base)],
    );
  }

  /** The return comes to nothing: what it held is the buyer's again: one statement. */
  async end(tx: TxCtx, id: number, state: ReturnState, at: Date): Promise<void> {
    await sql(
      tx,
      `WITH head AS (UPDATE order_return SET state = $2, updated_at = $3 WHERE id = $1)
       UPDATE order_line l SET returned_base = l.returned_base - coalesce(t.approved_base, t.requested_base) FROM return_line t WHERE t.return_id = $1 AND l.id = t.order_line_id`,
      [id, state, at],
    );
  }

  /** What came back, and what of the credit is free for it: one statement. */
  async takeIn(tx: TxCtx, id: number, state: ReturnState, { lines, credit, at }: { readonly lines: readonly TakenIn[]; readonly credit: string; readonly at: Date }): Promise<void> {
    await sql(
      tx,
      `WITH head AS (UPDATE order_return SET state = $2, updated_at = $3, credit = $4 WHERE id = $1)
       UPDATE return_line t SET restocked_base = v.restocked, scrapped_base = v.scrapped, credit = v.credit
       FROM unnest($5::bigint[], $6::numeric[], $7::numeric[], $8::numeric[]) AS v(id, restocked, scrapped, credit) WHERE t.id = v.id AND t.return_id = $1`,
      [
        id, state, at, credit, lines.map(({ line }) => line.id), lines.map(({ restockedBase }) => restockedBase),
        lines.map(({ scrappedBase }) => scrappedBase), lines.map((line) => line.credit),
      ],
    );
  }
}
