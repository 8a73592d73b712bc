import { defineStates, type StateOf } from '@tributary/kernel';

/** The life of a shipment. A position or a delay is an event on the way, not a state; a receipt may come before any event. */
export const shipmentStates = defineStates({
  initial: 'issued',
  transitions: [
    { name: 'departed', from: ['issued'], to: 'departed' },
    { name: 'position', from: ['issued', 'departed'], to: 'departed' },
    { name: 'delayed', from: ['issued'], to: 'issued' },
    { name: 'delayed', from: ['departed'], to: 'departed' },
    { name: 'arrived', from: ['issued', 'departed'], to: 'arrived' },
    { name: 'received', from: ['issued', 'departed', 'arrived'], to: 'received' },
  ],
});

export type ShipmentState = StateOf<typeof shipmentStates>;
export const SHIPMENT_STATES = shipmentStates.states;

/** What carriers and the seller report while goods travel. */
export const TRACKING_KINDS = ['departed', 'position', 'delayed', 'arrived'] as const;
export type TrackingKind = (typeof TRACKING_KINDS)[number];
