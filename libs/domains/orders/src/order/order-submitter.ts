import { Injectable } from '@nestjs/common';
import { Money, searchText, shanghaiToday } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { ApprovalGate } from '../approval/approval-gate';
import type { LineReduction } from '../approval/approval-rules';
import { type OrderableLine, type PricedLine, requestedAmount } from '../basket/basket';
import { BasketPricer } from '../basket/basket-pricer';
import { ordersErrors } from '../orders.errors';
import { assertExpected } from '../promotion/promotion-refusal';
import { LineSupplier } from '../supply/line-supplier';
import { OrderHoldings } from './order-holdings';
import type { OrderStep } from './order-journal';
import { lineProblems } from './order-line-problem';
import { orderNumber } from './order-number';
import { buyerOf } from './order-party';
import { type LockedDraft, OrderSubmissionRepository } from './order-submission.repository';
import { stepsAfterSubmission } from './order-settlement';
import { orderTotal } from './order-totals';
import { orderStates } from './order.states';

export interface SubmitRequest {
  readonly sellerId: number;
  /** The buyer's own number for this purchase. */
  readonly purchaseOrderNumber?: string;
  readonly note?: string;
  /** The day on which the buyer would like to have the goods. */
  readonly requestedOn?: string;
  /** CNY that the buyer saw; the order is refused when it would cost something else. */
  readonly expectedTotal?: string;
}

/** Turns a basket into an order: all of it, with price, credit and stock, or nothing. Where no rule asks it is confirmed at once. */
@Injectable()
export class OrderSubmitter {
  constructor(
    private readonly submissions: OrderSubmissionRepository,
    private readonly pricer: BasketPricer,
    private readonly holdings: OrderHoldings,
    private readonly gate: ApprovalGate,
    private readonly supplier: LineSupplier,
  ) {}

  /**
   * Gives the order's id. Plans and stock are touched last, so that buyers of the same SKU wait for each other as briefly as
   * can be.
   * @throws orders.basket-empty, orders.buyer-not-active, orders.seller-not-active, orders.lines-refused (a problem per
   * line), orders.total-changed, orders.promotions-changed (a problem per line), orders.credit-exceeded, inventory.production-short, inventory.insufficient-stock and orders.no-single-location (a problem per line)
   */
  async submit(tx: TxCtx, { sellerId, purchaseOrderNumber = '', note = '', requestedOn, expectedTotal }: SubmitRequest): Promise<number> {
    const draft = await this.submissions.lockDraft(tx, buyerOf(tx), sellerId);
    if (!draft) throw ordersErrors.basketEmpty();
    const basket = await this.pricer.price(tx, draft);
    if (basket.lines.every(({ line }) => !line.sku?.supplied)) await this.assertTrading(tx, draft);
    const lines = orderable(tx, basket.lines);
    const number = orderNumber(basket.at, draft.sequence);
    const total = orderTotal(lines.map(({ price }) => price.amount)).toString();
    assertExpected(tx, lines, total, expectedTotal);
    const { beyondCredit, gifts } = await this.holdings.claim(tx, draft, { number, total, lines, gifts: basket.gifts });
    const approvalReasons = await this.gate.reasons(tx, draft, { total, beyondCredit, lines: lines.map(reductionOf) });
    const order = { ...draft, number };
    const placed = await this.supplier.place(tx, order, [...lines, ...gifts], shanghaiToday(basket.at));
    const text = `${searchText(number, purchaseOrderNumber, note)} ${draft.partiesText}`;
    const submitted = { name: 'submit', from: 'draft', to: orderStates.transition({ state: 'draft' }, 'submit'), detail: { total, lines: lines.length } } as const satisfies OrderStep;
    const settled = placed.map(({ base, allocatedBase }) => ({ confirmedBase: base, allocatedBase }));
    const steps = [submitted, ...stepsAfterSubmission(submitted.to, draft, approvalReasons, settled)];
    await this.submissions.submit(tx, { draft, steps, approvalReasons, number, purchaseOrderNumber, note, total, searchText: text, at: basket.at, lines: placed, terms: basket.terms, requestedOn: requestedOn ?? null });
    await this.supplier.reserve(tx, order, placed);
    return draft.id;
  }

  /** Where nothing is supplied, the reason may be that one side does not trade. */
  private async assertTrading(tx: TxCtx, draft: LockedDraft): Promise<void> {
    const { buyer, seller } = await this.submissions.trading(tx, draft);
    if (!buyer) throw ordersErrors.buyerNotActive();
    if (!seller) throw ordersErrors.sellerNotActive();
  }
}

function orderable(tx: TxCtx, lines: readonly PricedLine[]): OrderableLine[] {
  if (lines.length === 0) throw ordersErrors.basketEmpty();
  const problems = lineProblems(tx, lines);
  if (problems.length > 0) throw ordersErrors.linesRefused({ count: problems.length }, problems);
  return lines.filter(isOrderable);
}

function isOrderable(line: PricedLine): line is OrderableLine {
  return !line.refusal && line.base !== undefined && line.price !== undefined;
}

/** By the list: before promotions, which bring the price down as a price asked for does. */
function reductionOf(line: OrderableLine): LineReduction {
  const { amount } = line.price;
  const asked = requestedAmount(line);
  return { listed: Money.of(amount).plus(Money.of(line.promotions?.discount ?? '0')).toString(), paid: asked ?? amount, requested: asked !== null };
}
