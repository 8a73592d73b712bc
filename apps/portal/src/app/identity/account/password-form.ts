import { Component, inject, signal } from '@angular/core';
import { form, FormField, minLength, required, submit, validate } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, changePassword } from '@tributary/api-client';
import { Button, Field, Notice, Toasts } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { Session } from '../../core/session/session';
import { FieldErrorPipe } from '../../shared/field-error';

export const PASSWORD_LENGTH = 10;

@Component({
  selector: 'app-password-form',
  imports: [Button, Field, FieldErrorPipe, FormField, Notice, TranslocoPipe],
  template: `
    <h2>{{ 'account.password' | transloco }}</h2>
    @if (refusal(); as text) {
      <tb-notice tone="clay">{{ text }}</tb-notice>
    }
    <form class="stack" novalidate (submit)="send($event)">
      <input class="only-read" autocomplete="username" [value]="account()" tabindex="-1" aria-hidden="true" readonly />
      <tb-field for="current-password" [label]="'account.current' | transloco" [error]="entry.current() | fieldError">
        <input id="current-password" class="input" type="password" autocomplete="current-password" [formField]="entry.current" />
      </tb-field>
      <tb-field
        for="next-password"
        [label]="'account.next' | transloco"
        [hint]="'account.nextHint' | transloco: { length }"
        [error]="entry.next() | fieldError"
      >
        <input id="next-password" class="input" type="password" autocomplete="new-password" [formField]="entry.next" />
      </tb-field>
      <tb-field for="again-password" [label]="'account.again' | transloco" [error]="entry.again() | fieldError">
        <input id="again-password" class="input" type="password" autocomplete="new-password" [formField]="entry.again" />
      </tb-field>
      <div class="form-actions">
        <button type="submit" tbButton="primary" [busy]="entry().submitting()">{{ 'account.change' | transloco }}</button>
      </div>
    </form>
  `,
  styles: `
    h2 {
      margin-bottom: var(--space-4);
    }
  `,
})
export class PasswordForm {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);

  protected readonly length = PASSWORD_LENGTH;
  protected readonly account = () => this.session.user()?.account ?? '';
  protected readonly refusal = signal<string | null>(null);
  protected readonly entry = form(signal({ current: '', next: '', again: '' }), (path) => {
    required(path.current);
    required(path.next);
    minLength(path.next, PASSWORD_LENGTH);
    required(path.again);
    validate(path.again, ({ value, valueOf }) => (value() === valueOf(path.next) ? null : { kind: 'different' }));
  });

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    await submit(this.entry, async () => {
      const { current, next } = this.entry().value();
      try {
        await this.api.invoke(changePassword, { body: { current, next } }, handled());
        this.entry().reset({ current: '', next: '', again: '' });
        this.toasts.success(this.transloco.translate('account.changed'));
        await this.session.refresh();
      } catch (error) {
        this.refusal.set(failureOf(error).message);
      }
      return undefined;
    });
  }
}
