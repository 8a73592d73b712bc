import { Injectable } from '@nestjs/common';
import { type ProductionBalance, ProductionLedger } from '@tributary/inventory';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { OrderJournal } from '../order/order-journal';
import { orderStates } from '../order/order.states';
import type { LineShare } from './share-out';
import { WaitingLineRepository, type WaitingRow } from './waiting-line.repository';

export interface HeldPlan {
  readonly plan: ProductionBalance;
  readonly waiting: readonly WaitingRow[];
}

/** The orders that wait for a plan: held still, served, put off. */
@Injectable()
export class ProductionWaiters {
  constructor(
    private readonly lines: WaitingLineRepository,
    private readonly ledger: ProductionLedger,
    private readonly journal: OrderJournal,
  ) {}

  /**
   * Orders first, then the plan, as everywhere. Whoever was promised something while we waited for the plan is held as
   * well: the plan is ours now, so nobody comes after that.
   */
  async hold(tx: TxCtx, planId: number): Promise<HeldPlan> {
    await this.lines.lock(tx, planId);
    const [plan] = await this.ledger.lock(tx, [planId]);
    if (!plan) throw platformErrors.notFound();
    return { plan, waiting: await this.lines.lock(tx, planId) };
  }

  /** Sets the shares aside; an order of which nothing waits any more is allocated. */
  async serve(tx: TxCtx, waiting: readonly WaitingRow[], shares: readonly LineShare[], at: Date): Promise<void> {
    if (shares.length === 0) return;
    const complete = new Set(await this.lines.setAside(tx, shares, at));
    const ready = ordersOf(waiting).filter(({ id, state }) => complete.has(id) && state === 'in-production');
    if (ready.length === 0) return;
    const to = orderStates.transition({ state: 'in-production' }, 'allocate');
    await this.lines.advance(tx, ready.map(({ id }) => id), to);
    await this.journal.recordEach(tx, ready.map((order) => ({ order, step: { name: 'allocate', from: order.state, to, automatic: true } })));
  }

  /** The day of a held plan changed: whoever waits gets the new day, and reads why. */
  async putOff(tx: TxCtx, waiting: readonly WaitingRow[], day: string, reason: string, at: Date): Promise<void> {
    if (waiting.length === 0) return;
    await this.lines.promiseOn(tx, waiting.map(({ lineId }) => lineId), day, at);
    const entries = ordersOf(waiting).map((order) => {
      const lines = waiting.filter(({ orderId }) => orderId === order.id).map(({ lineNo, skuCode, promisedOn }) => ({ lineNo, sku: skuCode, from: promisedOn, to: day }));
      return { order, step: { name: 'reschedule', from: order.state, to: order.state, reason, detail: { lines } } as const };
    });
    await this.journal.recordEach(tx, entries);
  }
}

function ordersOf(waiting: readonly WaitingRow[]): WaitingRow['order'][] {
  return [...new Map(waiting.map(({ order }) => [order.id, order])).values()];
}
