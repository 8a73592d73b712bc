import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getRecipeTry, type RecipeTryDto, tryRecipe } from '@tributary/api-client';
import { Button, Field, Icon, Notice, StatusTag, Time } from '@tributary/ui';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import type { FeedDraft } from '../feed/feed-draft';
import { WebQuestionCard } from './web-question-card';

const LOOK_AGAIN_MS = 1000;
const DAY_MS = 86_400_000;
const TONES = { done: 'river', asking: 'sand', failed: 'clay' } as const;

/** Visits the site by the recipe as it is typed: each step, what its page says, and the rows at the end. */
@Component({
  selector: 'app-recipe-try-panel',
  imports: [Button, Field, Icon, Notice, StatusTag, Time, TranslocoPipe, WebQuestionCard],
  templateUrl: './recipe-try-panel.html',
  styleUrl: './recipe-try-panel.less',
})
export class RecipeTryPanel {
  readonly draft = input.required<FeedDraft>();
  readonly feedId = input<number | null>(null);

  private readonly api = inject(Api);
  private key = newKey();
  protected readonly from = signal(dayBefore(2));
  protected readonly to = signal(dayBefore(1));
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly tried = signal<RecipeTryDto | null>(null);
  protected readonly going = computed(() => this.tried()?.state === 'waiting' || this.tried()?.state === 'running');

  constructor() {
    effect((onCleanup) => {
      const tried = this.tried();
      if (!tried || !this.going()) return;
      const timer = setTimeout(() => void this.look(tried.id), LOOK_AGAIN_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected tone(state: keyof typeof TONES) {
    return TONES[state];
  }

  protected async start(): Promise<void> {
    this.busy.set(true);
    await this.attempt(async () => {
      const draft = this.draft();
      const body = { dealerId: Number(draft.dealerId()), feedId: this.feedId(), settings: draft.settings(), secret: draft.secret() || null, from: this.from(), to: this.to() };
      this.tried.set(await this.api.invoke(tryRecipe, { body }, withKey(this.key)));
    });
    this.key = newKey();
    this.busy.set(false);
  }

  protected async look(id: number): Promise<void> {
    await this.attempt(async () => this.tried.set(await this.api.invoke(getRecipeTry, { id })));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    }
  }
}

/** The day so many days ago in Shanghai. */
function dayBefore(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
