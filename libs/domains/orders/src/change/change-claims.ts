import { Injectable } from '@nestjs/common';
import { Money } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { ApprovalGate } from '../approval/approval-gate';
import type { ApprovalKind, LineReduction } from '../approval/approval-rules';
import { CreditLedger } from '../credit/credit-ledger';
import type { LockedOrder } from '../order/order';
import { PromotionReview } from '../promotion/promotion-review';
import type { ReviewedChange } from '../promotion/reviewed-change';
import type { NewLine } from './added-lines';
import { assertSomethingLeft, type ChangedLine, type LineMove } from './order-change';

export interface ClaimedChange extends ReviewedChange {
  readonly total: Money;
  readonly approvalReasons: readonly ApprovalKind[];
}

/** What a change costs: promotions worked out anew, credit and budgets moved by the difference, and whether somebody has to look. */
@Injectable()
export class ChangeClaims {
  constructor(
    private readonly promotions: PromotionReview,
    private readonly credit: CreditLedger,
    private readonly gate: ApprovalGate,
  ) {}

  /** @throws orders.nothing-left, orders.change-unpaid with a problem per line, orders.credit-exceeded */
  async claim(tx: TxCtx, order: LockedOrder, moves: readonly LineMove[], added: readonly NewLine[]): Promise<ClaimedChange> {
    assertSomethingLeft(moves);
    const reviewed = await this.promotions.review(tx, order, moves, added);
    const lines = reviewed.moves.map(({ after }) => after);
    const total = Money.sum(lines.map(({ amount }) => Money.of(amount)));
    const beyondCredit = await this.reserve(tx, order, total);
    await this.promotions.book(tx, order, reviewed);
    const approvalReasons = await this.gate.reasons(tx, order, { total: total.toString(), beyondCredit, lines: lines.map(reductionOf) });
    return { ...reviewed, total, approvalReasons };
  }

  /** Takes or gives back the difference. Gives by how much the limit is exceeded now. */
  private async reserve(tx: TxCtx, order: LockedOrder, total: Money): Promise<string> {
    const more = total.minus(Money.of(order.total));
    const move = { ...order, orderId: order.id };
    if (more.compare(Money.zero) > 0) return this.credit.reserve(tx, { ...move, amount: more.toString() });
    await this.credit.release(tx, { ...move, amount: more.negated().toString() });
    return '0.00';
  }
}

function reductionOf({ quantity, requestedPrice, discount, amount }: ChangedLine): LineReduction {
  const paid = requestedPrice === null ? amount : Money.of(requestedPrice).times(quantity).toString();
  return { listed: Money.of(amount).plus(Money.of(discount)).toString(), paid, requested: requestedPrice !== null };
}
