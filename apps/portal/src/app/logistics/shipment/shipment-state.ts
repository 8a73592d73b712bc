import type { ShipmentDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type ShipmentState = ShipmentDto['state'];

export const shipmentStates: readonly ShipmentState[] = ['issued', 'departed', 'arrived', 'received'];

const tones: Record<ShipmentState, Tone> = { issued: 'sand', departed: 'river', arrived: 'river', received: 'leaf' };

export function shipmentTone(state: ShipmentState): Tone {
  return tones[state];
}
