import { defineJob, defineSchedule } from '@tributary/platform';

const DAY_MS = 86_400_000;

/** Forgets old notifications. */
export const cleanUp = defineJob<Record<string, never>>('engagement.clean-up', { queue: 'maintenance' });

export const cleanUpDaily = defineSchedule('engagement.clean-up', cleanUp, {}, DAY_MS);
