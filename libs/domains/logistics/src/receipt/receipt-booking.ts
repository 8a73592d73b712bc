import { Injectable } from '@nestjs/common';
import { StockLedger, StockLocations } from '@tributary/inventory';
import { Fulfilment, type FulfilledOrder } from '@tributary/orders';
import type { TxCtx } from '@tributary/platform';
import type { LockedShipment } from '../shipment/shipment.repository';
import type { ReceivedLine } from './received-lines';
import { ReceiptRepository } from './receipt.repository';

/** What a receipt changes beside the shipment itself. */
@Injectable()
export class ReceiptBooking {
  constructor(
    private readonly stock: StockLedger,
    private readonly locations: StockLocations,
    private readonly fulfilment: Fulfilment,
    private readonly receipts: ReceiptRepository,
  ) {}

  /** Holds the order still. Whoever changes order and shipment takes the order first. @throws platform.not-found */
  lockOrder(tx: TxCtx, orderId: number): Promise<FulfilledOrder> {
    return this.fulfilment.lock(tx, orderId);
  }

  /** Received goods become the buyer's stock; the order learns of them. */
  async book(tx: TxCtx, order: FulfilledOrder, shipment: LockedShipment, lines: readonly ReceivedLine[]): Promise<void> {
    const locationId = await this.locations.receiving(tx, shipment.buyerId);
    const arrived = lines.map(({ line, base }) => ({ ownerId: shipment.buyerId, locationId, skuId: line.skuId, quantity: base }));
    await this.stock.receive(tx, arrived, { kind: 'shipment', id: shipment.id, number: shipment.number });
    const complete = await this.receipts.isLast(tx, shipment.orderId);
    const received = lines.map(({ line, base }) => ({ lineId: line.orderLineId, base }));
    await this.fulfilment.recordReceived(tx, order, received, complete, { shipmentId: shipment.id, deliveryNoteNumber: shipment.number });
  }
}
