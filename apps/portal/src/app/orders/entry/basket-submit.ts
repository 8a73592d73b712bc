import { Component, computed, effect, inject, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, submitBasket, type OrderDto } from '@tributary/api-client';
import { Button, Field, Icon, Notice } from '@tributary/ui';
import { failureOf, Problem, type ProblemEntry } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { Session } from '../../core/session/session';
import { Basket } from './basket';
import { SubmitAttempts } from './submit-attempt';

type Phase = 'idle' | 'sending' | 'unsure' | 'refused';

/** Turns the basket into an order, exactly once whatever the network does. */
@Component({
  selector: 'app-basket-submit',
  imports: [Button, Field, Icon, Notice, TranslocoPipe],
  templateUrl: './basket-submit.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    .go {
      min-height: 44px;
      font-size: var(--size-l);
    }
    li {
      margin-top: 4px;
      font-size: var(--size-s);
    }
  `,
})
export class BasketSubmit {
  readonly placed = output<OrderDto>();

  private readonly api = inject(Api);
  private readonly attempts = inject(SubmitAttempts);
  private readonly user = inject(Session).user;
  protected readonly basket = inject(Basket);

  protected readonly phase = signal<Phase>('idle');
  protected readonly refusal = signal('');
  protected readonly entries = signal<readonly ProblemEntry[]>([]);
  protected readonly purchaseOrderNumber = signal('');
  protected readonly note = signal('');
  /** '' or a day. */
  protected readonly requestedOn = signal('');
  protected readonly sendable = computed(() => this.basket.lines().length > 0 && !this.basket.saving() && this.basket.unsent() === 0);
  private readonly sellerId = computed(() => this.basket.value()?.seller.id);

  constructor() {
    // an attempt from before a reload that never got its answer
    effect(() => {
      const [user, seller] = [this.user()?.id, this.sellerId()];
      const open = user !== undefined && seller !== undefined && this.attempts.find(user, seller) !== null;
      untracked(() => this.phase() !== 'sending' && this.phase.set(open ? 'unsure' : 'idle'));
    });
  }

  protected async send(): Promise<void> {
    const [user, sellerId] = [this.user()?.id, this.sellerId()];
    if (user === undefined || sellerId === undefined || this.phase() === 'sending') return;
    const attempt = this.attempts.begin(user, {
      sellerId,
      purchaseOrderNumber: this.purchaseOrderNumber().trim() || undefined,
      note: this.note().trim() || undefined,
      requestedOn: this.requestedOn() || undefined,
      expectedTotal: this.basket.value()?.total ?? undefined,
    });
    this.phase.set('sending');
    try {
      const order = await this.api.invoke(submitBasket, { body: attempt.body }, withKey(attempt.key));
      this.attempts.end(user, sellerId);
      this.phase.set('idle');
      this.placed.emit(order);
    } catch (error) {
      this.failed(error, user, sellerId);
    }
  }

  private failed(error: unknown, user: number, sellerId: number): void {
    if (error instanceof Problem && error.uncertain) {
      this.phase.set('unsure');
      return;
    }
    this.attempts.end(user, sellerId);
    this.refusal.set(failureOf(error).message);
    this.entries.set(error instanceof Problem ? error.entries : []);
    this.phase.set('refused');
    void this.basket.load(sellerId);
  }
}
