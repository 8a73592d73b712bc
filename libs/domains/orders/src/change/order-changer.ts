import { Injectable } from '@nestjs/common';
import { searchText, shanghaiToday } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import type { LockedOrder } from '../order/order';
import { OrderHolder } from '../order/order-holder';
import { assertBuyer } from '../order/order-party';
import { stateAfter, stepsAfterSubmission } from '../order/order-settlement';
import { orderStates } from '../order/order.states';
import { ordersErrors } from '../orders.errors';
import type { AddedLine } from './added-lines';
import { ChangeClaims, type ClaimedChange } from './change-claims';
import { ChangeGoods, type PlacedChange } from './change-goods';
import { ChangePricer, type WantedMoves } from './change-pricer';
import { ChangeWriter } from './change-writer';
import { type ChangedLine, realChanges, type WantedChange } from './order-change';

export interface ChangeRequest {
  /** The version that the buyer looked at. */
  readonly version: number;
  /** Lines that shall be different; the others stay. */
  readonly lines?: readonly WantedChange[];
  readonly added?: readonly AddedLine[];
  readonly note?: string;
  readonly purchaseOrderNumber?: string;
  /** The day on which the buyer would like to have the goods; null: no particular one. */
  readonly requestedOn?: string | null;
  readonly reason?: string;
}

/** The buyer changes its order until something is shipped: a new version, with promotions, stock, promises, credit and rules asked again. */
@Injectable()
export class OrderChanger {
  constructor(
    private readonly holder: OrderHolder,
    private readonly pricer: ChangePricer,
    private readonly claims: ChangeClaims,
    private readonly goods: ChangeGoods,
    private readonly writer: ChangeWriter,
  ) {}

  /**
   * All of it or nothing, in a number of statements that does not depend on the lines.
   * @throws platform.not-found, platform.forbidden, orders.order-changed, kernel.transition-refused, orders.nothing-changed,
   * orders.nothing-left, orders.line-unknown, orders.line-is-gift, orders.lines-refused, orders.change-unpaid (both with a problem per line), orders.credit-exceeded,
   * inventory.production-short, inventory.insufficient-stock, orders.no-single-location (all with a problem per line)
   */
  async change(tx: TxCtx, orderId: number, request: ChangeRequest): Promise<void> {
    const order = await this.holder.lock(tx, orderId, request.version);
    assertBuyer(tx, order);
    const wanted = { changes: realChanges(order.lines, request.lines ?? []), added: request.added ?? [] };
    if (wanted.changes.length + wanted.added.length === 0) return this.annotate(tx, order, request);
    await this.rewrite(tx, order, wanted, request);
  }

  private async rewrite(tx: TxCtx, order: LockedOrder, wanted: WantedMoves, request: ChangeRequest): Promise<void> {
    const submitted = orderStates.transition(order, 'change');
    const { moves, added } = await this.pricer.price(tx, order, wanted, shanghaiToday(order.submittedAt));
    const claimed = await this.claims.claim(tx, order, moves, added);
    const placed = await this.goods.place(tx, order, claimed.moves);
    const detail = { total: claimed.total.toString(), version: order.version + 1 };
    const change = { name: 'change', from: order.state, to: submitted, reason: request.reason ?? '', detail } as const;
    const steps = [change, ...stepsAfterSubmission(submitted, order, claimed.approvalReasons, placed.lines.map(settledLine))];
    const head = { state: stateAfter(steps), ...wordsOf(order, request) };
    await this.writer.write(tx, order, { steps, reason: request.reason ?? '', promotions: claimed, rewriting: { ...head, ...contentOf(claimed, placed, steps.length > 1) } });
    await this.goods.reserve(tx, order, placed);
  }

  /** Only words change: nobody has to look at the order again. */
  private async annotate(tx: TxCtx, order: LockedOrder, request: ChangeRequest): Promise<void> {
    const words = wordsOf(order, request);
    if (words.note === order.note && words.purchaseOrderNumber === order.purchaseOrderNumber && words.requestedOn === order.requestedOn) throw ordersErrors.nothingChanged();
    const to = orderStates.transition(order, 'annotate');
    const step = { name: 'annotate', from: order.state, to, reason: request.reason ?? '' } as const;
    const rewriting = { state: to, total: order.total, approvalReasons: order.approvalReasons, ...words, lines: [] };
    await this.writer.write(tx, order, { steps: [step], reason: request.reason ?? '', rewriting });
  }
}

/** `agreed`: nobody has to look at it; what is ordered is confirmed. */
function contentOf({ total, approvalReasons }: ClaimedChange, { lines }: PlacedChange, agreed: boolean) {
  const confirmed = agreed ? lines.map((line) => ({ ...line, confirmedBase: line.confirmedBase ?? line.baseQuantity })) : lines;
  return { total: total.toString(), approvalReasons, lines: confirmed };
}

function settledLine({ confirmedBase, baseQuantity, allocatedBase }: ChangedLine) {
  return { confirmedBase: confirmedBase ?? baseQuantity, allocatedBase };
}

function wordsOf(order: LockedOrder, { note = order.note, purchaseOrderNumber = order.purchaseOrderNumber, requestedOn = order.requestedOn }: ChangeRequest) {
  return { note, purchaseOrderNumber, requestedOn, searchText: searchText(order.number, purchaseOrderNumber, note) };
}
