import { Injectable } from '@nestjs/common';
import { partySql } from '@tributary/orders';
import { cursorKey, fetchSize, type PageQuery, partyScope, searchSql, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { ShipmentState } from './shipment.states';
import { orderedSql } from './shipment-quantity';
import type { ShipmentEventView, ShipmentLineView, ShipmentSummary, ShipmentView } from './shipment-view';

export interface ShipmentFilter {
  /** On which side of the shipment the caller's organisation stands. */
  readonly side: 'buyer' | 'seller';
  readonly state?: ShipmentState;
  readonly orderId?: number;
}

const SUMMARY = `
  s.id, s.delivery_note_number AS "deliveryNoteNumber", s.state, s.departure_at AS "departureAt", s.expected_arrival_at AS "expectedArrivalAt",
  nullif(s.vehicle_number, '') AS "vehicleNumber", nullif(s.carrier, '') AS carrier,
  e.kind AS "lastEventKind", e.at AS "lastEventAt", nullif(e.note, '') AS "lastEventNote",
  s.order_id AS "orderId", o.number AS "orderNumber", ${partySql('seller', 'seller')} AS seller, ${partySql('buyer', 'buyer')} AS buyer,
  (SELECT count(*) FROM shipment_line l WHERE l.shipment_id = s.id) AS "lineCount", s.issued_at AS "createdAt"`;

const FROM = `
  shipment s JOIN sales_order o ON o.id = s.order_id
  LEFT JOIN organisation seller ON seller.id = s.seller_id LEFT JOIN organisation buyer ON buyer.id = s.buyer_id
  LEFT JOIN LATERAL (SELECT kind, at, note FROM consignment_event e WHERE e.shipment_id = s.id ORDER BY e.id DESC LIMIT 1) e ON TRUE`;

@Injectable()
export class ShipmentReadRepository {
  /** Newest first. A reader from head office who is no party sees the shipments of its dealers on either side. */
  list(tx: TxCtx, filter: ShipmentFilter & PageQuery): Promise<ShipmentSummary[]> {
    const params = new SqlParams();
    const where = [partyScope(tx, 's.buyer_id', 's.seller_id', params), searchSql('s.search_text', filter.search, params)];
    const own = tx.actor.kind === 'user' && (tx.actor.organisationKind === 'dealer' || filter.side === 'seller');
    if (own) where.push(`s.${filter.side}_id = ${params.add(tx.scope.organisation)}`);
    if (filter.state) where.push(`s.state = ${params.add(filter.state)}`);
    if (filter.orderId !== undefined) where.push(`s.order_id = ${params.add(filter.orderId)}`);
    const after = cursorKey(filter, 1);
    if (after) where.push(`s.id < ${params.add(after[0])}::bigint`);
    return sql<ShipmentSummary>(tx, `SELECT ${SUMMARY} FROM ${FROM} WHERE ${where.join(' AND ')} ORDER BY s.id DESC LIMIT ${params.add(fetchSize(filter))}`, params);
  }

  head(tx: TxCtx, id: number): Promise<Omit<ShipmentView, 'lines' | 'events'> | undefined> {
    const params = new SqlParams();
    return sqlOne(
      tx,
      `SELECT ${SUMMARY}, nullif(s.driver_name, '') AS "driverName", nullif(s.driver_phone, '') AS "driverPhone",
              nullif(o.purchase_order_number, '') AS "purchaseOrderNumber", nullif(d.address, '') AS "buyerAddress",
              s.received_at AS "receivedAt", s.received_by AS "receivedBy"
       FROM ${FROM} LEFT JOIN dealer d ON d.id = s.buyer_id
       WHERE s.id = ${params.add(id)} AND ${partyScope(tx, 's.buyer_id', 's.seller_id', params)}`,
      params,
    );
  }

  lines(tx: TxCtx, shipmentId: number): Promise<ShipmentLineView[]> {
    return sql<ShipmentLineView>(
      tx,
      `SELECT sl.id, sl.order_line_id AS "orderLineId", ol.line_no AS "lineNo", sl.sku_id AS "skuId", ol.sku_code AS code, ol.sku_name AS name,
              nullif(ol.sku_name_en, '') AS "nameEn", ${orderedSql('sl.base_quantity', 'ol')} AS quantity, ol.unit,
              coalesce(loc.name, '') AS "locationName", nullif(loc.name_en, '') AS "locationNameEn",
              ${orderedSql('sl.received_base', 'ol')} AS "receivedQuantity", nullif(sl.difference_note, '') AS "differenceNote"
       FROM shipment_line sl JOIN order_line ol ON ol.id = sl.order_line_id LEFT JOIN stock_location loc ON loc.id = sl.location_id
       WHERE sl.shipment_id = $1 ORDER BY ol.line_no, sl.id`,
      [shipmentId],
    );
  }

  events(tx: TxCtx, shipmentId: number): Promise<ShipmentEventView[]> {
    return sql<ShipmentEventView>(
      tx,
      `SELECT id, kind, at, recorded_at AS "recordedAt", nullif(note, '') AS note, latitude::float8 AS latitude, longitude::float8 AS longitude,
              expected_arrival_at AS "expectedArrivalAt", actor_name AS "actorName"
       FROM consignment_event WHERE shipment_id = $1 ORDER BY id`,
      [shipmentId],
    );
  }
}
