import type { OutcomeState } from '../archive/raw-file';

/**
 * `waiting`: in its turn; `read`: what of it counts, counts; `refused`: it cannot count; `attention`: somebody of head office must say
 * first what its columns mean; `opened`: an archive or a mail, whose files are deliveries of their own.
 */
export const DELIVERY_STATES = ['waiting', 'read', 'refused', 'attention', 'opened'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

const STATES: Readonly<Record<OutcomeState, DeliveryState>> = {
  archived: 'waiting', posted: 'read', identical: 'read', rejected: 'refused', layout: 'attention', opened: 'opened', held: 'attention', discarded: 'refused',
};

export const deliveryState = (state: OutcomeState): DeliveryState => STATES[state];
