import type { CreditAccountDto } from '@tributary/api-client';
import { compareDecimals, isZero, percentOf, type Tone } from '@tributary/ui';

/** How an account stands; `none`: no limit was agreed, nothing is refused. */
export type CreditStanding = 'none' | 'over' | 'exhausted' | 'tight' | 'fine';

const TIGHT_PERCENT = 80;

export function creditStanding({ limit, used, available }: Pick<CreditAccountDto, 'limit' | 'used' | 'available'>): CreditStanding {
  if (limit === null || available === null) return 'none';
  if (isZero(available)) return 'exhausted';
  if (compareDecimals(available, '0') < 0) return 'over';
  return percentOf(used, limit) >= TIGHT_PERCENT ? 'tight' : 'fine';
}

export const creditTone: Readonly<Record<CreditStanding, Tone>> = { none: 'quiet', over: 'clay', exhausted: 'clay', tight: 'sand', fine: 'leaf' };

/** Hundredths of the limit that are taken, for a bar: never beyond a full one. */
export function usedShare({ limit, used }: Pick<CreditAccountDto, 'limit' | 'used'>): number {
  return limit === null ? 0 : Math.min(100, percentOf(used, limit));
}
