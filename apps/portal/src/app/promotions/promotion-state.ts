import type { PromotionSummaryDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type PromotionState = PromotionSummaryDto['state'];
export type PromotionKind = PromotionSummaryDto['kind'];

export const promotionStates: readonly PromotionState[] = ['running', 'planned', 'ended'];
export const promotionKinds: readonly PromotionKind[] = ['percentage', 'amount', 'buy-n-get-m', 'tiered'];

const tones: Readonly<Record<PromotionState, Tone>> = { running: 'leaf', planned: 'river', ended: 'quiet' };

export function promotionTone(state: PromotionState): Tone {
  return tones[state];
}
