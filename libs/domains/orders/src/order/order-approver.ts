import { Injectable } from '@nestjs/common';
import { Clock, type TxCtx, userOf } from '@tributary/platform';
import { OrderVersionRepository } from '../change/order-version.repository';
import { ordersErrors } from '../orders.errors';
import type { LockedOrder } from './order';
import { type Confirmation, confirmLines, type LineDecision } from './order-confirmation';
import { OrderHolder } from './order-holder';
import { OrderHoldings } from './order-holdings';
import type { OrderStep } from './order-journal';
import { assertSeller } from './order-party';
import { settlingStep, stateAfter } from './order-settlement';
import { orderStates } from './order.states';

export interface Approval {
  /** Lines that are not confirmed as the buyer asked for them; the others are. */
  readonly lines?: readonly LineDecision[];
  readonly note?: string;
  /** The version that the seller looked at. */
  readonly version?: number | undefined;
}

/**
 * The seller's yes: head office approves, a first-tier dealer confirms. Where the seller changes lines, its yes is an
 * offer: the buyer must accept. What it cuts is free again at once.
 */
@Injectable()
export class OrderApprover {
  constructor(
    private readonly holder: OrderHolder,
    private readonly holdings: OrderHoldings,
    private readonly versions: OrderVersionRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found, platform.forbidden, orders.own-order, orders.order-changed, kernel.transition-refused and those of `confirmLines` */
  async approve(tx: TxCtx, orderId: number, { lines = [], note = '', version }: Approval): Promise<void> {
    const order = await this.holder.lock(tx, orderId, version);
    assertSeller(tx, order);
    if (order.placedBy.includes(userOf(tx).userId)) throw ordersErrors.ownOrder();
    const agreed = orderStates.transition(order, 'approve');
    const confirmation = confirmLines(order.lines, await this.holdings.decisions(tx, order, lines));
    const steps = confirmation.differences.length > 0 ? [offerStep(order, confirmation, note)] : yesSteps(order, confirmation, agreed, note);
    const settlement = { ...confirmation, total: confirmation.total.toString(), version: order.version + (confirmation.changed ? 1 : 0) };
    await this.holder.settle(tx, order, steps, { ...settlement, state: stateAfter(steps), at: this.clock.now() });
    if (confirmation.changed) await this.versions.keep(tx, order.id, note);
    await this.holdings.fit(tx, order, confirmation);
  }

  /**
   * The seller cannot keep what it said yes to: it offers less, and the buyer must accept.
   * @throws platform.not-found, platform.forbidden, orders.order-changed, kernel.transition-refused, orders.nothing-changed and those of `confirmLines`
   */
  async offerLess(tx: TxCtx, orderId: number, { lines = [], note = '', version }: Approval): Promise<void> {
    const order = await this.holder.lock(tx, orderId, version);
    assertSeller(tx, order);
    if (order.state === 'submitted') return this.approve(tx, orderId, { lines, note, version });
    const confirmation = confirmLines(order.lines, lines);
    const step = offerStep(order, confirmation, note);
    if (!confirmation.changed) throw ordersErrors.nothingChanged();
    const settlement = { ...confirmation, total: confirmation.total.toString(), version: order.version + 1 };
    await this.holder.settle(tx, order, [step], { ...settlement, state: step.to, at: this.clock.now() });
    await this.versions.keep(tx, order.id, note);
    await this.holdings.fit(tx, order, confirmation);
  }
}

function offerStep(order: LockedOrder, { total, differences }: Confirmation, reason: string): OrderStep {
  return { name: 'offer', from: order.state, to: orderStates.transition(order, 'offer'), reason, detail: { total: total.toString(), differences } };
}

function yesSteps(order: LockedOrder, { total, lines }: Confirmation, agreed: LockedOrder['state'], reason: string): OrderStep[] {
  return [{ name: 'approve', from: order.state, to: agreed, reason, detail: { total: total.toString() } }, settlingStep(agreed, lines)];
}
