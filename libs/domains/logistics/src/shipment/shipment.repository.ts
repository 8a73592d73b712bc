import { Injectable } from '@nestjs/common';
import { actorName, partyScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { ShipmentState, TrackingKind } from './shipment.states';
import type { ShippedLine } from './shipment-lines';

/** Who drives what, and when. Empty texts where nobody said. */
export interface Transport {
  readonly carrier: string;
  readonly vehicleNumber: string;
  readonly driverName: string;
  readonly driverPhone: string;
  readonly departureAt: Date | null;
  readonly expectedArrivalAt: Date | null;
}

export interface NewShipment extends Transport {
  readonly number: string;
  readonly orderId: number;
  readonly sellerId: number;
  readonly buyerId: number;
  readonly state: ShipmentState;
  readonly issuedAt: Date;
  readonly searchText: string;
}

/** A shipment held still while it changes. */
export interface LockedShipment {
  readonly id: number;
  readonly number: string;
  readonly orderId: number;
  readonly sellerId: number;
  readonly buyerId: number;
  readonly state: ShipmentState;
}

export interface NewConsignmentEvent {
  readonly kind: TrackingKind | 'issued' | 'received';
  readonly at: Date;
  readonly note?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly expectedArrivalAt?: Date;
}

@Injectable()
export class ShipmentRepository {
  /** The next number of the seller's delivery notes in a month `YYYYMM`; parallel notes wait for each other. */
  async nextNumber(tx: TxCtx, sellerId: number, month: string): Promise<number> {
    const row = await sqlOne<{ last: number }>(
      tx,
      `INSERT INTO delivery_note_counter AS c (seller_id, month, last) VALUES ($1, $2, 1)
       ON CONFLICT (seller_id, month) DO UPDATE SET last = c.last + 1 RETURNING last`,
      [sellerId, month],
    );
    if (!row) throw new Error('The counter of delivery notes gave no number.');
    return row.last;
  }

  async create(tx: TxCtx, shipment: NewShipment): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO shipment (delivery_note_number, order_id, seller_id, buyer_id, state, carrier, vehicle_number, driver_name, driver_phone,
                             departure_at, expected_arrival_at, issued_at, issued_by, search_text)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
      [
        shipment.number, shipment.orderId, shipment.sellerId, shipment.buyerId, shipment.state, shipment.carrier, shipment.vehicleNumber,
        shipment.driverName, shipment.driverPhone, shipment.departureAt, shipment.expectedArrivalAt, shipment.issuedAt, actorName(tx), shipment.searchText,
      ],
    );
    if (!row) throw new Error('The shipment was not created.');
    return row.id;
  }

  /** One statement for all lines. */
  async addLines(tx: TxCtx, shipmentId: number, { sellerId, buyerId }: NewShipment, lines: readonly ShippedLine[]): Promise<void> {
    await sql(
      tx,
      `INSERT INTO shipment_line (shipment_id, seller_id, buyer_id, order_line_id, sku_id, location_id, base_quantity)
       SELECT $1, $2, $3, * FROM unnest($4::bigint[], $5::bigint[], $6::bigint[], $7::numeric[])`,
      [
        shipmentId, sellerId, buyerId, lines.map(({ line }) => line.id), lines.map(({ line }) => line.skuId),
        lines.map(({ line }) => line.locationId), lines.map(({ base }) => base),
      ],
    );
  }

  /** The order of a shipment; undefined when the shipment is absent or out of scope. Locks nothing. */
  async orderOf(tx: TxCtx, id: number): Promise<number | undefined> {
    const params = new SqlParams();
    const row = await sqlOne<{ orderId: number }>(
      tx,
      `SELECT s.order_id AS "orderId" FROM shipment s WHERE s.id = ${params.add(id)} AND ${partyScope(tx, 's.buyer_id', 's.seller_id', params)}`,
      params,
    );
    return row?.orderId;
  }

  /** Locks the shipment; undefined when it is absent or out of scope. */
  lock(tx: TxCtx, id: number): Promise<LockedShipment | undefined> {
    const params = new SqlParams();
    return sqlOne<LockedShipment>(
      tx,
      `SELECT s.id, s.delivery_note_number AS number, s.order_id AS "orderId", s.seller_id AS "sellerId", s.buyer_id AS "buyerId", s.state
       FROM shipment s WHERE s.id = ${params.add(id)} AND ${partyScope(tx, 's.buyer_id', 's.seller_id', params)} FOR UPDATE`,
      params,
    );
  }

  /** Sets the state, and the expected arrival if a new one is known. */
  async change(tx: TxCtx, id: number, state: ShipmentState, change: { expectedArrivalAt?: Date | undefined; departureAt?: Date | undefined } = {}): Promise<void> {
    await sql(
      tx,
      `UPDATE shipment SET state = $2, expected_arrival_at = coalesce($3, expected_arrival_at), departure_at = coalesce($4, departure_at) WHERE id = $1`,
      [id, state, change.expectedArrivalAt ?? null, change.departureAt ?? null],
    );
  }

  async addEvent(tx: TxCtx, { id, sellerId, buyerId }: Pick<LockedShipment, 'id' | 'sellerId' | 'buyerId'>, event: NewConsignmentEvent): Promise<void> {
    await sql(
      tx,
      `INSERT INTO consignment_event (shipment_id, seller_id, buyer_id, kind, at, actor_name, note, latitude, longitude, expected_arrival_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id, sellerId, buyerId, event.kind, event.at, actorName(tx), event.note ?? '', event.latitude ?? null, event.longitude ?? null,
        event.expectedArrivalAt ?? null,
      ],
    );
  }
}
