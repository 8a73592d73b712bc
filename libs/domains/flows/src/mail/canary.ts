const WORDS = 'Tributary mailbox test';
const EVERY_MS = 30 * 60_000;
/** A test mail that is away for so long is missing. */
export const CANARY_PATIENCE_MS = 20 * 60_000;

/** Subject of a test mail. */
export const canarySubject = (token: string): string => `${WORDS} ${token}`;

/** Whether a mail is a test mail of our own; with `token`, the very one. */
export function isCanary(subject: string, token?: string | null): boolean {
  if (token === undefined) return subject.startsWith(WORDS);
  return token !== null && subject === canarySubject(token);
}

interface CanaryState {
  readonly canarySentAt: Date | null;
  readonly canarySeenAt: Date | null;
}

export function canaryIsDue({ canarySentAt }: CanaryState, now: Date): boolean {
  return canarySentAt === null || now.getTime() - canarySentAt.getTime() >= EVERY_MS;
}

/** A test mail went out and did not come back in time. One goes out every half hour, so silence is noticed within the hour. */
export function isSilent({ canarySentAt, canarySeenAt }: CanaryState, now: Date): boolean {
  if (canarySentAt === null || (canarySeenAt !== null && canarySeenAt >= canarySentAt)) return false;
  return now.getTime() - canarySentAt.getTime() >= CANARY_PATIENCE_MS;
}
