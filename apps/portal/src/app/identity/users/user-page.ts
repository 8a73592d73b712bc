import { Component, computed, inject, input, linkedSignal, numberAttribute, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, getUser, resetUserPassword, revokeUserSessions, updateUser, type UserDto } from '@tributary/api-client';
import { Button, Copyable, Dialogs, Field, Icon, LocalNamePipe, Notice, PageHeader, Skeleton, StatusTag, Time, Toasts } from '@tributary/ui';
import { Session } from '../../core/session/session';
import { ProblemState } from '../../shared/problem-state';
import { RoleBoxes } from './role-boxes';
import { userTone } from './user-status';

/** One user: name, roles, whether they may come in, and the emergency handles. */
@Component({
  selector: 'app-user-page',
  imports: [Button, Copyable, Field, Icon, LocalNamePipe, Notice, PageHeader, ProblemState, RoleBoxes, RouterLink, Skeleton, StatusTag, Time, TranslocoPipe],
  templateUrl: './user-page.html',
  styleUrl: './user-page.less',
})
export class UserPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly mayManage = inject(Session).may('identity.users.manage');
  protected readonly tone = userTone;

  protected readonly user = resource({
    params: () => ({ id: this.id() }),
    loader: ({ params }) => this.api.invoke(getUser, params),
  });
  private readonly loaded = computed(() => (this.user.hasValue() ? this.user.value() : undefined));
  protected readonly name = linkedSignal(() => this.loaded()?.name ?? '');
  protected readonly email = linkedSignal(() => this.loaded()?.email ?? '');
  protected readonly roles = linkedSignal<readonly string[]>(() => this.loaded()?.roles ?? []);
  protected readonly changed = computed(() => {
    const user = this.loaded();
    if (user === undefined) return false;
    return this.name() !== user.name || this.email().trim() !== user.email || [...this.roles()].sort().join() !== [...user.roles].sort().join();
  });
  protected readonly busy = signal(false);
  protected readonly password = signal<string | null>(null);

  protected async save(user: UserDto): Promise<void> {
    await this.change(user, { name: this.name().trim(), email: this.email().trim(), roles: [...this.roles()] });
  }

  protected async setStatus(user: UserDto, status: 'active' | 'disabled'): Promise<void> {
    if (status === 'disabled' && !(await this.ask('disable', user))) return;
    await this.change(user, { status });
  }

  protected async reset(user: UserDto): Promise<void> {
    if (!(await this.ask('reset', user))) return;
    this.password.set((await this.api.invoke(resetUserPassword, { id: user.id })).temporaryPassword);
  }

  protected async revoke(user: UserDto): Promise<void> {
    if (!(await this.ask('revoke', user))) return;
    await this.api.invoke(revokeUserSessions, { id: user.id });
    this.toasts.success(this.transloco.translate('user.revoke.done', { name: user.name }));
  }

  private async change(user: UserDto, body: { name?: string; email?: string; roles?: string[]; status?: 'active' | 'disabled' }): Promise<void> {
    this.busy.set(true);
    try {
      this.user.set(await this.api.invoke(updateUser, { id: user.id, body }));
      this.toasts.success(this.transloco.translate('user.saved'));
    } finally {
      this.busy.set(false);
    }
  }

  private ask(action: 'disable' | 'reset' | 'revoke', user: UserDto): Promise<unknown> {
    const text = (key: string) => this.transloco.translate(`user.${action}.${key}`, { name: user.name });
    return this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action'), danger: true });
  }
}
