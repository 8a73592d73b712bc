import type { ReturnDto } from '@tributary/api-client';
import { returnSteps } from './return-steps';

type Event = ReturnDto['events'][number];
const event = (change: Partial<Event>): Event => ({ at: '2026-03-05T06:00:00Z', name: 'request', to: 'requested', actorName: '赵顺', onBehalfOf: null, reason: null, ...change });
const steps = (state: ReturnDto['state'], events: Event[]) => returnSteps({ state, events }, (key, params) => (params ? `${key} ${JSON.stringify(params)}` : key));

describe('returnSteps', () => {
  it('tells who did it and why, and both names where one acts for another', () => {
    expect(steps('refused', [event({ onBehalfOf: '津海' }), event({ name: 'refuse', to: 'refused', actorName: '李建国', reason: '已拆封' })])).toEqual([
      { title: 'returns.event.request', at: '2026-03-05T06:00:00Z', who: 'orderPage.onBehalfOf {"actor":"赵顺","person":"津海"}', note: undefined, tone: 'river' },
      { title: 'returns.event.refuse', at: '2026-03-05T06:00:00Z', who: '李建国', note: '已拆封', tone: 'clay' },
    ]);
  });

  it.each([
    ['requested', ['approved', 'sent', 'taken-in']],
    ['sent', ['taken-in']],
    ['taken-in', []],
    ['withdrawn', []],
  ] as const)('shows what is still ahead of a %p return', (state, ahead) => {
    const hollow = steps(state, [event({})]).filter(({ at }) => at === null);
    expect(hollow.map(({ title }) => title)).toEqual(ahead.map((next) => `returns.state.${next}`));
  });
});
