import { defineStates, type StateOf } from '@tributary/kernel';

/** The way of goods back to their seller, the same in both tiers. Until they are sent the buyer may think again. */
export const returnStates = defineStates({
  initial: 'requested',
  transitions: [
    { name: 'approve', from: ['requested'], to: 'approved' },
    { name: 'refuse', from: ['requested'], to: 'refused' },
    { name: 'withdraw', from: ['requested', 'approved'], to: 'withdrawn' },
    { name: 'send', from: ['approved'], to: 'sent' },
    { name: 'take-in', from: ['sent'], to: 'taken-in' },
  ],
});

export type ReturnState = StateOf<typeof returnStates>;
export const RETURN_STATES = returnStates.states;
