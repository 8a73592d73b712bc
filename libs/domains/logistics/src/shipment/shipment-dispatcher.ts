import { Injectable } from '@nestjs/common';
import { searchText, shanghaiToday } from '@tributary/kernel';
import { type StockDocument, StockLedger } from '@tributary/inventory';
import { Fulfilment, type FulfilledOrder } from '@tributary/orders';
import { Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { logisticsErrors } from '../logistics.errors';
import { deliveryNoteNumber } from './delivery-note-number';
import { type ShippedLine, shippedLines, type WantedLine } from './shipment-lines';
import { ShipmentTraces } from './shipment-traces';
import { type NewShipment, ShipmentRepository, type Transport } from './shipment.repository';

export interface Dispatch extends Transport {
  readonly orderId: number;
  /** Absent: everything confirmed and not yet shipped. */
  readonly lines?: readonly WantedLine[];
}

/** Goods leave the seller: the delivery note is issued, the reserved stock goes out, the order takes its step. */
@Injectable()
export class ShipmentDispatcher {
  constructor(
    private readonly fulfilment: Fulfilment,
    private readonly stock: StockLedger,
    private readonly shipments: ShipmentRepository,
    private readonly traces: ShipmentTraces,
    private readonly clock: Clock,
  ) {}

  /** Gives the id of the new shipment. @throws platform.not-found, platform.forbidden, logistics.*, kernel.transition-refused */
  async dispatch(tx: TxCtx, dispatch: Dispatch): Promise<number> {
    const order = await this.fulfilment.lock(tx, dispatch.orderId);
    if (userOf(tx).organisationId !== order.sellerId) throw platformErrors.forbidden();
    const now = this.clock.now();
    assertTimes(dispatch);
    const lines = shippedLines(order.lines, dispatch.lines);
    const shipment = await this.describe(tx, order, dispatch, now);
    const id = await this.shipments.create(tx, shipment);
    await this.shipments.addLines(tx, id, shipment, lines);
    await this.shipments.addEvent(tx, { ...order, id }, { kind: 'issued', at: now });
    await this.moveStock(tx, order, lines, { kind: 'shipment', id, number: shipment.number });
    await this.traces.issued(tx, { ...shipment, id });
    return id;
  }

  private async moveStock(tx: TxCtx, order: FulfilledOrder, lines: readonly ShippedLine[], document: StockDocument): Promise<void> {
    const moved = lines.map(({ line, base }) => ({ ownerId: order.sellerId, locationId: line.locationId, skuId: line.skuId, quantity: base }));
    await this.stock.issue(tx, moved, document);
    const shipped = lines.map(({ line, base }) => ({ lineId: line.id, base }));
    await this.fulfilment.recordShipped(tx, order, shipped, { shipmentId: document.id, deliveryNoteNumber: document.number });
  }

  private async describe(tx: TxCtx, order: FulfilledOrder, { lines: _, ...transport }: Dispatch, now: Date): Promise<NewShipment> {
    const month = shanghaiToday(now).slice(0, 7).replace('-', '');
    const number = deliveryNoteNumber(month, await this.shipments.nextNumber(tx, order.sellerId, month));
    const { sellerId, buyerId } = order;
    const state = transport.departureAt && transport.departureAt <= now ? 'departed' : 'issued';
    return { ...transport, number, sellerId, buyerId, state, issuedAt: now, searchText: searchText(number, order.number, transport.vehicleNumber, transport.carrier) };
  }
}

function assertTimes({ departureAt, expectedArrivalAt }: Transport): void {
  if (departureAt && expectedArrivalAt && expectedArrivalAt < departureAt) throw logisticsErrors.arrivalBeforeDeparture();
}
