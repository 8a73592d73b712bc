import { Injectable } from '@nestjs/common';
import { AuditTrail, Outbox, type TxCtx } from '@tributary/platform';
import { shipmentIssued, shipmentReceived, shipmentTracked } from '../logistics.events';
import type { TrackingKind } from './shipment.states';
import type { LockedShipment } from './shipment.repository';

/** What a step of a shipment leaves behind for others: an entry of the audit trail and an event. */
@Injectable()
export class ShipmentTraces {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  async issued(tx: TxCtx, shipment: Omit<LockedShipment, 'state'>): Promise<void> {
    await this.record(tx, 'ship', shipment, {});
    await this.outbox.publish(tx, shipmentIssued, payload(shipment));
  }

  async tracked(tx: TxCtx, shipment: LockedShipment, kind: TrackingKind): Promise<void> {
    await this.record(tx, 'track', shipment, { kind });
    await this.outbox.publish(tx, shipmentTracked, { ...payload(shipment), kind });
  }

  async received(tx: TxCtx, shipment: LockedShipment, withDifferences: boolean): Promise<void> {
    await this.record(tx, 'receive', shipment, { withDifferences });
    await this.outbox.publish(tx, shipmentReceived, { ...payload(shipment), withDifferences });
  }

  private async record(tx: TxCtx, verb: string, { id, number }: Omit<LockedShipment, 'state'>, detail: object): Promise<void> {
    await this.audit.record(tx, { action: `logistics.${verb}`, subject: 'shipment', subjectId: id, detail: { deliveryNoteNumber: number, ...detail } });
  }
}

function payload({ id, number, orderId, sellerId, buyerId }: Omit<LockedShipment, 'state'>) {
  return { shipmentId: id, deliveryNoteNumber: number, orderId, sellerId, buyerId };
}
