import type { ReturnDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type ReturnState = ReturnDto['state'];

/** Every state in the order in which a return meets them. */
export const returnStates: readonly ReturnState[] = ['requested', 'approved', 'sent', 'taken-in', 'refused', 'withdrawn'];

const tones: Record<ReturnState, Tone> = { requested: 'sand', approved: 'sand', sent: 'river', 'taken-in': 'leaf', refused: 'clay', withdrawn: 'quiet' };

export function returnTone(state: ReturnState): Tone {
  return tones[state];
}
