import { defineJob, defineSchedule } from '@tributary/platform';
import type { BatchTrigger } from './run/batch';

/** Looks at what is due and what was left behind. */
export const tickFeeds = defineJob<Record<string, never>>('flows.tick-feeds', { queue: 'flows', attempts: 1 });
/** Runs a feed; with `resume` only if it has an unfinished run. */
export const runFeed = defineJob<{ feedId: number; trigger: BatchTrigger; resume?: boolean }>('flows.run-feed', { queue: 'flows' });
/** Counts one arrival again, as the layout and the names are now. */
export const replayFile = defineJob<{ rawFileId: number }>('flows.replay-file', { queue: 'flows' });
/** Reads an upload and says what it would change. */
export const previewUpload = defineJob<{ uploadId: number }>('flows.preview-upload', { queue: 'flows' });
/** Counts an upload that was confirmed. */
export const countUpload = defineJob<{ uploadId: number }>('flows.count-upload', { queue: 'flows' });
/** Visits a web site by a recipe that somebody tries. */
export const tryRecipe = defineJob<{ tryId: number }>('flows.try-recipe', { queue: 'flows', attempts: 1 });
/** Counts what came by itself: everything of the dealer that waits, then its batch is settled. */
export const countArrival = defineJob<{ dealerId: number; batchId: number }>('flows.count-arrival', { queue: 'flows' });
/** Counts what had waited for a layout that is confirmed now. */
export const countAgain = defineJob<{ dealerId: number; batchIds: readonly number[] }>('flows.count-again', { queue: 'flows' });
/** Posts again every file that a name's decision concerns. */
export const repostName = defineJob<{ nameId: number }>('flows.repost-name', { queue: 'flows' });

/** Makes the archive's root of a day that is over. */
export const sealArchive = defineJob<Record<string, never>>('flows.seal-archive', { queue: 'flows', attempts: 1 });
/** Brings a decision about a cause, or its undoing, to every file that it concerns. */
export const applyDecision = defineJob<{ decisionId: number }>('flows.apply-decision', { queue: 'flows' });

/** Looks through a mailbox. */
export const readMailbox = defineJob<{ mailboxId: number }>('flows.read-mailbox', { queue: 'flows', attempts: 1 });
/** Has mailboxes read, and tests whether mail arrives. */
export const tickMailboxes = defineJob<Record<string, never>>('flows.tick-mailboxes', { queue: 'flows', attempts: 1 });

export const mailboxTick = defineSchedule('flows.mailboxes', tickMailboxes, {}, 60_000);
export const archiveSealing = defineSchedule('flows.archive', sealArchive, {}, 600_000);
export const feedTick = defineSchedule('flows.tick', tickFeeds, {}, 60_000);

/** One look through a box at a time waits or goes on. */
export const mailboxKeyOf = (mailboxId: number): string => `mailbox:${mailboxId}`;
/** One run of a feed at a time waits or goes on. */
export const feedKey = (feedId: number): string => `feed:${feedId}`;
