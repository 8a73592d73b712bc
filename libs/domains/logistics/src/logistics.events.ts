import { defineEvent } from '@tributary/platform';

/** What every event of a shipment tells. */
export interface ShipmentEventPayload {
  readonly shipmentId: number;
  readonly deliveryNoteNumber: string;
  readonly orderId: number;
  readonly sellerId: number;
  readonly buyerId: number;
}

export const shipmentIssued = defineEvent<ShipmentEventPayload>('logistics.shipment-issued');
export const shipmentTracked = defineEvent<ShipmentEventPayload & { readonly kind: string }>('logistics.shipment-tracked');
export const shipmentReceived = defineEvent<ShipmentEventPayload & { readonly withDifferences: boolean }>('logistics.shipment-received');
