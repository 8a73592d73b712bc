import type { AgentEventDto } from '@tributary/api-client';
import { formatMinute, type LocaleCode } from '@tributary/ui';

/** Gives a text by its key, in the language. */
export interface Words {
  readonly locale: LocaleCode;
  readonly word: (key: string) => string;
}

/** What an agent does or is noticed to do by itself; everything else people do. */
const BY_ITSELF: readonly AgentEventDto['action'][] = ['enrol', 'gap', 'clone', 'trouble', 'well'];

export const whoOf = ({ action, actorName }: AgentEventDto, { word }: Words): string => (BY_ITSELF.includes(action) ? word('agents.itself') : actorName);

/** What is known of an event: each fact with its name, changes from what to what. Of people there are only numbers, so it is just said that they changed. */
export function noteOf({ detail }: AgentEventDto, { word, locale }: Words): string {
  return Object.entries(detail)
    .map(([key, value]) => {
      const name = word(`agents.noted.${key}`);
      return key === 'ownerId' ? name : `${name}${word('agents.noted.is')}${shown(key, value, locale)}`;
    })
    .join(' · ');
}

function shown(key: string, value: unknown, locale: LocaleCode): string {
  if (Array.isArray(value)) return value.map((part) => String(part ?? '–')).join(' → ');
  return key === 'expiresAt' ? formatMinute(String(value), locale) : String(value);
}
