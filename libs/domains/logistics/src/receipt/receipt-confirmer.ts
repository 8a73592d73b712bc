import { Injectable } from '@nestjs/common';
import { Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { shipmentStates } from '../shipment/shipment.states';
import { ShipmentTraces } from '../shipment/shipment-traces';
import { ShipmentRepository } from '../shipment/shipment.repository';
import { ReceiptBooking } from './receipt-booking';
import { type CountedReceipt, receivedLines } from './received-lines';
import { ReceiptRepository } from './receipt.repository';

/** The buyer confirms what arrived; what did not stays on the note as a difference. */
@Injectable()
export class ReceiptConfirmer {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly receipts: ReceiptRepository,
    private readonly booking: ReceiptBooking,
    private readonly traces: ShipmentTraces,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found, platform.forbidden, kernel.transition-refused, logistics.* */
  async confirm(tx: TxCtx, shipmentId: number, counted: readonly CountedReceipt[]): Promise<void> {
    const orderId = await this.shipments.orderOf(tx, shipmentId);
    if (orderId === undefined) throw platformErrors.notFound();
    const order = await this.booking.lockOrder(tx, orderId);
    const shipment = await this.shipments.lock(tx, shipmentId);
    if (!shipment) throw platformErrors.notFound();
    if (userOf(tx).organisationId !== shipment.buyerId) throw platformErrors.forbidden();
    const state = shipmentStates.transition(shipment, 'received');
    const lines = receivedLines(await this.receipts.sentLines(tx, shipmentId), counted);
    const now = this.clock.now();
    await this.receipts.record(tx, shipmentId, lines, now);
    await this.shipments.change(tx, shipmentId, state);
    await this.shipments.addEvent(tx, shipment, { kind: 'received', at: now });
    await this.booking.book(tx, order, shipment, lines);
    await this.traces.received(tx, shipment, lines.some(({ isShort }) => isShort));
  }
}
