const FIRST_MS = 30_000;
const LONGEST_MS = 3_600_000;
/** Over about nine hours: a mail server that is down for a night's work gets its mails, an old notice is not sent for days. */
const ATTEMPTS = 16;

/** How long to wait after the `attempt`-th failure (1 …) before sending again; undefined: give up. */
export function retryDelayMs(attempt: number): number | undefined {
  return attempt >= ATTEMPTS ? undefined : Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS);
}
