import type { BasketLineDto, PutBasketLineDto } from '@tributary/api-client';

/** Where the goods of a line come from. */
export type LineSource = Required<Pick<PutBasketLineDto, 'supply' | 'locationId' | 'planId'>>;

/** From stock, wherever there is enough. */
export const ANYWHERE: LineSource = { supply: 'stock', locationId: null, planId: null };

/** As the value of a choice. */
export function sourceKey({ supply, locationId, planId }: Pick<BasketLineDto, 'supply' | 'locationId' | 'planId'>): string {
  return supply === 'preorder' ? `plan:${planId ?? ''}` : locationId === null ? '' : `location:${locationId}`;
}

export function sourceOf(key: string): LineSource {
  const [kind, id] = key.split(':');
  const number = id ? Number(id) : null;
  if (kind === 'plan') return { supply: 'preorder', locationId: null, planId: number };
  return kind === 'location' ? { supply: 'stock', locationId: number, planId: null } : ANYWHERE;
}
