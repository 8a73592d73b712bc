import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, createApiKey, type NewApiKeyDto } from '@tributary/api-client';
import { Button, DialogBody, DialogFrame, Field, Notice } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { DealerSelect } from '../../shared/dealer-select';

/** For which system a key is, how long it holds, and from where it is taken. */
@Component({
  selector: 'app-create-api-key-dialog',
  imports: [Button, DealerSelect, DialogFrame, Field, Notice, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'apiKeys.create' | transloco">
      <div class="stack">
        @if (refusal(); as text) {
          <tb-notice tone="clay">{{ text }}</tb-notice>
        }
        <p class="quiet">{{ 'apiKeys.may' | transloco }}</p>
        @if (!data.isDealer) {
          <app-dealer-select [value]="dealer() ?? undefined" (picked)="dealer.set($event)" />
        }
        <tb-field for="key-name" [label]="'apiKeys.name' | transloco" [required]="true">
          <input #nameBox id="key-name" class="input" maxlength="100" autocomplete="off" [value]="name()" (input)="name.set(nameBox.value)" />
        </tb-field>
        <tb-field for="key-expires" [label]="'apiKeys.expiresOn' | transloco">
          <input #dayBox id="key-expires" class="input" type="date" [value]="expiresOn()" (input)="expiresOn.set(dayBox.value)" />
        </tb-field>
        <tb-field for="key-networks" [label]="'apiKeys.networks' | transloco">
          <textarea #netBox id="key-networks" class="input mono" rows="3" placeholder="203.0.113.7&#10;10.0.0.0/8" [value]="networks()" (input)="networks.set(netBox.value)"></textarea>
        </tb-field>
        <p class="small quiet">{{ 'apiKeys.networksHint' | transloco }}</p>
      </div>
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" tbButton="primary" [disabled]="!ready()" [busy]="busy()" (click)="save()" data-testid="save-key">{{ 'apiKeys.make' | transloco }}</button>
      </ng-container>
    </tb-dialog-frame>
  `,
})
export class CreateApiKeyDialog extends DialogBody<NewApiKeyDto, { readonly isDealer: boolean }> {
  private readonly api = inject(Api);
  protected readonly dealer = signal<string | null>(null);
  protected readonly name = signal('');
  protected readonly expiresOn = signal('');
  protected readonly networks = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly ready = computed(() => this.name().trim() !== '' && (this.data.isDealer || this.dealer() !== null));

  protected async save(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const body = {
        name: this.name().trim(),
        dealerId: Number(this.dealer()) || undefined,
        expiresOn: this.expiresOn() || undefined,
        networks: this.networks().split(/[\s,，;；]+/).filter(Boolean),
      };
      this.close(await this.api.invoke(createApiKey, { body }, handled()));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
