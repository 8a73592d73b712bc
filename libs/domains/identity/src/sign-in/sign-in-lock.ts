const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Wrong passwords before an account is locked. */
export const FAILURES_BEFORE_LOCK = 5;
const FIRST_LOCK_MS = 15 * MINUTE_MS;
/** Failures older than this are forgotten; no lock is longer. */
const MEMORY_MS = DAY_MS;

/** The wrong passwords of one account since the last right one. */
export interface SignInFailures {
  readonly count: number;
  /** Until when the account is locked; while it is not, when it last failed. */
  readonly until: Date | null;
}

export const NO_FAILURES: SignInFailures = { count: 0, until: null };

/** How long the account remains locked; 0: it is open. */
export function lockedForMs({ count, until }: SignInFailures, now: Date): number {
  return count < FAILURES_BEFORE_LOCK || !until ? 0 : Math.max(0, until.getTime() - now.getTime());
}

/** One more failure: the fifth locks for a quarter of an hour, and each one after that for twice as long. */
export function afterFailure(failures: SignInFailures, now: Date): SignInFailures {
  const forgotten = failures.until !== null && now.getTime() - failures.until.getTime() > MEMORY_MS;
  const count = forgotten ? 1 : failures.count + 1;
  const excess = count - FAILURES_BEFORE_LOCK;
  const lockMs = excess < 0 ? 0 : Math.min(FIRST_LOCK_MS * 2 ** excess, MEMORY_MS);
  return { count, until: new Date(now.getTime() + lockMs) };
}
