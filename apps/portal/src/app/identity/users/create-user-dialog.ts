import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, minLength, pattern, required, submit } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, createUser, type NewUserDto, type UserDto } from '@tributary/api-client';
import { Button, ChoiceRow, Copyable, DialogBody, DialogFrame, Field, Notice } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { newKey } from '../../core/http/idempotency-key';
import { withKey } from '../../core/http/request-options';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { DealerSelect } from '../../shared/dealer-select';
import { FieldErrorPipe } from '../../shared/field-error';
import { RoleBoxes } from './role-boxes';

type Kind = 'head_office' | 'dealer';

/** A new user; the first password is shown once and must be changed at the first sign-in. */
@Component({
  selector: 'app-create-user-dialog',
  imports: [Button, ChoiceRow, Copyable, DealerSelect, DialogFrame, Field, FieldErrorPipe, FormField, Notice, RoleBoxes, TranslocoPipe],
  templateUrl: './create-user-dialog.html',
})
export class CreateUserDialog extends DialogBody<UserDto, undefined> {
  private readonly api = inject(Api);
  private readonly organisation = inject(Session).organisation;
  private readonly key = newKey();

  protected readonly kindChoices = choices<Kind>('user.kind', () => ['head_office', 'dealer']);
  protected readonly kind = signal<Kind>(this.organisation()?.kind ?? 'head_office');
  protected readonly atHeadOffice = computed(() => this.organisation()?.kind === 'head_office');
  protected readonly dealerId = signal<string | null>(null);
  protected readonly roles = signal<readonly string[]>([]);
  protected readonly refusal = signal<string | null>(null);
  protected readonly created = signal<NewUserDto | null>(null);
  protected readonly entry = form(signal({ account: '', name: '' }), (path) => {
    required(path.account);
    minLength(path.account, 3);
    pattern(path.account, /^[\w.@-]+$/);
    required(path.name);
  });
  private readonly organisationId = computed(() =>
    this.atHeadOffice() && this.kind() === 'dealer' ? Number(this.dealerId()) || null : (this.organisation()?.id ?? null),
  );
  protected readonly complete = computed(() => this.organisationId() !== null && this.roles().length > 0);

  protected chooseKind(kind: Kind): void {
    this.kind.set(kind);
    this.roles.set([]);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const organisationId = this.organisationId();
    if (organisationId === null) return;
    this.refusal.set(null);
    await submit(this.entry, async () => {
      const { account, name } = this.entry().value();
      const body = { account: account.trim(), name: name.trim(), organisationId, roles: [...this.roles()] };
      try {
        this.created.set(await this.api.invoke(createUser, { body }, withKey(this.key)));
      } catch (error) {
        this.refusal.set(failureOf(error).message);
      }
      return undefined;
    });
  }
}
