import type { ExportCreditAccounts$Params } from '@tributary/api-client';
import type { Session } from '../../core/session/session';
import type { OrderSide } from '../list/order-sides';

export const creditFilterKeys = ['side', 'search', 'level', 'sort'] as const;
export type CreditFilters = Readonly<Partial<Record<(typeof creditFilterKeys)[number], string>>>;

export const creditLevels = ['tight', 'exhausted', 'unlimited'] as const;
export const creditSorts = ['code', 'used', 'available'] as const;

/** On which side of credit this person looks; the first is where the list opens. Head office only lends. */
export function creditSides(session: Pick<Session, 'organisation' | 'buys' | 'may'>): OrderSide[] {
  const organisation = session.organisation();
  if (organisation?.kind === 'head_office') return ['seller'];
  const sides: OrderSide[] = [];
  if (session.buys()) sides.push('buyer');
  if (organisation?.tier === 1 && session.may('orders.credit')) sides.push('seller');
  return sides.length ? sides : ['buyer'];
}

/** The address as the API's question. What nobody could have clicked together is left out. */
export function creditQuery(side: OrderSide, { search, level, sort }: CreditFilters): ExportCreditAccounts$Params {
  return { side, search, level: creditLevels.find((known) => known === level), sort: creditSorts.find((known) => known === sort) };
}
