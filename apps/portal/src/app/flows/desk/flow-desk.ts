import type { FlowTaskDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type TaskKind = FlowTaskDto['kind'];

export const taskKinds: readonly TaskKind[] = [
  'refused-arrival', 'unconfirmed-upload', 'held-mail', 'unmatched-product', 'unmatched-terminal', 'faulty-rows', 'wrong-total', 'troubled-feed', 'troubled-mailbox',
];
export const taskViews = ['open', 'mine', 'snoozed', 'all'] as const;
export type TaskView = (typeof taskViews)[number];
export const taskSorts = ['value', 'since'] as const;
export type TaskSort = (typeof taskSorts)[number];

const grave: ReadonlySet<string> = new Set(['refused-arrival', 'troubled-feed', 'troubled-mailbox']);

export const taskTone = (kind: TaskKind): Tone => (grave.has(kind) ? 'clay' : 'sand');
/** One task among all. */
export const taskKey = ({ kind, subject }: Pick<FlowTaskDto, 'kind' | 'subject'>): string => `${kind}:${subject}`;
