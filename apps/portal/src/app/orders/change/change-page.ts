import { Component, computed, inject, input, linkedSignal, numberAttribute, resource, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, changeOrder, type ForeseenChangeDto, getOrder, offerLess, type OfferDto, previewOrderChange, previewOrderOffer } from '@tributary/api-client';
import { Button, EmptyState, Field, LocalNamePipe, Notice, PageHeader, Skeleton, Toasts } from '@tributary/ui';
import { failureOf, Problem, type ProblemEntry } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { ProblemState } from '../../shared/problem-state';
import { OfferSearch } from '../quick-entry/offer-search';
import { ChangeEffect } from './change-effect';
import { type ChangeDraft, changeOf, draftOf, offerOf, withProduct } from './change-draft';
import { ChangeLines } from './change-lines';
import { DraftStash } from './draft-stash';
import { LineOffers } from './line-offers';
import { problemsByLine } from './line-problems';

/** Typing is over after so many milliseconds. */
const PAUSE = 400;

/** A placed order is changed: the buyer in everything, the seller to less. What it leads to is shown before it happens. */
@Component({
  selector: 'app-change-page',
  imports: [Button, ChangeEffect, ChangeLines, EmptyState, Field, LocalNamePipe, Notice, OfferSearch, PageHeader, ProblemState, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './change-page.html',
  styleUrl: './change-page.less',
})
export class ChangePage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly stash = inject(DraftStash);
  private readonly lineOffers = inject(LineOffers);
  private readonly search = viewChild(OfferSearch);
  private readonly lines = viewChild(ChangeLines);

  protected readonly order = resource({ params: () => ({ id: this.id() }), loader: ({ params }) => this.api.invoke(getOrder, params) });
  protected readonly shown = computed(() => (this.order.hasValue() ? this.order.value() : null));
  protected readonly buying = computed(() => this.shown()?.availableActions.includes('change') ?? false);
  protected readonly selling = computed(() => !this.buying() && ['offer', 'approve'].some((action) => this.shown()?.availableActions.includes(action)));
  private readonly known = resource({ params: () => (this.buying() ? (this.shown() ?? undefined) : undefined), loader: ({ params }) => this.lineOffers.of(params, this.stash.read(params).added.map(({ skuId }) => skuId)) });
  private readonly found = signal<ReadonlyMap<number, OfferDto>>(new Map());
  protected readonly offers = computed(() => new Map([...(this.known.hasValue() ? this.known.value() : []), ...this.found()]));

  protected readonly draft = linkedSignal<ChangeDraft | null>(() => {
    const order = this.shown();
    return order && this.stash.read(order);
  });
  private readonly change = computed(() => {
    const [order, draft] = [this.shown(), this.draft()];
    return order && draft && this.buying() ? changeOf(order, draft) : null;
  }, { equal: sameText });
  private readonly offer = computed(() => {
    const [order, draft] = [this.shown(), this.draft()];
    return order && draft && this.selling() ? offerOf(order, draft) : null;
  }, { equal: sameText });

  protected readonly foreseen = resource({
    params: () => (this.change() || this.offer() ? { change: this.change(), offer: this.offer() } : undefined),
    loader: ({ params, abortSignal }) => this.foresee(params, abortSignal),
  });
  protected readonly refused = signal<unknown>(null);
  private readonly failure = computed(() => this.refused() ?? this.foreseen.error() ?? null);
  protected readonly refusal = computed(() => (this.failure() ? failureOf(this.failure()).message : null));
  protected readonly problems = computed(() => {
    const [order, failure] = [this.shown(), this.failure()];
    const entries: readonly ProblemEntry[] = failure instanceof Problem ? failure.entries : [];
    return problemsByLine(order ?? { lines: [] }, this.draft()?.added.length ?? 0, entries);
  });
  protected readonly busy = signal(false);
  protected readonly changed = computed(() => this.change() !== null || this.offer() !== null);
  protected readonly sendable = computed(() => this.foreseen.hasValue() && !this.lines()?.faulty() && this.draft()?.reason.trim() !== '');

  protected set(change: Partial<ChangeDraft>): void {
    const [order, draft] = [this.shown(), this.draft()];
    if (!order || !draft) return;
    const next = { ...draft, ...change };
    this.draft.set(next);
    this.stash.write(order, next);
    this.refused.set(null);
  }

  protected add(offer: OfferDto): void {
    const [order, draft] = [this.shown(), this.draft()];
    if (!order || !draft) return;
    this.found.update((found) => new Map(found).set(offer.skuId, offer));
    this.set(withProduct(draft, order, offer));
    // once the box has shown what was picked
    setTimeout(() => this.search()?.clear());
  }

  protected reset(): void {
    const order = this.shown();
    if (!order) return;
    this.stash.clear(order);
    this.draft.set(draftOf(order));
    this.refused.set(null);
  }

  protected async send(): Promise<void> {
    const [order, draft, change, offer] = [this.shown(), this.draft(), this.change(), this.offer()];
    if (!order || !draft || this.busy()) return;
    this.busy.set(true);
    const reason = draft.reason.trim();
    try {
      if (change) await this.api.invoke(changeOrder, { id: order.id, body: { ...change, reason } }, handled());
      else if (offer) await this.api.invoke(offerLess, { id: order.id, body: { ...offer, note: reason } }, handled());
      this.stash.clear(order);
      this.toasts.success(this.transloco.translate(change ? 'orderChange.done' : 'orderLife.done.offer', { number: order.number }));
      await this.router.navigate(['/orders', order.id]);
    } catch (error) {
      this.refused.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private async foresee({ change, offer }: { change: ReturnType<typeof changeOf>; offer: ReturnType<typeof offerOf> }, abort: AbortSignal): Promise<ForeseenChangeDto> {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    abort.throwIfAborted();
    const id = this.id();
    if (change) return this.api.invoke(previewOrderChange, { id, body: change }, handled());
    return this.api.invoke(previewOrderOffer, { id, body: offer ?? {} }, handled());
  }
}

/** A draft is made anew at every key; what would be sent often stays. */
function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
