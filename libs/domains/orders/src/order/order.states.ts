import { defineStates, type StateOf } from '@tributary/kernel';

/**
 * The life of an order, the same in both tiers. A draft is a basket: it is submitted or deleted, never cancelled. Nothing
 * shipped can be cancelled, which the states say by themselves: what can be cancelled ends with the first shipment.
 * `confirmed` is passed through: what follows at once is `allocated` where every open line's goods are set aside, and
 * `in-production` where some line still waits for them.
 */
export const orderStates = defineStates({
  initial: 'draft',
  transitions: [
    { name: 'submit', from: ['draft'], to: 'submitted' },
    { name: 'approve', from: ['submitted'], to: 'confirmed' },
    { name: 'offer', from: ['submitted', 'confirmed', 'in-production', 'allocated'], to: 'offered' },
    // the buyer changes lines: whether somebody has to look at them is asked again
    { name: 'change', from: ['submitted', 'confirmed', 'in-production', 'allocated'], to: 'submitted' },
    // only words change
    { name: 'annotate', from: ['submitted'], to: 'submitted' },
    { name: 'annotate', from: ['confirmed'], to: 'confirmed' },
    { name: 'annotate', from: ['in-production'], to: 'in-production' },
    { name: 'annotate', from: ['allocated'], to: 'allocated' },
    { name: 'accept', from: ['offered'], to: 'confirmed' },
    { name: 'decline', from: ['offered'], to: 'cancelled' },
    { name: 'plan', from: ['confirmed', 'allocated'], to: 'in-production' },
    { name: 'allocate', from: ['confirmed', 'in-production'], to: 'allocated' },
    { name: 'allocate-part', from: ['in-production'], to: 'in-production' },
    { name: 'allocate-part', from: ['shipping'], to: 'shipping' },
    { name: 'release', from: ['confirmed'], to: 'confirmed' },
    { name: 'release', from: ['in-production'], to: 'in-production' },
    { name: 'release', from: ['allocated'], to: 'allocated' },
    { name: 'release', from: ['shipping'], to: 'shipping' },
    { name: 'split', from: ['confirmed'], to: 'confirmed' },
    { name: 'split', from: ['in-production'], to: 'in-production' },
    { name: 'split', from: ['allocated'], to: 'allocated' },
    { name: 'split', from: ['shipping'], to: 'shipping' },
    { name: 'refuse', from: ['submitted'], to: 'refused' },
    { name: 'cancel', from: ['submitted', 'offered', 'confirmed', 'in-production', 'allocated'], to: 'cancelled' },
    { name: 'ship-part', from: ['confirmed', 'in-production', 'allocated', 'shipping'], to: 'shipping' },
    { name: 'ship', from: ['confirmed', 'in-production', 'allocated', 'shipping'], to: 'shipped' },
    { name: 'close-rest', from: ['shipping'], to: 'shipped' },
    { name: 'receive-part', from: ['shipping'], to: 'shipping' },
    { name: 'receive-part', from: ['shipped'], to: 'shipped' },
    { name: 'receive', from: ['shipped'], to: 'received' },
    { name: 'close', from: ['received'], to: 'closed' },
  ],
});

export type OrderState = StateOf<typeof orderStates>;
export const ORDER_STATES = orderStates.states;
