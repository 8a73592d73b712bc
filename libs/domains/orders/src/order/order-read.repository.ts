import { Injectable } from '@nestjs/common';
import { partyScope, sql, sqlOne, SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import type { OrderDetailLine, OrderHead, OrderHistoryEntry, OrderShipment } from './order';
import { partySql } from './order-party';

@Injectable()
export class OrderReadRepository {
  /** An order by id; undefined when absent, foreign, or still a basket. */
  head(tx: TxCtx, id: number): Promise<OrderHead | undefined> {
    const params = new SqlParams();
    return sqlOne<OrderHead>(
      tx,
      `SELECT o.id, o.number, o.tier, o.state, ${partySql('seller', 's')} AS seller,
              ${partySql('buyer', 'b')} AS buyer, nullif(o.purchase_order_number, '') AS "purchaseOrderNumber", nullif(o.note, '') AS note,
              o.total, o.version, o.approval_reasons AS "approvalReasons", nullif(o.acted_by_name, '') AS "actedByName", o.promised_on::text AS "promisedOn", o.requested_on::text AS "requestedOn",
              o.submitted_at AS "submittedAt", o.created_at AS "createdAt", o.updated_at AS "updatedAt"
       FROM sales_order o LEFT JOIN organisation s ON s.id = o.seller_id LEFT JOIN organisation b ON b.id = o.buyer_id
       WHERE o.id = ${params.add(id)} AND o.state <> 'draft' AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}`,
      params,
    );
  }

  lines(tx: TxCtx, orderId: number): Promise<OrderDetailLine[]> {
    const params = new SqlParams();
    return sql<OrderDetailLine>(
      tx,
      `SELECT l.id, l.line_no AS "lineNo", l.sku_id AS "skuId", l.sku_code AS code, l.sku_name AS name, nullif(l.sku_name_en, '') AS "nameEn",
              trim_scale(l.quantity) AS quantity, l.unit, trim_scale(l.base_quantity) AS "baseQuantity", l.base_unit AS "baseUnit",
              l.unit_price AS "unitPrice", l.requested_price AS "requestedPrice", l.discount, l.amount, l.gift, ${PROMOTIONS} AS promotions, l.location_id AS "locationId", l.production_plan_id AS "planId", coalesce(w.name, '') AS "locationName",
              nullif(w.name_en, '') AS "locationNameEn", l.supply,
              p.id IS NOT NULL AND l.allocated_base < coalesce(l.confirmed_base, l.base_quantity) AS "awaitsPlanning", l.promised_on::text AS "promisedOn",
              ${orderedSql('l.confirmed_base')} AS "confirmedQuantity", ${orderedSql('l.allocated_base')} AS "allocatedQuantity",
              ${orderedSql('l.shipped_base')} AS "shippedQuantity", ${orderedSql('l.received_base')} AS "receivedQuantity",
              ${orderedSql('l.returned_base')} AS "returnedQuantity"
       FROM order_line l LEFT JOIN stock_location w ON w.id = l.location_id AND ${stockScope(tx, 'w.owner_id', 'w.id', params)}
       LEFT JOIN production_plan p ON p.id = l.production_plan_id AND p.origin = 'demand' AND ${stockScope(tx, 'p.owner_id', 'p.location_id', params)}
       WHERE l.order_id = ${params.add(orderId)} AND ${partyScope(tx, 'l.buyer_id', 'l.seller_id', params)} ORDER BY l.line_no`,
      params,
    );
  }

  history(tx: TxCtx, orderId: number): Promise<OrderHistoryEntry[]> {
    const params = new SqlParams();
    return sql<OrderHistoryEntry>(
      tx,
      `SELECT e.at, e.name, e.from_state AS "from", e.to_state AS "to", e.actor_name AS "actorName", e.on_behalf_of_name AS "onBehalfOf",
              nullif(e.reason, '') AS reason, e.actor_name = '' AS automatic
       FROM order_event e WHERE e.order_id = ${params.add(orderId)} AND ${partyScope(tx, 'e.buyer_id', 'e.seller_id', params)} ORDER BY e.id`,
      params,
    );
  }

  /** What is on its way, each with its latest news; `withPhone` also tells how to reach the driver. */
  shipments(tx: TxCtx, orderId: number, withPhone: boolean): Promise<OrderShipment[]> {
    const params = new SqlParams();
    return sql<OrderShipment>(
      tx,
      `SELECT h.id, h.delivery_note_number AS "deliveryNoteNumber", h.state, h.departure_at AS "departureAt", h.expected_arrival_at AS "expectedArrivalAt",
              nullif(h.vehicle_number, '') AS "vehicleNumber", nullif(h.driver_name, '') AS "driverName",
              ${withPhone ? `nullif(h.driver_phone, '')` : 'NULL'} AS "driverPhone", nullif(h.carrier, '') AS carrier,
              e.kind AS "lastEventKind", e.at AS "lastEventAt", nullif(e.note, '') AS "lastEventNote"
       FROM shipment h
       LEFT JOIN LATERAL (SELECT kind, at, note FROM consignment_event WHERE shipment_id = h.id ORDER BY id DESC LIMIT 1) e ON true
       WHERE h.order_id = ${params.add(orderId)} AND ${partyScope(tx, 'h.buyer_id', 'h.seller_id', params)} ORDER BY h.id`,
      params,
    );
  }
}

/** SQL: what promotions gave line `l`, as JSON. */
const PROMOTIONS = `(SELECT coalesce(json_agg(p.explanation || jsonb_build_object('amount', p.amount::text) ORDER BY p.id), '[]') FROM order_line_promotion p WHERE p.order_line_id = l.id)`;

/** SQL: base units of line `l` in the unit in which it was ordered. */
function orderedSql(base: string): string {
  return `trim_scale(trunc(${base} * l.quantity / l.base_quantity, 3))`;
}
