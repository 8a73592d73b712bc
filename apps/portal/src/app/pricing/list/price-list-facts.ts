import type { PriceListDto } from '@tributary/api-client';
import { shanghaiDay, type Tone } from '@tributary/ui';

export type PriceListPhase = 'current' | 'planned' | 'over';

/** Whether a list counts today. */
export function phaseOf({ validFrom, validTo }: Pick<PriceListDto, 'validFrom' | 'validTo'>, now = new Date()): PriceListPhase {
  const today = shanghaiDay(now);
  if (validFrom > today) return 'planned';
  return validTo !== null && validTo < today ? 'over' : 'current';
}

export const phaseTone: Readonly<Record<PriceListPhase, Tone>> = { current: 'leaf', planned: 'river', over: 'quiet' };
