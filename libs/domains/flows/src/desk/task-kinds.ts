import { faultyRows, wrongTotals } from './kinds/faulty-rows';
import { heldMails } from './kinds/held-mails';
import { openProducts, openTerminals } from './kinds/open-names';
import { refusedArrivals } from './kinds/refused-arrivals';
import { troubledFeeds } from './kinds/troubled-feeds';
import { troubledMailboxes } from './kinds/troubled-mailboxes';
import { unconfirmedUploads } from './kinds/unconfirmed-uploads';
import { waitingLayouts } from './kinds/waiting-layouts';
import type { TaskKind } from './task-kind';

/** Everything in channel flow that can wait for a person. A new kind is a file in `kinds/` and a line here (and its word in the portal's texts). */
export const TASK_KINDS: readonly TaskKind[] = [
  waitingLayouts, refusedArrivals, unconfirmedUploads, heldMails, openProducts, openTerminals, faultyRows, wrongTotals, troubledFeeds, troubledMailboxes,
];

export const TASK_KIND_CODES: readonly string[] = TASK_KINDS.map(({ code }) => code);
