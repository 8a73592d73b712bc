import { Component, computed, effect, inject, input, resource, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, changeFeed, createFeed, getFeedChoices, getFeedSetup } from '@tributary/api-client';
import { Button, ChoiceRow, Field, Icon, Notice, PageHeader, Skeleton, Toasts } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { askBeforeUnload, type KeepsDraft } from '../../core/leaving/leaving';
import { choices } from '../../shared/choices';
import { DealerSelect } from '../../shared/dealer-select';
import { ProblemState } from '../../shared/problem-state';
import { FeedWebFields } from '../web/feed-web-fields';
import { type Coverage, coverages, FeedDraft, type FlowKind, flowKinds, type Road, roads } from './feed-draft';
import { FeedMailFields } from './feed-mail-fields';
import { FeedPlaceFields } from './feed-place-fields';
import { FeedScheduleFields } from './feed-schedule-fields';
import { FeedTestPanel } from './feed-test-panel';

/** Sets a feed up, or changes one: dealer, road, place, layout, schedule, owner; tried before it is saved. */
@Component({
  selector: 'app-feed-setup-page',
  imports: [
    Button, ChoiceRow, DealerSelect, FeedMailFields, FeedPlaceFields, FeedScheduleFields, FeedTestPanel, FeedWebFields, Field, FormsModule, Icon, Notice, NzSelectModule, PageHeader, ProblemState, RouterLink, Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './feed-setup-page.html',
  styles: `
    tb-choice {
      justify-self: start;
      max-width: 100%;
    }
  `,
})
export class FeedSetupPage implements KeepsDraft {
  /** Absent: a new one. */
  readonly id = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private key = newKey();

  protected readonly draft = new FeedDraft();
  protected readonly feedId = computed(() => (this.id() === undefined ? null : Number(this.id())));
  /** Where one comes from, and goes back to. */
  protected readonly away = computed(() => (this.feedId() === null ? ['/feeds'] : ['/feeds', this.feedId()]));
  protected readonly setup = resource({
    params: () => ({ id: this.feedId() }),
    loader: async ({ params: { id } }) => (id === null ? null : this.api.invoke(getFeedSetup, { id })),
  });
  protected readonly saved = computed(() => (this.setup.hasValue() ? this.setup.value() : null));
  protected readonly offered = resource({
    params: () => Number(this.draft.dealerId()) || undefined,
    loader: ({ params }) => this.api.invoke(getFeedChoices, { dealerId: params }),
  });
  protected readonly layouts = computed(() => (this.offered.hasValue() ? this.offered.value().layouts : []));
  protected readonly owners = computed(() => (this.offered.hasValue() ? this.offered.value().owners : []));
  protected readonly roadChoices = choices<Road>('feedSetup.roadOf', () => roads);
  protected readonly kindChoices = choices<FlowKind>('flowKind', () => flowKinds);
  protected readonly coverageChoices = choices<Coverage>('feedSetup.coverageOf', () => coverages);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly ready = computed(() => {
    if (this.draft.body() === null) return false;
    return this.saved() !== null || (this.draft.dealerId() !== null && this.draft.code().trim().length > 1 && (this.draft.source() === 'mail' || this.draft.source() === 'web' || this.draft.secret() !== ''));
  });

  constructor() {
    askBeforeUnload(this);
    effect(() => {
      const saved = this.saved();
      if (saved) untracked(() => this.draft.read(saved));
    });
  }

  hasChanges(): boolean {
    return this.draft.isChanged();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const body = this.draft.body();
    if (!body) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const saved = this.saved();
      const feed = saved
        ? await this.api.invoke(changeFeed, { id: saved.id, body }, withKey(this.key))
        : await this.api.invoke(createFeed, { body: { ...body, dealerId: Number(this.draft.dealerId()), code: this.draft.code().trim() } }, withKey(this.key));
      this.draft.keep();
      this.toasts.success(this.transloco.translate('feedSetup.saved', { name: feed.name }));
      await this.router.navigate(['/feeds', feed.id]);
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.key = newKey();
      this.busy.set(false);
    }
  }
}
