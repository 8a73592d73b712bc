import { computed, inject, Injectable, signal } from '@angular/core';
import { Api, endActing, getSession, signIn, signOut, startActing, updatePreferences, type SessionDto, type StartActingDto } from '@tributary/api-client';
import type { LocaleCode } from '@tributary/ui';
import { handled, signedOutIsFine } from '../http/request-options';
import { Problem } from '../http/problem';
import { Language } from '../language/language';
import type { Permission } from './permission';
import { PageLoad } from './page-load';
import { SessionToken } from './session-token';

/** Who is signed in and what they may do. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly language = inject(Language);
  private readonly token = inject(SessionToken);
  private readonly page = inject(PageLoad);
  private readonly current = signal<SessionDto | null>(null);
  private looked: Promise<void> | null = null;

  /** Null before sign-in, and again as soon as the API says that the session is over. */
  readonly value = computed(() => (this.token.value() ? this.current() : null));
  readonly user = computed(() => this.value()?.user ?? null);
  /** The dealer's, while one acts for it. */
  readonly organisation = computed(() => this.value()?.organisation ?? null);
  /** For whom one acts, if for somebody. */
  readonly acting = computed(() => this.value()?.acting ?? null);
  /** Orders are placed by dealers only, whatever an administrator of head office may do. */
  readonly buys = computed(() => this.organisation()?.kind === 'dealer' && this.may('orders.place'));
  /** Head office approves the first tier's orders, the first tier confirms the second's. */
  readonly sells = computed(() => {
    const organisation = this.organisation();
    if (organisation?.kind === 'head_office') return this.may('orders.approve');
    return organisation?.tier === 1 && this.may('orders.confirm');
  });
  /** Money is shown to those who may see prices; to others the API does not tell it. */
  readonly seesPrices = computed(() => this.may('pricing.read'));
  private readonly permissions = computed(() => new Set<string>(this.value()?.permissions));

  /** True with any one of these. */
  may(...anyOf: readonly Permission[]): boolean {
    return anyOf.some((permission) => this.permissions().has(permission));
  }

  /** Looks once for the session that the browser's cookie may still hold. */
  ready(): Promise<void> {
    this.looked ??= this.api.invoke(getSession, undefined, signedOutIsFine()).then(
      (session) => this.enter(session),
      (error: unknown) => {
        if (error instanceof Problem && error.status === 401) return;
        this.looked = null; // no answer is no verdict: ask again next time
        throw error;
      },
    );
    return this.looked;
  }

  async signIn(account: string, password: string): Promise<void> {
    await this.enter(await this.api.invoke(signIn, { body: { account, password } }, signedOutIsFine()));
    this.looked = Promise.resolve();
  }

  async signOut(): Promise<void> {
    await this.api.invoke(signOut);
    this.token.value.set(null);
    this.current.set(null);
  }

  /** From now on as a dealer: the portal starts anew. */
  async startActing(body: StartActingDto): Promise<void> {
    await this.api.invoke(startActing, { body }, handled());
    this.page.home();
  }

  /** Oneself again: the portal starts anew. */
  async endActing(): Promise<void> {
    await this.api.invoke(endActing);
    this.page.home();
  }

  /** Reads the session anew, e.g. after a password change. */
  async refresh(): Promise<void> {
    await this.enter(await this.api.invoke(getSession));
  }

  /** Switches now, and tells the account so that the next device starts in this language too. */
  async switchLanguage(locale: LocaleCode): Promise<void> {
    await this.language.choose(locale);
    if (!this.value()) return;
    // the screen has switched already; an account that did not hear of it is no reason to complain
    await this.api.invoke(updatePreferences, { body: { locale } }, handled()).catch(() => undefined);
  }

  private async enter(session: SessionDto): Promise<void> {
    this.current.set(session);
    this.token.value.set(session.csrfToken);
    await this.language.adopt(session.user.locale);
  }
}
