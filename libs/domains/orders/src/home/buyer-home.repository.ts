import { Injectable } from '@nestjs/common';
import { localNameSql } from '@tributary/dealers';
import type { LocalDate } from '@tributary/kernel';
import { partyScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import { partySql } from '../order/order-party';
import type { HomeOrder, HomeSupplier, HomeTask } from './buyer-home';

const LAST_ORDERS = 6;
/** More than anybody answers from a home page; the lists behind it show the rest. */
const MOST_TASKS = 20;

@Injectable()
export class BuyerHomeRepository {
  /** Everybody who supplies the buyer today, each with credit and basket: one statement. */
  suppliers(tx: TxCtx, buyerId: number, onDate: LocalDate): Promise<HomeSupplier[]> {
    const params = new SqlParams();
    const buyer = params.add(buyerId);
    return sql<HomeSupplier>(
      tx,
      prepared(`SELECT ${partySql('seller', 's', 'x')} AS seller, r."businessLine",
              CASE x.tier WHEN 1 THEN d.credit_limit ELSE a.credit_limit END AS "creditLimit", coalesce(a.used, 0.00) AS "creditUsed",
              (SELECT count(*) FROM order_line l WHERE l.order_id = o.id)::int AS "basketLines"
       FROM (
         SELECT r.supplier_id, string_agg(${localNameSql(tx, 'b')}, '、' ORDER BY b.code) AS "businessLine"
         FROM supply_relation r JOIN business_line b ON b.id = r.business_line_id
         WHERE r.buyer_id = ${buyer} AND r.valid @> ${params.add(onDate)}::date AND organisation_trades(r.supplier_id)
           AND ${partyScope(tx, 'r.buyer_id', 'r.supplier_id', params)}
         GROUP BY r.supplier_id
       ) r
       JOIN organisation s ON s.id = r.supplier_id
       JOIN dealer d ON d.id = ${buyer}
       CROSS JOIN LATERAL (SELECT s.id AS seller_id, CASE s.kind WHEN 'head_office' THEN 1 ELSE 2 END AS tier) x
       LEFT JOIN credit_account a ON a.buyer_id = d.id AND a.seller_id = s.id
       LEFT JOIN sales_order o ON o.buyer_id = d.id AND o.seller_id = s.id AND o.state = 'draft'
       ORDER BY s.code`),
      params,
    );
  }

  /** The latest orders, whoever got them, each with the next arrival. */
  orders(tx: TxCtx, buyerId: number): Promise<HomeOrder[]> {
    const params = new SqlParams();
    return sql<HomeOrder>(
      tx,
      prepared(`SELECT o.id, o.number, o.state, ${partySql('seller', 's')} AS seller, nullif(o.purchase_order_number, '') AS "purchaseOrderNumber", o.total,
              l."lineCount", l.name AS "firstLineName", nullif(l.name_en, '') AS "firstLineNameEn", o.submitted_at AS "submittedAt",
              h."expectedArrivalAt", o.promised_on AS "promisedOn"
       FROM (
         SELECT o.* FROM sales_order o WHERE o.buyer_id = ${params.add(buyerId)} AND o.submitted_at IS NOT NULL
           AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
         ORDER BY o.submitted_at DESC, o.id DESC LIMIT ${LAST_ORDERS}
       ) o
       LEFT JOIN organisation s ON s.id = o.seller_id
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS "lineCount", (array_agg(sku_name ORDER BY line_no))[1] AS name, (array_agg(sku_name_en ORDER BY line_no))[1] AS name_en
         FROM order_line WHERE order_id = o.id
       ) l
       CROSS JOIN LATERAL (
         SELECT min(expected_arrival_at) AS "expectedArrivalAt" FROM shipment WHERE order_id = o.id AND state IN ('issued', 'departed')
       ) h
       ORDER BY o.submitted_at DESC, o.id DESC`),
      params,
    );
  }

  /** What waits for the buyer, the longest wait first: changed orders to accept, arrivals to confirm. */
  tasks(tx: TxCtx, buyerId: number, at: Date): Promise<HomeTask[]> {
    const params = new SqlParams();
    const buyer = params.add(buyerId);
    return sql<HomeTask>(
      tx,
      prepared(`SELECT t.kind, t.order_id AS "orderId", o.number, ${partySql('seller', 's')} AS seller, t.shipment_id AS "shipmentId",
              t.delivery_note_number AS "deliveryNoteNumber", t.at
       FROM (
         SELECT 'offered' AS kind, o.id AS order_id, NULL::bigint AS shipment_id, NULL AS delivery_note_number, o.updated_at AS at
         FROM sales_order o WHERE o.buyer_id = ${buyer} AND o.state = 'offered'
         UNION ALL
         SELECT 'arrival', h.order_id, h.id, h.delivery_note_number, coalesce(h.expected_arrival_at, h.departure_at, h.issued_at)
         FROM shipment h
         WHERE h.buyer_id = ${buyer} AND (h.state = 'arrived' OR h.state IN ('issued', 'departed') AND h.expected_arrival_at <= ${params.add(at)})
       ) t
       JOIN sales_order o ON o.id = t.order_id AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
       LEFT JOIN organisation s ON s.id = o.seller_id
       ORDER BY t.at, t.order_id, t.shipment_id LIMIT ${MOST_TASKS}`),
      params,
    );
  }
}
