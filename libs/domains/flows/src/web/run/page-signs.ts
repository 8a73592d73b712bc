import type { Recipe, RefusalMeaning, Sign } from '../recipe/recipe';
import type { WebPage } from '../engine/web-session';
import { webFaults } from '../web.faults';

const REFUSALS: Readonly<Record<RefusalMeaning, (params: { text: string }) => Error>> = {
  'password-expired': webFaults.passwordExpired, 'login-refused': webFaults.loginRefused, 'account-locked': webFaults.accountLocked, closed: webFaults.siteClosed,
};

/** The site ended the session. */
export class SignedOut extends Error {}

/** What a page says beside its content. @throws one of `webFaults` when the site refuses, SignedOut */
export function heedSigns({ html }: WebPage, { refusals = [], signedOut }: Recipe, isSignedIn: boolean): void {
  const refusal = refusals.find(({ text }) => html.text.includes(text));
  if (refusal) throw REFUSALS[refusal.means]({ text: refusal.text });
  if (isSignedIn && signedOut && shows(html, signedOut)) throw new SignedOut();
}

export function shows(html: WebPage['html'], sign: Sign): boolean {
  return 'text' in sign ? html.text.includes(sign.text) : html.first(sign.selector) !== undefined;
}
