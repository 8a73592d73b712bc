import type { Session } from '../../core/session/session';

export type OrderSide = 'buyer' | 'seller';

/** On which side of orders this person works; the first is where their list opens. An onlooker of head office looks at its sales. */
export function orderSides(session: Pick<Session, 'buys' | 'sells' | 'organisation'>): OrderSide[] {
  const sides: OrderSide[] = [];
  if (session.buys()) sides.push('buyer');
  if (session.sells()) sides.push('seller');
  if (sides.length === 0) sides.push(session.organisation()?.kind === 'head_office' ? 'seller' : 'buyer');
  return sides;
}
