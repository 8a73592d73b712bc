import type { ExportReturns$Params } from '@tributary/api-client';
import type { OrderSide } from '../../orders/list/order-sides';
import { type ReturnState, returnStates } from '../return-state';

export const returnFilterKeys = ['side', 'state', 'search', 'from', 'to', 'waiting'] as const;
export type ReturnFilters = Readonly<Partial<Record<(typeof returnFilterKeys)[number], string>>>;

/** What nobody could have clicked together is left out. */
export function returnStatesOf({ state }: ReturnFilters): ReturnState[] {
  const wanted = state?.split(',') ?? [];
  return returnStates.filter((known) => wanted.includes(known));
}

/** The address as the API's question. */
export function returnQuery(side: OrderSide, filters: ReturnFilters): ExportReturns$Params {
  const { search, from, to, waiting } = filters;
  const states = returnStatesOf(filters);
  return { side, search, from, to, state: states.length ? states : undefined, waiting: waiting ? true : undefined };
}
