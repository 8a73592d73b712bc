import { createHash, createHmac, randomBytes } from 'node:crypto';
import { type HttpRequest, platformErrors } from '@tributary/platform';

export const SESSION_COOKIE = 'tributary_session';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 32 random bytes as text: what the browser holds and we do not. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The token in the request's cookie; undefined when there is none or it cannot be one. */
export function sessionTokenOf(request: HttpRequest): string | undefined {
  const token = request.cookies?.[SESSION_COOKIE];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
}

/** The token of a request that has passed the guard. @throws platform.sign-in-needed */
export function ownSessionToken(request: HttpRequest): string {
  const token = sessionTokenOf(request);
  if (!token) throw platformErrors.signInNeeded();
  return token;
}

/** What the session table holds in place of the token: taken of its text, so that no second spelling passes. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Bound to one session, and of no use without its cookie. While the session acts for a dealer it is another one: a page
 * that was opened before, and does not show for whom it would write, cannot write.
 */
export function csrfTokenOf(token: string, secret: string, actingRecordId: number | null = null): string {
  return createHmac('sha256', secret).update(`csrf:${token}${actingRecordId === null ? '' : `:${actingRecordId}`}`).digest('base64url');
}
