import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  Api, getOwnMailAddress, listNotificationPreferences, type NotificationPreferenceDto, updateNotificationPreferences, updateOwnMailAddress,
} from '@tributary/api-client';
import { ActiveLocale, Button, Field, Skeleton, Toasts } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';

type Channel = 'portal' | 'mail';

/** Of what this person wants to be told, and where: every change counts at once. */
@Component({
  selector: 'app-notification-settings',
  imports: [Button, Field, ProblemState, Skeleton, TranslocoPipe],
  templateUrl: './notification-settings.html',
  styleUrl: './notification-settings.less',
})
export class NotificationSettings {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;

  protected readonly channels: readonly Channel[] = ['portal', 'mail'];
  protected readonly address = resource({ loader: async () => (await this.api.invoke(getOwnMailAddress)).email });
  private readonly stored = computed(() => (this.address.hasValue() ? this.address.value() : ''));
  protected readonly typed = linkedSignal(() => this.stored());
  protected readonly changed = computed(() => this.typed().trim() !== this.stored());
  protected readonly busy = signal(false);
  protected readonly kinds = resource({ params: () => ({ locale: this.locale() }), loader: () => this.api.invoke(listNotificationPreferences) });

  protected async saveAddress(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    try {
      this.address.set((await this.api.invoke(updateOwnMailAddress, { body: { email: this.typed() } })).email);
      this.toasts.success(this.transloco.translate('notifications.settingsOf.addressSaved'));
    } finally {
      this.busy.set(false);
    }
  }

  protected async toggle({ kind, portal, mail }: NotificationPreferenceDto, channel: Channel, on: boolean): Promise<void> {
    const body = { kinds: [{ kind, portal, mail, [channel]: on }] };
    try {
      this.kinds.set(await this.api.invoke(updateNotificationPreferences, { body }));
    } catch {
      // the refusal is told by a toast; the box goes back to what holds
      this.kinds.reload();
    }
  }
}
