import { defineStates, type StateOf } from '@tributary/kernel';

/**
 * The life of an order, the same in both tiers. A draft is a basket: it is submitted or deleted, never cancelled. Nothing
 * shipped can be cancelled, which the states say by themselves: `confirmed` ends with the first shipment.
 */
export const orderStates = defineStates({
  initial: 'draft',
  transitions: [
    { name: 'submit', from: ['draft'], to: 'submitted' },
    { name: 'approve', from: ['submitted'], to: 'confirmed' },
    { name: 'refuse', from: ['submitted'], to: 'refused' },
    { name: 'cancel', from: ['submitted', 'confirmed'], to: 'cancelled' },
    { name: 'ship-part', from: ['confirmed', 'shipping'], to: 'shipping' },
    { name: 'ship', from: ['confirmed', 'shipping'], to: 'shipped' },
    { name: 'receive-part', from: ['shipping'], to: 'shipping' },
    { name: 'receive-part', from: ['shipped'], to: 'shipped' },
    { name: 'receive', from: ['shipped'], to: 'received' },
    { name: 'close', from: ['received'], to: 'closed' },
  ],
});

export type OrderState = StateOf<typeof orderStates>;
export const ORDER_STATES = orderStates.states;
