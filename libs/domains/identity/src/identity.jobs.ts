import { defineJob, defineSchedule } from '@tributary/platform';

const DAY_MS = 86_400_000;

/** Forgets what nobody will ask for again. */
export const cleanUp = defineJob<Record<string, never>>('identity.clean-up', { queue: 'maintenance' });

export const cleanUpDaily = defineSchedule('identity.clean-up', cleanUp, {}, DAY_MS);
