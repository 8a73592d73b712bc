import { Component, inject, input, signal } from '@angular/core';
import { form, FormField, required, submit } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Field, Icon, Logo, Notice } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { Session } from '../../core/session/session';
import { FieldErrorPipe } from '../../shared/field-error';
import { LanguageSwitch } from '../../shell/language-switch';
import { RiverScene } from './river-scene';

@Component({
  selector: 'app-sign-in-page',
  imports: [Button, Field, FieldErrorPipe, FormField, Icon, LanguageSwitch, Logo, Notice, RiverScene, TranslocoPipe],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.less',
})
export class SignInPage {
  /** Where the person wanted to go. */
  readonly return = input<string>();
  /** Set when a session ended on its way. */
  readonly expired = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly entry = form(signal({ account: '', password: '' }), (path) => {
    required(path.account);
    required(path.password);
  });
  protected readonly shown = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    await submit(this.entry, async () => {
      const { account, password } = this.entry().value();
      try {
        await this.session.signIn(account.trim(), password);
        await this.router.navigateByUrl(inside(this.return()) ?? '/');
      } catch (error) {
        this.refusal.set(failureOf(error).message);
      }
      return undefined;
    });
  }
}

/** Only addresses of the portal itself: a link in a mail must not lead elsewhere after sign-in. */
export function inside(address: string | undefined): string | null {
  return address && /^\/(?![/\\])/.test(address) ? address : null;
}
