import type { ReturnDto } from '@tributary/api-client';

/** Who has to do something now, as this person reads it; null where nothing is waited for. */
export function returnWaiting({ state, availableActions }: Pick<ReturnDto, 'state' | 'availableActions'>): { readonly key: string; readonly mine: boolean } | null {
  const next = { requested: 'approve', approved: 'send', sent: 'take-in' }[state as string];
  if (!next) return null;
  const mine = availableActions.includes(next);
  return { key: `${next}${mine ? 'You' : 'Other'}`, mine };
}
