import type { OrderDto } from '@tributary/api-client';
import type { TimelineStep, Tone } from '@tributary/ui';
import { orderTone, type OrderState } from '../order-state';

/** The way a good order goes; what is still to come is shown hollow. */
const way: readonly OrderState[] = ['submitted', 'confirmed', 'allocated', 'shipped', 'received'];
const ended: ReadonlySet<OrderState> = new Set(['closed', 'refused', 'cancelled']);
const past: Partial<Record<OrderState, readonly OrderState[]>> = {
  submitted: ['submitted'],
  offered: ['submitted'],
  confirmed: ['submitted', 'confirmed'],
  'in-production': ['submitted', 'confirmed'],
  allocated: ['submitted', 'confirmed', 'allocated'],
  shipping: ['submitted', 'confirmed', 'allocated'],
  shipped: ['submitted', 'confirmed', 'allocated', 'shipped'],
  received: way,
};

type Translate = (key: string, params?: Record<string, unknown>) => string;

/** History first, then the steps ahead. */
export function orderSteps(order: Pick<OrderDto, 'state' | 'events'>, translate: Translate): TimelineStep[] {
  const done = order.events.map((event) => ({
    title: translate(`orderEvent.${event.name}`),
    at: event.at,
    who: whoOf(event, translate),
    note: event.reason || undefined,
    tone: stepTone(event.to),
  }));
  if (ended.has(order.state)) return done;
  const ahead = way.filter((state) => !past[order.state]?.includes(state));
  return [...done, ...ahead.map((state) => ({ title: translate(`orderState.${state}`), at: null }))];
}

function whoOf({ name, automatic, actorName, onBehalfOf }: OrderDto['events'][number], translate: Translate): string {
  if (automatic) return translate(name === 'approve' ? 'orderPage.noRuleAsked' : 'orderPage.system');
  return onBehalfOf ? translate('orderPage.onBehalfOf', { actor: actorName, person: onBehalfOf }) : actorName;
}

function stepTone(to: OrderState): Tone {
  return to === 'submitted' ? 'river' : orderTone(to);
}
