import type { OrderDto } from '@tributary/api-client';
import { orderSteps } from './order-steps';

type Event = OrderDto['events'][number];
const event = (change: Partial<Event>): Event => ({
  at: '2026-03-05T06:00:00Z',
  name: 'submit',
  from: 'draft',
  to: 'submitted',
  actorName: '李建国',
  onBehalfOf: null,
  reason: null,
  automatic: false,
  ...change,
});
const steps = (state: OrderDto['state'], events: Event[]) => orderSteps({ state, events }, (key, params) => (params ? `${key} ${JSON.stringify(params)}` : key));

describe('orderSteps', () => {
  it('tells who did it and why', () => {
    const [step] = steps('refused', [event({ name: 'refuse', to: 'refused', reason: '货款未到' })]);
    expect(step).toMatchObject({ title: 'orderEvent.refuse', who: '李建国', note: '货款未到', tone: 'clay' });
  });

  it('names both when one acts for another, and the system when nobody did', () => {
    const [acting, automatic] = steps('closed', [event({ onBehalfOf: '赵顺' }), event({ name: 'close', to: 'closed', actorName: '', automatic: true })]);
    expect(acting?.who).toBe('orderPage.onBehalfOf {"actor":"李建国","person":"赵顺"}');
    expect(automatic?.who).toBe('orderPage.system');
    expect(steps('allocated', [event({ name: 'approve', to: 'confirmed', actorName: '', automatic: true })])[0]?.who).toBe('orderPage.noRuleAsked');
  });

  it.each([
    ['submitted', ['confirmed', 'allocated', 'shipped', 'received']],
    ['offered', ['confirmed', 'allocated', 'shipped', 'received']],
    ['in-production', ['allocated', 'shipped', 'received']],
    ['allocated', ['shipped', 'received']],
    ['shipping', ['shipped', 'received']],
    ['shipped', ['received']],
    ['closed', []],
    ['cancelled', []],
  ] as const)('shows what is still ahead of a %p order', (state, ahead) => {
    const hollow = steps(state, [event({})]).filter((step) => step.at === null);
    expect(hollow.map((step) => step.title)).toEqual(ahead.map((next) => `orderState.${next}`));
  });
});
