import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listFeeds, listUnmatchedNames } from '@tributary/api-client';
import { ActiveLocale, EmptyState, MoneyPipe, NumberPipe, Skeleton, StatusTag, Time } from '@tributary/ui';
import { healthTone } from '../flows/flow-state';
import { ProblemState } from '../shared/problem-state';

const ROWS = 6;
const troubled = ['failed', 'attention', 'late'] as const;

/** A channel-data operator's desk: feeds in trouble, and the names that hold up the most. */
@Component({
  selector: 'app-flow-home',
  imports: [EmptyState, MoneyPipe, NumberPipe, ProblemState, RouterLink, Skeleton, StatusTag, Time, TranslocoPipe],
  templateUrl: './flow-home.html',
  styleUrl: './flow-home.less',
})
export class FlowHome {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly tone = healthTone;

  protected readonly feeds = resource({
    params: () => ({ locale: this.locale() }),
    loader: async () => {
      const pages = await Promise.all(troubled.map((health) => this.api.invoke(listFeeds, { health, limit: ROWS })));
      return pages.flatMap((page) => page.items).slice(0, ROWS);
    },
  });
  protected readonly names = resource({
    loader: async () => {
      const pages = await Promise.all((['terminal', 'product'] as const).map((kind) => this.api.invoke(listUnmatchedNames, { kind, state: 'open', limit: ROWS })));
      return pages.flatMap((page) => page.items);
    },
  });
  /** The heaviest of both kinds. */
  protected readonly heaviest = computed(() =>
    this.names.hasValue() ? [...this.names.value()].sort((a, b) => Number(b.amount) - Number(a.amount)).slice(0, ROWS) : [],
  );
}
