import { Injectable } from '@nestjs/common';
import { type ShipmentEventPayload, shipmentReceived, shipmentTracked } from '@tributary/logistics';
import { type Ctx, type EventDelivery, type EventHandler, OnEvent } from '@tributary/platform';
import { shipmentNotices } from '../notice/shipment-notices';
import { Notifier } from './notifier';

type Tracked = ShipmentEventPayload & { readonly kind: string };
type Received = ShipmentEventPayload & { readonly withDifferences: boolean };

/** Tells what happens to goods on their way, where it is news. */
@Injectable()
@OnEvent<Tracked>(shipmentTracked)
export class TrackingNotifier implements EventHandler<Tracked> {
  constructor(private readonly notifier: Notifier) {}

  async handle(ctx: Ctx, { kind, ...shipment }: Tracked, delivery: EventDelivery): Promise<void> {
    if (kind in shipmentNotices) await this.notifier.tell(ctx, happening(kind, 'logistics.track', shipment), delivery);
  }
}

/** Tells that less arrived than left; a receipt without differences is a step of the order. */
@Injectable()
@OnEvent<Received>(shipmentReceived)
export class DifferenceNotifier implements EventHandler<Received> {
  constructor(private readonly notifier: Notifier) {}

  async handle(ctx: Ctx, { withDifferences, ...shipment }: Received, delivery: EventDelivery): Promise<void> {
    if (withDifferences) await this.notifier.tell(ctx, happening('differences', 'logistics.receive', shipment), delivery);
  }
}

function happening(event: string, action: string, { orderId, shipmentId, deliveryNoteNumber }: ShipmentEventPayload) {
  return { kind: `shipment.${event}`, orderId, deliveryNoteNumber, deed: { action, subject: 'shipment' as const, subjectId: shipmentId } };
}
