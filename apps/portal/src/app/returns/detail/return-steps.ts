import type { ReturnDto } from '@tributary/api-client';
import type { TimelineStep } from '@tributary/ui';
import { type ReturnState, returnTone } from '../return-state';

/** The way goods go back; what is still to come is shown hollow. */
const way: readonly ReturnState[] = ['requested', 'approved', 'sent', 'taken-in'];

type Translate = (key: string, params?: Record<string, unknown>) => string;

/** History first, then the steps ahead. */
export function returnSteps({ state, events }: Pick<ReturnDto, 'state' | 'events'>, translate: Translate): TimelineStep[] {
  const done = events.map(({ name, at, to, reason, actorName, onBehalfOf }) => ({
    title: translate(`returns.event.${name}`),
    at,
    who: onBehalfOf ? translate('orderPage.onBehalfOf', { actor: actorName, person: onBehalfOf }) : actorName,
    note: reason || undefined,
    tone: to === 'requested' || to === 'approved' ? ('river' as const) : returnTone(to),
  }));
  const reached = way.indexOf(state);
  const ahead = reached < 0 ? [] : way.slice(reached + 1);
  return [...done, ...ahead.map((next) => ({ title: translate(`returns.state.${next}`), at: null }))];
}
