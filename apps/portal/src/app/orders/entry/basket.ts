import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Api, clearBasket, fixBasketLine, getBasket, putBasketLine, type BasketDto, type BasketLineDto, type LineFixDto, type PutBasketLineDto } from '@tributary/api-client';
import { newKey } from '../../core/http/idempotency-key';
import { Problem } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { Network } from '../../core/network';
import { Session } from '../../core/session/session';
import type { LineSource } from './line-source';
import { type Intent, WaitingChanges } from './waiting-changes';

/** A line is known by its unit and by where its goods come from: a location, a plan, or neither. */
const intentName = ({ skuId, unit, supply = 'stock', locationId, planId }: Pick<PutBasketLineDto, 'skuId' | 'unit' | 'supply' | 'locationId' | 'planId'>) =>
  `${skuId} ${unit}@${supply}:${locationId ?? planId ?? 'any'}`;

/** Lines that leave on the same day. */
export interface BasketGroup {
  readonly on: string | null;
  /** Null: the reader sees no prices. */
  readonly subtotal: string | null;
  readonly lines: readonly BasketLineDto[];
}

/**
 * The buyer's draft with one seller. It lives on the server; changes are sent one after the other, each under its own
 * key, and wait here while no answer comes; back online they go by themselves. What waits outlives a reload.
 */
@Injectable()
export class Basket {
  private readonly api = inject(Api);
  private readonly kept = inject(WaitingChanges);
  private readonly user = inject(Session).user;
  private readonly seller = signal<number | null>(null);
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

  /** What was typed and never got an answer, before a reload too, goes out after the draft has been read. */
  async load(sellerId: number): Promise<void> {
    this.seller.set(sellerId);
    this.waiting.set(this.kept.read(this.user()?.id, sellerId));
    this.stuck.set(false);
    try {
      this.content.set(await this.api.invoke(getBasket, { sellerId }));
    } catch (error) {
      // nothing is lost: what waits can be sent later
      this.stuck.set(this.waiting().size > 0);
      throw error;
    }
    await this.flush();
  }

  /** The quantity that was typed for a line and is not acknowledged yet. */
  wishOf(skuId: number, unit: string, source: LineSource): string | null {
    return this.waiting().get(intentName({ skuId, unit, ...source }))?.body.quantity ?? null;
  }

  /** The lines of one SKU: one per location or plan, and one for "wherever there is enough". */
  linesOf(skuId: number): BasketLineDto[] {
    return this.lines().filter((line) => line.skuId === skuId);
  }

  async put(change: PutBasketLineDto): Promise<void> {
    const name = intentName(change);
    // a price that was asked for and is still on its way goes along with the newer wish, or that would overtake it
    const before = this.waiting().get(name)?.body;
    const body = before?.requestedPrice !== undefined ? { requestedPrice: before.requestedPrice, ...change } : change;
    this.wait((map) => map.set(name, { body, key: newKey() }));
    this.forget(body.skuId);
    await this.flush();
  }

  /** Another quantity of a line that is there. */
  change({ skuId, unit, supply, locationId, planId }: BasketLineDto, quantity: string): Promise<void> {
    const sellerId = this.content()?.seller.id;
    return sellerId === undefined ? Promise.resolve() : this.put({ sellerId, skuId, quantity, unit, supply, locationId, planId });
  }

  /** Asks the seller for another price of one unit; null: takes that back. */
  ask(line: BasketLineDto, requestedPrice: string | null): Promise<void> {
    const { skuId, unit, supply, locationId, planId } = line;
    const sellerId = this.content()?.seller.id;
    const quantity = this.waiting().get(intentName(line))?.body.quantity ?? line.quantity;
    return sellerId === undefined ? Promise.resolve() : this.put({ sellerId, skuId, quantity, unit, supply, locationId, planId, requestedPrice });
  }

  remove(line: BasketLineDto): Promise<void> {
    return this.change(line, '0');
  }

  /** Mends a short line on the server; what no longer would do is read anew. */
  async fix(line: BasketLineDto, kind: LineFixDto['kind']): Promise<void> {
    const sellerId = this.content()?.seller.id;
    if (sellerId === undefined || this.sending()) return;
    this.forget(line.skuId);
    this.sending.set(true);
    try {
      this.content.set(await this.api.invoke(fixBasketLine, { body: { sellerId, lineId: line.id, kind } }));
    } catch (error) {
      if (!(error instanceof Problem) || error.uncertain) throw error;
      this.refusals.update((map) => new Map(map).set(line.skuId, error.message));
      this.content.set(await this.api.invoke(getBasket, { sellerId }));
    } finally {
      this.sending.set(false);
    }
    await this.flush();
  }

  async clear(): Promise<void> {
    const sellerId = this.content()?.seller.id;
    if (sellerId === undefined) return;
    await this.api.invoke(clearBasket, { sellerId });
    await this.load(sellerId);
  }

  async retry(): Promise<void> {
    this.stuck.set(false);
    const seller = this.seller();
    if (this.content() === null && seller !== null) await this.load(seller);
    else await this.flush();
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
    this.wait((map) => map.delete(name));
  }

  private wait(change: (map: Map<string, Intent>) => unknown): void {
    const map = new Map(this.waiting());
    change(map);
    this.waiting.set(map);
    this.kept.write(this.user()?.id, this.seller(), map);
  }

  private forget(skuId: number): void {
    this.refusals.update((map) => {
      const rest = new Map(map);
      rest.delete(skuId);
      return rest;
    });
  }
}
