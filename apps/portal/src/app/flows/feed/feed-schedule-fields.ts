import { Component, computed, inject, input, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, previewSchedule } from '@tributary/api-client';
import { ActiveLocale, Button, Field, Time } from '@tributary/ui';
import type { FeedDraft } from './feed-draft';
import { scheduleWords } from './schedule-words';

/** Schedules that most feeds have. */
const USUAL = ['*/30 * * * *', '0 6 * * *', '0 6,18 * * *', '0 8 * * 1-5', '0 8 1 * *'];

/** When a feed is looked at: usual schedules by one click, any other as cron, and the next times in figures. */
@Component({
  selector: 'app-feed-schedule-fields',
  imports: [Button, Field, Time, TranslocoPipe],
  template: `
    <div class="row">
      @for (usual of usual; track usual.cron) {
        <button type="button" tbButton [small]="true" [attr.aria-pressed]="draft().schedule() === usual.cron" (click)="draft().schedule.set(usual.cron)">
          {{ usual.words.key | transloco: usual.words.params }}
        </button>
      }
    </div>
    <tb-field for="feed-schedule" [label]="'feedSetup.schedule' | transloco" [required]="true" [hint]="'feedSetup.scheduleHint' | transloco" [error]="preview.error() ? ('feedSetup.noSchedule' | transloco) : null">
      <input #cron id="feed-schedule" class="input mono" autocomplete="off" [value]="draft().schedule()" (input)="draft().schedule.set(cron.value)" />
    </tb-field>
    @if (preview.hasValue() && !preview.error()) {
      <div>
        @if (words(); as said) {
          <p class="strong">{{ said.key | transloco: said.params }}</p>
        }
        <p class="small quiet">{{ 'feedSetup.next' | transloco: { zone: preview.value().timeZone } }}</p>
        <ul class="small">
          @for (at of preview.value().next; track at) {
            <li><tb-time [at]="at" show="exact" /></li>
          }
        </ul>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    .row {
      flex-wrap: wrap;
    }
    ul {
      margin: 0;
      padding-left: var(--space-4);
    }
  `,
})
export class FeedScheduleFields {
  readonly draft = input.required<FeedDraft>();

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  protected readonly usual = USUAL.flatMap((cron) => {
    const words = scheduleWords(cron);
    return words ? [{ cron, words }] : [];
  });
  protected readonly words = computed(() => scheduleWords(this.draft().schedule().trim()));
  protected readonly preview = resource({
    params: () => ({ schedule: this.draft().schedule().trim(), locale: this.locale.code() }),
    loader: ({ params: { schedule } }) => this.api.invoke(previewSchedule, { schedule: schedule || '-' }),
  });
}
