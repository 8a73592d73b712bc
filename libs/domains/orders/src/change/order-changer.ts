import { Injectable } from '@nestjs/common';
import { decimal, Money, searchText, shanghaiToday } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { ApprovalGate } from '../approval/approval-gate';
import type { LineReduction } from '../approval/approval-rules';
import type { LockedOrder, OrderLine } from '../order/order';
import { OrderHolder } from '../order/order-holder';
import { assertBuyer } from '../order/order-party';
import { stateAfter, stepsAfterSubmission } from '../order/order-settlement';
import { orderStates } from '../order/order.states';
import { ordersErrors } from '../orders.errors';
import { ChangeBooking } from './change-booking';
import { ChangePricer } from './change-pricer';
import { ChangeWriter } from './change-writer';
import { type ChangedLine, changedLine, keptLine, type LineMove, realChanges, removedLine, type WantedQuantity } from './order-change';

export interface ChangeRequest {
  /** The version that the buyer looked at. */
  readonly version: number;
  /** Lines that shall have another quantity; the others stay. */
  readonly lines?: readonly WantedQuantity[];
  readonly note?: string;
  readonly purchaseOrderNumber?: string;
  readonly reason?: string;
}

/** The buyer changes its order until something is shipped: a new version, with stock, promises, credit and rules asked again. */
@Injectable()
export class OrderChanger {
  constructor(
    private readonly holder: OrderHolder,
    private readonly pricer: ChangePricer,
    private readonly gate: ApprovalGate,
    private readonly booking: ChangeBooking,
    private readonly writer: ChangeWriter,
  ) {}

  /**
   * All of it or nothing, in a number of statements that does not depend on the lines.
   * @throws platform.not-found, platform.forbidden, orders.order-changed, kernel.transition-refused, orders.nothing-changed,
   * orders.nothing-left, orders.change-under-promotion, orders.lines-refused, orders.credit-exceeded, inventory.insufficient-stock, inventory.production-short
   */
  async change(tx: TxCtx, orderId: number, request: ChangeRequest): Promise<void> {
    const order = await this.holder.lock(tx, orderId, request.version);
    assertBuyer(tx, order);
    const changes = realChanges(order.lines, request.lines ?? []);
    if (changes.length === 0) return this.annotate(tx, order, request);
    if (order.lines.some(isPromoted)) throw ordersErrors.changeUnderPromotion();
    const submitted = orderStates.transition(order, 'change');
    const prices = await this.pricer.reprice(tx, order, changes, shanghaiToday(order.submittedAt));
    const quantities = new Map(changes.map(({ line, quantity }) => [line.id, quantity]));
    const moves = order.lines.map((line): LineMove => {
      const [quantity, price] = [quantities.get(line.id), prices.get(line.id)];
      if (quantity === undefined || price === undefined) return keptLine(line);
      return decimal(quantity).isZero() ? removedLine(line) : changedLine(line, quantity, price);
    });
    await this.rewrite(tx, order, submitted, moves, request);
  }

  private async rewrite(tx: TxCtx, order: LockedOrder, submitted: LockedOrder['state'], moves: readonly LineMove[], request: ChangeRequest): Promise<void> {
    const lines = moves.map(({ after }) => after);
    const total = Money.sum(lines.map(({ amount }) => Money.of(amount)));
    const beyondCredit = await this.booking.credits(tx, order, total);
    const approvalReasons = await this.gate.reasons(tx, order, { total: total.toString(), beyondCredit, lines: lines.map(reductionOf) });
    const settled = lines.map((line) => ({ confirmedBase: line.confirmedBase ?? line.baseQuantity, allocatedBase: line.allocatedBase }));
    const change = { name: 'change', from: order.state, to: submitted, reason: request.reason ?? '', detail: { total: total.toString(), version: order.version + 1 } } as const;
    const steps = [change, ...stepsAfterSubmission(submitted, order, approvalReasons, settled)];
    const agreed = steps.length > 1;
    await this.writer.write(tx, order, steps, {
      state: stateAfter(steps), total: total.toString(), approvalReasons, ...wordsOf(order, request),
      lines: agreed ? lines.map((line) => ({ ...line, confirmedBase: line.confirmedBase ?? line.baseQuantity })) : lines,
    }, request.reason);
    await this.booking.goods(tx, order, moves);
  }

  /** Only words change: nobody has to look at the order again. */
  private async annotate(tx: TxCtx, order: LockedOrder, request: ChangeRequest): Promise<void> {
    const words = wordsOf(order, request);
    if (words.note === order.note && words.purchaseOrderNumber === order.purchaseOrderNumber) throw ordersErrors.nothingChanged();
    const to = orderStates.transition(order, 'annotate');
    const step = { name: 'annotate', from: order.state, to, reason: request.reason ?? '' } as const;
    await this.writer.write(tx, order, [step], { state: to, total: order.total, approvalReasons: order.approvalReasons, ...words, lines: [] }, request.reason);
  }
}

/** What a promotion gave was given for the order as it stood. */
function isPromoted({ gift, discount }: OrderLine): boolean {
  return gift || !Money.of(discount).isZero();
}

function wordsOf(order: LockedOrder, { note = order.note, purchaseOrderNumber = order.purchaseOrderNumber }: ChangeRequest) {
  return { note, purchaseOrderNumber, searchText: searchText(order.number, purchaseOrderNumber, note) };
}

function reductionOf({ quantity, requestedPrice, discount, amount }: ChangedLine): LineReduction {
  const paid = requestedPrice === null ? amount : Money.of(requestedPrice).times(quantity).toString();
  return { listed: Money.of(amount).plus(Money.of(discount)).toString(), paid, requested: requestedPrice !== null };
}
