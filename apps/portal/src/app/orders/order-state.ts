import type { OrderDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type OrderState = OrderDto['state'];

/** Every state in the order in which an order meets them. */
export const orderStates: readonly OrderState[] = [
  'draft',
  'submitted',
  'offered',
  'confirmed',
  'in-production',
  'allocated',
  'shipping',
  'shipped',
  'received',
  'closed',
  'refused',
  'cancelled',
];

const tones: Record<OrderState, Tone> = {
  draft: 'quiet',
  submitted: 'sand',
  offered: 'sand',
  confirmed: 'river',
  'in-production': 'river',
  allocated: 'river',
  shipping: 'river',
  shipped: 'river',
  received: 'leaf',
  closed: 'leaf',
  refused: 'clay',
  cancelled: 'quiet',
};

export function orderTone(state: OrderState): Tone {
  return tones[state];
}
