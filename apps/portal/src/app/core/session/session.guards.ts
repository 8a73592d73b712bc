import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, type GuardResult, RedirectCommand, Router } from '@angular/router';
import type { Permission } from './permission';
import { Session } from './session';

/** Lets in who is signed in; others sign in first and come back to where they wanted to go. */
export const signedIn: CanActivateFn = async (_route, state): Promise<GuardResult> => {
  const [session, router] = [inject(Session), inject(Router)];
  const answered = await session.ready().then(
    () => true,
    () => false,
  );
  if (!answered) return new RedirectCommand(router.createUrlTree(['/unreachable']), { skipLocationChange: true });
  if (!session.value()) return router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { return: state.url } });
  const mustChange = session.user()?.mustChangePassword && !state.url.startsWith('/account');
  return mustChange ? router.createUrlTree(['/account']) : true;
};

/** Who is signed in has no business at the sign-in page. */
export const signedOut: CanActivateFn = async (): Promise<GuardResult> => {
  const [session, router] = [inject(Session), inject(Router)];
  await session.ready().catch(() => undefined); // signing in will say that no answer comes
  return session.value() ? router.createUrlTree(['/']) : true;
};

/**
 * Matches only with one of the permissions. Matching comes before the guards above, so it waits for the session itself;
 * the route after it, without this condition, explains what is missing.
 */
export function permitted(...anyOf: readonly Permission[]): CanMatchFn {
  return async () => {
    const session = inject(Session);
    await session.ready().catch(() => undefined);
    return session.may(...anyOf);
  };
}
