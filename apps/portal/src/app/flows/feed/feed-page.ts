import { Component, effect, inject, input, numberAttribute, resource, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, type FeedDetailDto, getFeed, listBatches, pauseFeed, resumeFeed, runFeed } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, Copyable, DataList, Dialogs, EmptyState, Icon, Notice, NumberPipe, PageHeader, Skeleton, StatusTag, Time, Toasts } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { Session } from '../../core/session/session';
import { ProblemState } from '../../shared/problem-state';
import { tableColumns } from '../../shared/table-columns';
import { batchTone, healthTone } from '../flow-state';
import { FeedLayouts } from '../layout/feed-layouts';
import { WebQuestions } from '../web/web-questions';
import { FeedHistory } from './feed-history';
import { scheduleWords } from './schedule-words';

const WATCH_MS = 2_000;

/** One dealer's way of sending data: its health, how it is reached, and what every run brought. */
@Component({
  selector: 'app-feed-page',
  imports: [
    Button,
    Cell,
    Copyable,
    DataList,
    EmptyState,
    FeedHistory,
    FeedLayouts,
    Icon,
    Notice,
    NumberPipe,
    PageHeader,
    ProblemState,
    RouterLink,
    Skeleton,
    StatusTag,
    Time,
    TranslocoPipe,
    WebQuestions,
  ],
  templateUrl: './feed-page.html',
  styleUrl: './feed-page.less',
})
export class FeedPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly history = viewChild(FeedHistory);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  protected readonly session = inject(Session);
  protected readonly healthTone = healthTone;
  protected readonly batchTone = batchTone;
  protected readonly words = scheduleWords;
  protected readonly starting = signal(false);

  protected readonly feed = resource({
    params: () => ({ id: this.id(), locale: this.locale.code() }),
    loader: ({ params }) => this.api.invoke(getFeed, { id: params.id }),
  });
  protected readonly batches = pagedList({
    query: () => ({ feedId: this.id(), locale: this.locale.code() }),
    load: ({ feedId }, cursor) => this.api.invoke(listBatches, { feedId, cursor }),
  });
  protected readonly columns = tableColumns('feed.column', () => [
    { key: 'started', card: 'title' },
    { key: 'files', align: 'end' },
    { key: 'rows', align: 'end' },
    { key: 'posted', align: 'end' },
    { key: 'faults', align: 'end' },
    { key: 'reason', card: 'wide' },
    { key: 'state', card: 'aside' },
  ]);

  constructor() {
    // a run in progress is watched until it ends
    effect((onCleanup) => {
      if (!this.batches.items().some((batch) => batch.state === 'running')) return;
      const timer = setTimeout(() => this.refresh(), WATCH_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected async run(): Promise<void> {
    this.starting.set(true);
    try {
      await this.api.invoke(runFeed, { id: this.id() });
      this.toasts.info(this.transloco.translate('feed.runRequested'));
      setTimeout(() => this.refresh(), WATCH_MS);
    } finally {
      this.starting.set(false);
    }
  }

  protected async pause({ id, name }: FeedDetailDto): Promise<void> {
    const text = (key: string) => this.transloco.translate(`feedSetup.pause.${key}`, { name });
    const answer = await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action'), reason: 'required' });
    if (!answer) return;
    await this.api.invoke(pauseFeed, { id, body: { reason: answer.reason } });
    this.refresh();
  }

  protected async resume(): Promise<void> {
    await this.api.invoke(resumeFeed, { id: this.id() });
    this.refresh();
  }

  protected refresh(): void {
    this.history()?.reload();
    this.feed.reload();
    this.batches.reload();
  }
}
