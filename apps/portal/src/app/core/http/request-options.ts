import { HttpContext, HttpContextToken } from '@angular/common/http';

/** The caller shows a failure itself: no toast. */
export const HANDLED = new HttpContextToken<boolean>(() => false);
/** The key of this write, where the caller keeps one for a later retry. */
export const IDEMPOTENCY_KEY = new HttpContextToken<string | null>(() => null);
/** A 401 is an answer like any other: stay on the page. */
export const MAY_BE_SIGNED_OUT = new HttpContextToken<boolean>(() => false);

/** For calls whose failure the page shows in place. */
export function handled(): HttpContext {
  return new HttpContext().set(HANDLED, true);
}

/** A write that is repeated with the same key until an answer comes. */
export function withKey(key: string): HttpContext {
  return handled().set(IDEMPOTENCY_KEY, key);
}

/** Sign-in and the first look for a session. */
export function signedOutIsFine(): HttpContext {
  return handled().set(MAY_BE_SIGNED_OUT, true);
}
