import type { FlowTaskDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type TaskKind = FlowTaskDto['kind'];

/** Every kind that the API knows, with how grave it is. */
const tones: Readonly<Record<TaskKind, Tone>> = {
  'waiting-layout': 'sand',
  'refused-arrival': 'clay',
  'unconfirmed-upload': 'sand',
  'held-mail': 'sand',
  'unmatched-product': 'sand',
  'unmatched-terminal': 'sand',
  'faulty-rows': 'sand',
  'wrong-total': 'sand',
  'troubled-feed': 'clay',
  'troubled-mailbox': 'clay',
};

export const taskKinds = Object.keys(tones) as readonly TaskKind[];
export const taskViews = ['open', 'mine', 'snoozed', 'all'] as const;
export type TaskView = (typeof taskViews)[number];
export const taskSorts = ['value', 'since'] as const;
export type TaskSort = (typeof taskSorts)[number];

export const taskTone = (kind: TaskKind): Tone => tones[kind];
/** One task among all. */
export const taskKey = ({ kind, subject }: Pick<FlowTaskDto, 'kind' | 'subject'>): string => `${kind}:${subject}`;
