import { defineEvent } from '@tributary/platform';

/** Something that data comes by is in trouble, and its owner should know. */
export interface FlowTroubledPayload {
  readonly subject: 'feed' | 'mailbox';
  readonly subjectId: number;
  /** asks: a site asks something that only a person can answer, now; failed: it cannot be reached; late: nothing came by the time it was due; silent: not even our own test mail arrives. */
  readonly trouble: 'failed' | 'late' | 'silent' | 'asks';
}

export const flowTroubled = defineEvent<FlowTroubledPayload>('flows.troubled');
