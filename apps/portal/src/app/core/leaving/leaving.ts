import { DestroyRef, DOCUMENT, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Dialogs } from '@tributary/ui';
import { SessionToken } from '../session/session-token';

/** A page on which something may be typed that is not saved yet. */
export interface KeepsDraft {
  hasChanges(): boolean;
}

/** Asks before changes are left behind that are not saved. Whoever is no longer signed in could not save them, and is not asked. */
export const askBeforeLeaving: CanDeactivateFn<KeepsDraft> = async (page) => {
  const [token, dialogs, transloco] = [inject(SessionToken), inject(Dialogs), inject(TranslocoService)];
  if (!page.hasChanges() || !token.value()) return true;
  const text = (key: string): string => transloco.translate(`leaving.${key}`);
  return (await dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action'), danger: true })) !== undefined;
};

/** The same where the browser itself goes elsewhere, or is closed; it asks in its own words. Call in an injection context. */
export function askBeforeUnload(page: KeepsDraft): void {
  const window = inject(DOCUMENT).defaultView;
  const ask = (event: BeforeUnloadEvent): void => {
    if (page.hasChanges()) event.preventDefault();
  };
  window?.addEventListener('beforeunload', ask);
  inject(DestroyRef).onDestroy(() => window?.removeEventListener('beforeunload', ask));
}
