import type { OrderShipmentDto, ShipmentDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type ShipmentState = ShipmentDto['state'];

export const shipmentStates: readonly ShipmentState[] = ['issued', 'departed', 'arrived', 'received'];

const tones: Record<OrderShipmentDto['state'], Tone> = { issued: 'sand', departed: 'river', delayed: 'sand', arrived: 'river', received: 'leaf' };

/** Of a shipment, or of its short form within an order, which also knows delays. */
export function shipmentTone(state: OrderShipmentDto['state']): Tone {
  return tones[state];
}
