import type { Party } from '@tributary/orders';
import type { ShipmentState } from './shipment.states';

/** A shipment as lists show it; the driver's name and phone are on the document only. */
export interface ShipmentSummary {
  readonly id: number;
  readonly deliveryNoteNumber: string;
  readonly state: ShipmentState;
  readonly departureAt: Date | null;
  readonly expectedArrivalAt: Date | null;
  readonly vehicleNumber: string | null;
  readonly carrier: string | null;
  readonly lastEventKind: string | null;
  readonly lastEventAt: Date | null;
  readonly lastEventNote: string | null;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly seller: Party;
  readonly buyer: Party;
  readonly lineCount: number;
  readonly createdAt: Date;
}

/** The delivery note with everything on it. */
export interface ShipmentView extends ShipmentSummary {
  readonly driverName: string | null;
  readonly driverPhone: string | null;
  readonly purchaseOrderNumber: string | null;
  readonly buyerAddress: string | null;
  readonly receivedAt: Date | null;
  readonly receivedBy: string | null;
  readonly lines: readonly ShipmentLineView[];
  readonly events: readonly ShipmentEventView[];
}

/** Quantities in the unit of the order line. */
export interface ShipmentLineView {
  readonly id: number;
  readonly orderLineId: number;
  readonly lineNo: number;
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly locationName: string;
  readonly locationNameEn: string | null;
  readonly receivedQuantity: string | null;
  readonly differenceNote: string | null;
}

export interface ShipmentEventView {
  readonly id: number;
  readonly kind: string;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly note: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly expectedArrivalAt: Date | null;
  readonly actorName: string;
}
