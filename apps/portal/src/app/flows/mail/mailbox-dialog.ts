import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, changeMailbox, createMailbox, type MailboxBodyDto, type MailboxDto, testMailbox } from '@tributary/api-client';
import { Button, ChoiceRow, DialogBody, DialogFrame, Field, Notice } from '@tributary/ui';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';

type Security = MailboxBodyDto['settings']['security'];

/** A new mailbox, or other settings for one that is there; tried before it is saved. */
@Component({
  selector: 'app-mailbox-dialog',
  imports: [Button, ChoiceRow, DialogFrame, Field, Notice, TranslocoPipe],
  templateUrl: './mailbox-dialog.html',
})
export class MailboxDialog extends DialogBody<MailboxDto, MailboxDto | undefined> {
  private readonly api = inject(Api);
  private readonly me = inject(Session).user()?.id ?? null;
  private key = newKey();

  protected readonly box = this.data;
  protected readonly securityChoices = choices<Security>('mailbox.securityOf', () => ['implicit', 'starttls']);
  protected readonly code = signal('');
  protected readonly name = signal(this.data?.name ?? '');
  protected readonly address = signal(this.data?.address ?? '');
  protected readonly host = signal(this.data?.settings.host ?? '');
  protected readonly port = signal(String(this.data?.settings.port ?? ''));
  protected readonly security = signal<Security>(this.data?.settings.security ?? 'implicit');
  protected readonly user = signal(this.data?.settings.user ?? '');
  protected readonly secret = signal('');
  protected readonly folder = signal(this.data?.settings.folder ?? '');
  protected readonly certificate = signal(this.data?.settings.certificate ?? '');
  protected readonly judge = signal(this.data?.settings.judge ?? '');
  protected readonly since = signal(this.data?.since ?? '');
  protected readonly mine = signal(this.data ? this.data.ownerId !== null : true);
  protected readonly paused = signal(this.data?.status === 'paused');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly works = signal(false);
  protected readonly ready = computed(() => {
    const filled = [this.name(), this.address(), this.host(), this.user(), this.since()].every((text) => text.trim() !== '');
    return filled && (this.data !== undefined || (this.code().trim().length > 1 && this.secret() !== ''));
  });

  protected async test(): Promise<void> {
    await this.attempt(async () => {
      const body = { mailboxId: this.data?.id ?? null, settings: this.settings(), secret: this.secret() || null };
      const { reason } = await this.api.invoke(testMailbox, { body });
      this.works.set(reason === null);
      if (reason) this.refusal.set(reason.message);
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.ready()) return;
    await this.attempt(async () => this.close(await this.save()));
  }

  private save(): Promise<MailboxDto> {
    const owner = this.data?.ownerId ?? this.me;
    const body: MailboxBodyDto = {
      name: this.name(), address: this.address(), settings: this.settings(), secret: this.secret() || null, ownerId: this.mine() ? owner : null, since: this.since(), paused: this.paused(),
    };
    if (this.data) return this.api.invoke(changeMailbox, { id: this.data.id, body }, withKey(this.key));
    return this.api.invoke(createMailbox, { body: { ...body, code: this.code().trim() } }, withKey(this.key));
  }

  private settings(): MailboxBodyDto['settings'] {
    return {
      host: this.host(), port: Number(this.port()) || null, security: this.security(), user: this.user(), folder: this.folder() || null, certificate: this.certificate() || null,
      judge: this.judge() || null,
    };
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    this.works.set(false);
    try {
      await work();
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.key = newKey();
      this.busy.set(false);
    }
  }
}
