import type { ShipmentEventDto } from '@tributary/api-client';
import type { TimelineStep, Tone } from '@tributary/ui';

const tones: Record<ShipmentEventDto['kind'], Tone> = {
  issued: 'river',
  departed: 'river',
  position: 'river',
  delayed: 'sand',
  arrived: 'leaf',
  received: 'leaf',
};

/** Where the truck was, latest first. */
export function shipmentSteps(events: readonly ShipmentEventDto[], translate: (key: string, params?: Record<string, unknown>) => string): TimelineStep[] {
  return events
    .map((event) => ({
      title: translate(`shipmentEvent.${event.kind}`),
      at: event.at,
      who: event.actorName ?? undefined,
      note: [event.note, event.latitude === null ? null : translate('shipment.position', { latitude: event.latitude, longitude: event.longitude })]
        .filter(Boolean)
        .join(' · '),
      tone: tones[event.kind],
    }))
    .reverse();
}
