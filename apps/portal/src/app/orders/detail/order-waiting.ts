import type { OrderDto } from '@tributary/api-client';

export type Waiting =
  | 'approveYou'
  | 'approveOther'
  | 'acceptYou'
  | 'acceptOther'
  | 'goods'
  | 'shipYou'
  | 'shipOther'
  | 'shipRest'
  | 'receiveYou'
  | 'receiveOther';

/** What an order waits for, and of whom, as this person reads it; null where nothing is waited for. */
export function waitingFor({ state, availableActions }: Pick<OrderDto, 'state' | 'availableActions'>): Waiting | null {
  const may = (action: string): boolean => availableActions.includes(action);
  switch (state) {
    case 'submitted':
      return may('approve') ? 'approveYou' : 'approveOther';
    case 'offered':
      return may('accept') ? 'acceptYou' : 'acceptOther';
    case 'confirmed':
    case 'in-production':
      return 'goods';
    case 'allocated':
      return may('ship') ? 'shipYou' : 'shipOther';
    case 'shipping':
      if (may('ship')) return 'shipYou';
      return may('receive') ? 'receiveYou' : 'shipRest';
    case 'shipped':
      return may('receive') ? 'receiveYou' : 'receiveOther';
    default:
      return null;
  }
}

/** Whether the person who reads has to do something. */
export function waitsForReader(waiting: Waiting): boolean {
  return waiting.endsWith('You');
}
