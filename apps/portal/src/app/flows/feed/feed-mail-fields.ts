import { Component, inject, input, resource } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listMailboxes } from '@tributary/api-client';
import { ActiveLocale, Field } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import type { FeedDraft } from './feed-draft';

/** To which mailbox the dealer writes, and who may. */
@Component({
  selector: 'app-feed-mail-fields',
  imports: [Field, FormsModule, NzSelectModule, TranslocoPipe],
  template: `
    <div class="form-grid">
      <tb-field for="feed-mailbox" [label]="'mailbox.title' | transloco" [required]="true">
        <nz-select name="mailbox" nzId="feed-mailbox" [ngModel]="draft().mailboxId()" (ngModelChange)="draft().mailboxId.set($event)">
          @for (box of boxes.hasValue() ? boxes.value() : []; track box.id) {
            <nz-option [nzValue]="box.id" [nzLabel]="box.name + ' · ' + box.address" />
          }
        </nz-select>
      </tb-field>
      <tb-field for="feed-senders" [label]="'mailbox.senders' | transloco" [required]="true" [hint]="'mailbox.sendersHint' | transloco">
        <textarea #senders id="feed-senders" class="input mono" spellcheck="false" [value]="draft().senders()" (input)="draft().senders.set(senders.value)"></textarea>
      </tb-field>
      <tb-field for="feed-files" [label]="'mailbox.files' | transloco" [hint]="'mailbox.filesHint' | transloco">
        <input #files id="feed-files" class="input mono" autocomplete="off" [value]="draft().pattern()" (input)="draft().pattern.set(files.value)" />
      </tb-field>
    </div>
  `,
})
export class FeedMailFields {
  readonly draft = input.required<FeedDraft>();

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  protected readonly boxes = resource({ params: () => ({ locale: this.locale.code() }), loader: () => this.api.invoke(listMailboxes) });
}
