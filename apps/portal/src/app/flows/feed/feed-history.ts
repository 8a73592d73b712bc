import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, type FeedChangeDto, listFeedChanges } from '@tributary/api-client';
import { ActiveLocale, Button, Timeline, type TimelineStep } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';

/** Who changed what of a feed, the latest first. */
@Component({
  selector: 'app-feed-history',
  imports: [Button, Timeline, TranslocoPipe],
  template: `
    @if (steps().length) {
      <section class="card">
        <h2>{{ 'feedChange.title' | transloco }}</h2>
        <tb-timeline [steps]="steps()" />
        @if (changes.hasMore()) {
          <button type="button" tbButton (click)="changes.loadMore()">{{ 'ui.more' | transloco }}</button>
        }
      </section>
    }
  `,
})
export class FeedHistory {
  readonly feedId = input.required<number>();

  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  protected readonly changes = pagedList({
    query: () => ({ id: this.feedId(), locale: this.locale.code() }),
    load: ({ id }, cursor) => this.api.invoke(listFeedChanges, { id, cursor, limit: 20 }),
  });
  protected readonly steps = computed<TimelineStep[]>(() =>
    this.changes.items().map((change) => ({ title: this.transloco.translate(`feedChange.${change.action}`), at: change.at, who: change.actorName, note: this.note(change) })),
  );

  reload(): void {
    this.changes.reload();
  }

  /** A change is its fields with what they were; the first entry says only that it began. */
  private note({ action, detail }: FeedChangeDto): string {
    if (action === 'create') return '';
    return Object.entries(detail)
      .map(([field, pair]) => [field, ...(pair as [unknown, unknown])] as const)
      .map(([field, before, after]) => `${this.transloco.translate(`feedField.${field}`)}: ${action === 'change' && !isWritten(after) ? `${this.shown(field, before)} → ` : ''}${this.shown(field, after)}`)
      .join('\n');
  }

  private shown(field: string, value: unknown): string {
    if (value === null) return '–';
    if (isWritten(value)) return this.transloco.translate('feedChange.rewritten');
    const words = WORDS[field];
    return words === undefined ? String(value) : this.transloco.translate(`${words}.${String(value)}`);
  }
}

/** Fields whose values are choices, and where their words stand. */
const WORDS: Readonly<Record<string, string>> = { afterwards: 'feedSetup.afterwardsOf', coverage: 'feedSetup.coverageOf', security: 'feedSetup.securityOf', source: 'feedSetup.roadOf' };

/** What is written in steps, such as a recipe: too long for a line of a history. */
const isWritten = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
