import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Api, clearBasket, getBasket, putBasketLine, type BasketDto, type BasketLineDto, type PutBasketLineDto } from '@tributary/api-client';
import { newKey } from '../../core/http/idempotency-key';
import { Problem } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { Network } from '../../core/network';

interface Intent {
  readonly body: PutBasketLineDto;
  readonly key: string;
}

/** A line is known by where its goods come from: a location, a plan, or neither. */
const intentName = ({ skuId, supply = 'stock', locationId, planId }: Pick<PutBasketLineDto, 'skuId' | 'supply' | 'locationId' | 'planId'>) =>
  `${skuId}@${supply}:${locationId ?? planId ?? 'any'}`;

/** Lines that leave on the same day. */
export interface BasketGroup {
  readonly on: string | null;
  readonly subtotal: string;
  readonly lines: readonly BasketLineDto[];
}

/**
 * The buyer's draft with one seller. It lives on the server; changes are sent one after the other, each under its own
 * key, and wait here while no answer comes; back online they go by themselves.
 */
@Injectable()
export class Basket {
  private readonly api = inject(Api);
  private readonly content = signal<BasketDto | null>(null);
  private readonly waiting = signal<ReadonlyMap<string, Intent>>(new Map());
  private readonly refusals = signal<ReadonlyMap<number, string>>(new Map());
  private readonly sending = signal(false);
  private readonly stuck = signal(false);

  readonly value = this.content.asReadonly();
  readonly lines = computed<readonly BasketLineDto[]>(() => this.content()?.lines ?? []);
  /** The lines by the day on which they can leave. */
  readonly groups = computed<readonly BasketGroup[]>(() =>
    (this.content()?.deliveries ?? []).map(({ on, subtotal, lineIds }) => ({ on, subtotal, lines: this.lines().filter(({ id }) => lineIds.includes(id)) })),
  );
  readonly saving = this.sending.asReadonly();
  /** Changes that got no answer; `retry` sends them again. */
  readonly unsent = computed(() => (this.stuck() ? this.waiting().size : 0));
  /** Why the last change of an SKU was refused, by SKU. */
  readonly refused = this.refusals.asReadonly();

  constructor() {
    const { online } = inject(Network);
    effect(() => {
      if (online() && untracked(this.stuck)) void this.retry();
    });
  }

  async load(sellerId: number): Promise<void> {
    this.waiting.set(new Map());
    this.stuck.set(false);
    this.content.set(await this.api.invoke(getBasket, { sellerId }));
  }

  /** The lines of one SKU: one per location or plan, and one for "wherever there is enough". */
  linesOf(skuId: number): BasketLineDto[] {
    return this.lines().filter((line) => line.skuId === skuId);
  }

  async put(body: PutBasketLineDto): Promise<void> {
    this.waiting.update((map) => new Map(map).set(intentName(body), { body, key: newKey() }));
    this.forget(body.skuId);
    await this.flush();
  }

  /** Another quantity of a line that is there. */
  change({ skuId, unit, supply, locationId, planId }: BasketLineDto, quantity: string): Promise<void> {
    const sellerId = this.content()?.seller.id;
    return sellerId === undefined ? Promise.resolve() : this.put({ sellerId, skuId, quantity, unit, supply, locationId, planId });
  }

  remove(line: BasketLineDto): Promise<void> {
    return this.change(line, '0');
  }

  async clear(): Promise<void> {
    const sellerId = this.content()?.seller.id;
    if (sellerId === undefined) return;
    await this.api.invoke(clearBasket, { sellerId });
    await this.load(sellerId);
  }

  async retry(): Promise<void> {
    this.stuck.set(false);
    await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    try {
      for (let next = this.first(); next; next = this.first()) await this.send(...next);
    } finally {
      this.sending.set(false);
    }
  }

  private first(): [string, Intent] | undefined {
    return this.stuck() ? undefined : [...this.waiting()][0];
  }

  private async send(name: string, intent: Intent): Promise<void> {
    try {
      const answer = await this.api.invoke(putBasketLine, { body: intent.body }, withKey(intent.key));
      this.content.set(answer);
      this.done(name, intent);
    } catch (error) {
      if (error instanceof Problem && error.uncertain) this.stuck.set(true);
      else {
        this.done(name, intent);
        if (error instanceof Problem) this.refusals.update((map) => new Map(map).set(intent.body.skuId, error.message));
        else throw error;
      }
    }
  }

  /** A newer wish for the same line stays waiting. */
  private done(name: string, intent: Intent): void {
    if (this.waiting().get(name) !== intent) return;
    this.waiting.update((map) => {
      const rest = new Map(map);
      rest.delete(name);
      return rest;
    });
  }

  private forget(skuId: number): void {
    this.refusals.update((map) => {
      const rest = new Map(map);
      rest.delete(skuId);
      return rest;
    });
  }
}
