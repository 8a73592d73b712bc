import { Injectable } from '@nestjs/common';
import { partyScope, prepared, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { PlacedLine } from '../allocation/order-allocator';
import type { Draft } from '../basket/basket';

/** A draft that is about to become an order: locked, with its future number and who trades. */
export interface LockedDraft extends Draft {
  readonly tier: 1 | 2;
  readonly sequence: number;
  readonly buyerName: string;
  readonly sellerName: string;
  readonly buyerTrades: boolean;
  readonly sellerTrades: boolean;
}

export interface Submission {
  readonly draft: LockedDraft;
  readonly number: string;
  readonly purchaseOrderNumber: string;
  readonly note: string;
  readonly total: string;
  readonly searchText: string;
  readonly at: Date;
  readonly lines: readonly PlacedLine[];
}

@Injectable()
export class OrderSubmissionRepository {
  /** Undefined when there is no draft, or when somebody else has just submitted it. */
  lockDraft(tx: TxCtx, buyerId: number, sellerId: number): Promise<LockedDraft | undefined> {
    const params = new SqlParams();
    return sqlOne<LockedDraft>(
      tx,
      prepared(`SELECT o.id, o.tier, o.buyer_id AS "buyerId", o.seller_id AS "sellerId", nextval('order_number') AS sequence,
              coalesce(b.name, '') AS "buyerName", coalesce(s.name, '') AS "sellerName",
              organisation_trades(o.buyer_id) AS "buyerTrades", organisation_trades(o.seller_id) AS "sellerTrades"
       FROM sales_order o LEFT JOIN organisation b ON b.id = o.buyer_id LEFT JOIN organisation s ON s.id = o.seller_id
       WHERE o.buyer_id = ${params.add(buyerId)} AND o.seller_id = ${params.add(sellerId)} AND o.state = 'draft'
         AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
       FOR UPDATE OF o`),
      params,
    );
  }

  /** The draft becomes an order, its lines carry their snapshot: one statement. */
  async submit(tx: TxCtx, { draft, lines, ...order }: Submission): Promise<void> {
    const written = await sql(
      tx,
      prepared(`WITH head AS (
         UPDATE sales_order SET state = 'submitted', number = $2, purchase_order_number = $3, note = $4, total = $5, search_text = $6,
                submitted_at = $7, updated_at = $7
         WHERE id = $1
       )
       UPDATE order_line l SET location_id = v.location_id, base_quantity = v.base_quantity, unit_price = v.unit_price, amount = v.amount,
              price_list_id = v.price_list_id
       FROM unnest($8::bigint[], $9::bigint[], $10::numeric[], $11::numeric[], $12::numeric[], $13::bigint[])
         AS v(id, location_id, base_quantity, unit_price, amount, price_list_id)
       WHERE l.id = v.id AND l.order_id = $1 RETURNING l.id`),
      [
        draft.id, order.number, order.purchaseOrderNumber, order.note, order.total, order.searchText, order.at,
        lines.map(({ line }) => line.id), lines.map(({ locationId }) => locationId), lines.map(({ base }) => base),
        lines.map(({ price }) => price.unitPrice), lines.map(({ price }) => price.amount), lines.map(({ price }) => price.priceListId),
      ],
    );
    if (written.length !== lines.length) throw new Error(`The order ${order.number} lost lines while it was submitted.`);
  }
}
