import type { AvailabilityOptionDto, BasketLineDto, PutBasketLineDto } from '@tributary/api-client';
import { isZero } from '@tributary/ui';

/** Where the goods of a line come from. */
export type LineSource = Required<Pick<PutBasketLineDto, 'supply' | 'locationId' | 'planId'>>;

/** From stock, wherever there is enough. */
export const ANYWHERE: LineSource = { supply: 'stock', locationId: null, planId: null };

const PLANNABLE = 'plannable';

/** What a line that comes from there would ask for. */
export function optionKey({ kind, locationId, planId }: AvailabilityOptionDto): string {
  return sourceKey({ supply: kind === 'plannable' ? kind : kind === 'production' ? 'preorder' : 'stock', locationId, planId });
}

/** Whether a line can ask for it; what a planner must be asked for is only told. */
export function isChoosable({ kind, quantity }: AvailabilityOptionDto): boolean {
  return kind !== 'plannable' || (quantity !== null && !isZero(quantity));
}

/** As the value of a choice. */
export function sourceKey({ supply, locationId, planId }: Pick<BasketLineDto, 'supply' | 'locationId' | 'planId'>): string {
  if (supply === 'plannable') return PLANNABLE;
  return supply === 'preorder' ? `plan:${planId ?? ''}` : locationId === null ? '' : `location:${locationId}`;
}

export function sourceOf(key: string): LineSource {
  if (key === PLANNABLE) return { supply: 'plannable', locationId: null, planId: null };
  const [kind, id] = key.split(':');
  const number = id ? Number(id) : null;
  if (kind === 'plan') return { supply: 'preorder', locationId: null, planId: number };
  return kind === 'location' ? { supply: 'stock', locationId: number, planId: null } : ANYWHERE;
}
