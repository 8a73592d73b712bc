import { computed, inject, Injectable, signal } from '@angular/core';
import { allocateOrder, Api, approveOrder, refuseOrder, releaseOrder, type DeskOrderDto } from '@tributary/api-client';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';

export const BULK_ACTIONS = ['approve', 'allocate', 'release', 'refuse'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** The work at which an action makes sense. */
const fits: Readonly<Record<BulkAction, readonly DeskOrderDto['work'][]>> = {
  approve: ['decide'],
  refuse: ['decide'],
  allocate: ['allocate'],
  release: ['release', 'allocate'],
};

/** What became of one order; `message`: why not. */
export interface BulkAnswer {
  readonly order: DeskOrderDto;
  readonly done: boolean;
  readonly message: string | null;
}

/** Calls on their way at once: enough to be quick, few enough to leave the others their turn. */
const LANES = 3;

/** Does one thing to many orders: each in a call and a transaction of its own, with its own answer; stopping leaves the rest untouched. */
@Injectable()
export class DeskBulk {
  private readonly api = inject(Api);
  private readonly asked = signal(0);
  private readonly given = signal<readonly BulkAnswer[]>([]);
  private readonly busy = signal(false);
  private stopped = false;

  readonly running = this.busy.asReadonly();
  readonly total = this.asked.asReadonly();
  readonly answers = this.given.asReadonly();
  readonly failures = computed(() => this.given().filter(({ done }) => !done));

  /** The orders among these for which the action makes sense. */
  static fitting(action: BulkAction, orders: readonly DeskOrderDto[]): DeskOrderDto[] {
    return orders.filter(({ work }) => fits[action].includes(work));
  }

  async run(action: BulkAction, orders: readonly DeskOrderDto[], reason = ''): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.stopped = false;
    this.asked.set(orders.length);
    this.given.set([]);
    const queue = [...orders];
    const lane = async (): Promise<void> => {
      for (let order = queue.shift(); order && !this.stopped; order = queue.shift()) await this.one(action, order, reason);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    this.busy.set(false);
  }

  stop(): void {
    this.stopped = true;
  }

  private async one(action: BulkAction, order: DeskOrderDto, reason: string): Promise<void> {
    try {
      await this.call(action, order, reason);
      this.answer({ order, done: true, message: null });
    } catch (error) {
      this.answer({ order, done: false, message: failureOf(error).message });
    }
  }

  /** Decisions name the version that was looked at: a price that was asked for since is not granted unseen. */
  private async call(action: BulkAction, { id, version }: DeskOrderDto, reason: string): Promise<unknown> {
    const key = withKey(newKey());
    switch (action) {
      case 'approve':
        return this.api.invoke(approveOrder, { id, body: { version } }, key);
      case 'refuse':
        return this.api.invoke(refuseOrder, { id, body: { reason, version } }, key);
      case 'release':
        return this.api.invoke(releaseOrder, { id }, key);
      case 'allocate':
        return this.api.invoke(allocateOrder, { id }, key);
    }
  }

  private answer(answer: BulkAnswer): void {
    this.given.update((answers) => [...answers, answer]);
  }
}
