import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, assignMail, listFeeds, type MailDto } from '@tributary/api-client';
import { Button, DialogBody, DialogFrame, Field, Notice } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';

/** Gives a mail to a feed by mail, and perhaps all that this sender writes from now on. */
@Component({
  selector: 'app-assign-mail-dialog',
  imports: [Button, DialogFrame, Field, FormsModule, Notice, NzSelectModule, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'mails.assign.heading' | transloco">
      @if (refusal(); as text) {
        <tb-notice tone="clay">{{ text }}</tb-notice>
      }
      <p>{{ data.subject }}</p>
      <tb-field for="assign-feed" [label]="'feed.title' | transloco" [required]="true">
        <nz-select nzId="assign-feed" nzShowSearch nzServerSearch [nzLoading]="feeds.isLoading()" [ngModel]="feedId()" (ngModelChange)="feedId.set($event)" (nzOnSearch)="search.set($event)">
          @for (feed of offered(); track feed.id) {
            <nz-option [nzValue]="feed.id" [nzLabel]="feed.dealerName + ' · ' + feed.name" />
          }
        </nz-select>
      </tb-field>
      <label class="row">
        <input #always type="checkbox" [checked]="remember()" (change)="remember.set(always.checked)" />
        <span>{{ 'mails.assign.remember' | transloco: { sender: data.sender } }}</span>
      </label>
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" tbButton="primary" [disabled]="feedId() === null" [busy]="busy()" (click)="send()" data-testid="assign-go">{{ 'mails.assign.action' | transloco }}</button>
      </ng-container>
    </tb-dialog-frame>
  `,
})
export class AssignMailDialog extends DialogBody<MailDto, MailDto> {
  private readonly api = inject(Api);
  private readonly key = newKey();
  protected readonly search = signal('');
  protected readonly feedId = signal<number | null>(null);
  protected readonly remember = signal(true);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly feeds = resource({
    params: () => ({ search: this.search() || undefined }),
    loader: async ({ params }) => (await this.api.invoke(listFeeds, { ...params, limit: 100 })).items,
  });
  protected readonly offered = computed(() => (this.feeds.hasValue() ? this.feeds.value().filter(({ source }) => source === 'mail') : []));

  protected async send(): Promise<void> {
    const feedId = this.feedId();
    if (feedId === null) return;
    this.busy.set(true);
    try {
      this.close(await this.api.invoke(assignMail, { id: this.data.id, body: { feedId, remember: this.remember() } }, withKey(this.key)));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
