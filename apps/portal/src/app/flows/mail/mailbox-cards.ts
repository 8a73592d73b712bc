import { Component, inject, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listMailboxes, type MailboxDto } from '@tributary/api-client';
import { ActiveLocale, Button, Dialogs, Icon, StatusTag, Time, type Tone } from '@tributary/ui';
import { Session } from '../../core/session/session';
import { MailboxDialog } from './mailbox-dialog';

/** The mailboxes and how they are. */
@Component({
  selector: 'app-mailbox-cards',
  imports: [Button, Icon, StatusTag, Time, TranslocoPipe],
  template: `
    @if (boxes.hasValue()) {
      @for (box of boxes.value(); track box.id) {
        <section class="card">
          <div class="row">
            <h2>{{ box.name }}</h2>
            <tb-status-tag [tone]="tone(box)">{{ 'mailbox.health.' + health(box) | transloco }}</tb-status-tag>
          </div>
          <p class="small quiet mono">{{ box.address }}</p>
          <p class="small">{{ 'mailbox.counts' | transloco: { feeds: box.feeds, unassigned: box.unassigned } }}</p>
          @if (box.reason) {
            <p class="small fault">{{ box.reason.message }}</p>
          }
          <p class="small quiet">{{ 'feedSetup.lastOk' | transloco }} <tb-time [at]="box.lastOkAt" /> · {{ 'mailbox.canary' | transloco }} <tb-time [at]="box.canarySeenAt" /></p>
          @if (mayKeep) {
            <button type="button" tbButton [small]="true" (click)="edit(box)">{{ 'feedSetup.change' | transloco }}</button>
          }
        </section>
      }
      @if (mayKeep) {
        <button type="button" tbButton (click)="edit(undefined)" data-testid="new-mailbox"><tb-icon name="plus" [size]="16" />{{ 'mailbox.new' | transloco }}</button>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(320px, 100%), 1fr));
      gap: var(--space-3);
      align-items: start;
      justify-items: start;
      margin-bottom: var(--space-4);
    }
    section {
      width: 100%;
    }
    .fault {
      color: var(--clay-700);
    }
  `,
})
export class MailboxCards {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly locale = inject(ActiveLocale);
  protected readonly mayKeep = inject(Session).may('flows.keep');
  protected readonly boxes = resource({ params: () => ({ locale: this.locale.code() }), loader: () => this.api.invoke(listMailboxes) });

  protected health({ status, failingSince, silent }: MailboxDto): 'paused' | 'failed' | 'silent' | 'ok' {
    if (status === 'paused') return 'paused';
    if (failingSince !== null) return 'failed';
    return silent ? 'silent' : 'ok';
  }

  protected tone(box: MailboxDto): Tone {
    return ({ paused: 'quiet', failed: 'clay', silent: 'clay', ok: 'leaf' } as const)[this.health(box)];
  }

  protected async edit(box: MailboxDto | undefined): Promise<void> {
    if (await this.dialogs.open(MailboxDialog, box)) this.boxes.reload();
  }
}
