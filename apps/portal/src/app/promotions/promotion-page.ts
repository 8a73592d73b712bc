import { Component, computed, effect, inject, input, resource, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, createPromotion, endPromotion, getPromotion, type PromotionDto, updatePromotion } from '@tributary/api-client';
import { Button, Dialogs, Field, Icon, LocalNamePipe, MoneyPipe, Notice, PageHeader, Skeleton, StatusTag, Toasts } from '@tributary/ui';
import { newKey } from '../core/http/idempotency-key';
import { failureOf } from '../core/http/problem';
import { withKey } from '../core/http/request-options';
import { ProblemState } from '../shared/problem-state';
import { PromotionBuyerFields } from './promotion-buyer-fields';
import { PromotionDraft } from './promotion-draft';
import { PromotionPreview } from './promotion-preview';
import { PromotionRuleFields } from './promotion-rule-fields';
import { promotionTone } from './promotion-state';
import { PromotionTermFields } from './promotion-term-fields';

/** One promotion: a new one, or one that is there, with a preview of what it does to a basket. */
@Component({
  selector: 'app-promotion-page',
  imports: [
    Button, Field, Icon, LocalNamePipe, MoneyPipe, Notice, PageHeader, ProblemState, PromotionBuyerFields, PromotionPreview, PromotionRuleFields, PromotionTermFields,
    RouterLink, Skeleton, StatusTag, TranslocoPipe,
  ],
  templateUrl: './promotion-page.html',
  styleUrl: './promotion-page.less',
})
export class PromotionPage {
  /** Absent: a new one. */
  readonly id = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private key = newKey();

  protected readonly tone = promotionTone;
  protected readonly draft = new PromotionDraft();
  protected readonly promotion = resource({
    params: () => (this.id() === undefined ? undefined : { id: Number(this.id()) }),
    loader: ({ params }) => this.api.invoke(getPromotion, params),
  });
  protected readonly saved = computed(() => (this.promotion.hasValue() ? this.promotion.value() : undefined));
  protected readonly isNew = computed(() => this.id() === undefined);
  protected readonly ended = computed(() => this.saved()?.state === 'ended');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly ready = computed(() => this.draft.body() !== null && (!this.isNew() || this.draft.code().trim().length > 1));

  constructor() {
    effect(() => {
      const saved = this.saved();
      if (saved) untracked(() => this.draft.read(saved));
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const body = this.draft.body();
    if (!body) return;
    const saved = this.saved();
    await this.attempt(async () => {
      const promotion = saved
        ? await this.api.invoke(updatePromotion, { id: saved.id, body }, withKey(this.key))
        : await this.api.invoke(createPromotion, { body: { ...body, code: this.draft.code().trim() } }, withKey(this.key));
      this.done(promotion, 'promotionPage.saved');
      if (!saved) await this.router.navigate(['/promotions', promotion.id], { replaceUrl: true });
    });
  }

  protected async end(promotion: PromotionDto): Promise<void> {
    const text = (key: string) => this.transloco.translate(`promotionPage.end.${key}`, { name: promotion.name });
    const answer = await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action'), danger: true });
    if (!answer) return;
    await this.attempt(async () => this.done(await this.api.invoke(endPromotion, { id: promotion.id }, withKey(this.key)), 'promotionPage.end.done'));
  }

  private done(promotion: PromotionDto, message: string): void {
    if (this.saved()) this.promotion.set(promotion);
    this.toasts.success(this.transloco.translate(message, { name: promotion.name }));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.key = newKey();
      this.busy.set(false);
    }
  }
}
