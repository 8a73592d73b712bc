import { defineEvent } from '@tributary/platform';

/** Something that data comes by is in trouble, and its owner should know. */
export interface FlowTroubledPayload {
  readonly subject: 'feed' | 'mailbox';
  readonly subjectId: number;
  /** failed: it cannot be reached; late: nothing came by the time it was due; silent: not even our own test mail arrives. */
  readonly trouble: 'failed' | 'late' | 'silent';
}

export const flowTroubled = defineEvent<FlowTroubledPayload>('flows.troubled');
