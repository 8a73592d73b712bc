import { Injectable } from '@nestjs/common';
import { decimal, Money } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { ExpenseLedger, type ExpenseMove } from '@tributary/pricing';
import type { Draft, OrderableLine } from '../basket/basket';
import type { LockedOrder } from '../order/order';
import type { LineDecision } from '../order/order-confirmation';
import { type BasketGift, type PromotedLines } from './basket-promotions';
import { giftCuts } from './gift-cuts';
import { giftLine } from './gift-line';
import { OrderPromotionRepository } from './order-promotion.repository';
import { isShortage, promotionsRefused } from './promotion-refusal';
import { type HeldPromotion, shareOf, shrink, type ShrunkLine } from './promotion-shrink';

/** What promotions gave an order: taken from their budgets when it is submitted, given back by whatever undoes it. */
@Injectable()
export class OrderPromotions {
  constructor(
    private readonly expenses: ExpenseLedger,
    private readonly repository: OrderPromotionRepository,
  ) {}

  /**
   * Books the budgets, writes the gifts into the order as lines of their own, and keeps what every line got and why. Gives
   * the lines of the gifts. Two statements, none where no promotion applies.
   * @throws orders.promotions-changed with a problem per line when a budget has been used up meanwhile
   */
  async grant(tx: TxCtx, draft: Draft, number: string, basket: Pick<PromotedLines, 'gifts'> & { readonly lines: readonly OrderableLine[] }): Promise<OrderableLine[]> {
    if (basket.gifts.length === 0 && basket.lines.every(({ promotions }) => !promotions?.applied.length)) return [];
    try {
      await this.expenses.book(tx, expensesOf(basket), { kind: 'order', id: draft.id, number, dealerId: draft.buyerId });
    } catch (error) {
      throw isShortage(error) ? promotionsRefused(tx, basket.lines, error.problems) : error;
    }
    const written = await this.repository.grant(tx, draft, basket);
    return basket.gifts.map((gift) => giftLine(gift, written));
  }

  /** The seller's decisions with those that follow from them: gifts are cut with what earned them, unless it decides about them itself. */
  async withGifts(tx: TxCtx, order: LockedOrder, decisions: readonly LineDecision[]): Promise<readonly LineDecision[]> {
    if (decisions.length === 0 || order.lines.every(({ gift }) => !gift)) return decisions;
    return [...decisions, ...giftCuts(order.lines, await this.repository.held(tx, order.id), decisions)];
  }

  /** Fits what promotions give to what is agreed on the lines, and gives the difference back to the budgets. */
  async fit(tx: TxCtx, order: LockedOrder, agreed: readonly ShrunkLine[]): Promise<void> {
    const held = await this.repository.held(tx, order.id);
    await this.lessen(tx, order, held, shrink(held, order.lines, agreed));
  }

  /** The end of an order: only what has left the house is still given. Its lines keep the discount that they were ordered at. */
  async end(tx: TxCtx, order: LockedOrder): Promise<void> {
    const held = await this.repository.held(tx, order.id);
    const gone = order.lines.map((line) => ({ id: line.id, base: line.shippedBase, discount: Money.rounded(decimal(line.discount).times(shareOf(line, line.shippedBase))).toString() }));
    await this.lessen(tx, order, held, shrink(held, order.lines, gone));
  }

  private async lessen(tx: TxCtx, order: LockedOrder, before: readonly HeldPromotion[], after: readonly HeldPromotion[]): Promise<void> {
    const amounts = new Map(before.map(({ id, amount }) => [id, Money.of(amount)]));
    const changed = after.filter(({ id, amount }) => !amounts.get(id)?.equals(Money.of(amount)));
    if (changed.length === 0) return;
    await this.repository.change(tx, order.id, changed);
    const back = changed.flatMap(({ id, budgetId, amount }) => (budgetId === null ? [] : [{ budgetId, amount: (amounts.get(id) ?? Money.zero).minus(Money.of(amount)).toString() }]));
    await this.expenses.release(tx, back, { kind: 'order', id: order.id, number: order.number, dealerId: order.buyerId });
  }
}

function expensesOf({ lines, gifts }: { readonly lines: readonly OrderableLine[]; readonly gifts: readonly BasketGift[] }): ExpenseMove[] {
  const discounts = lines.flatMap(({ promotions }) => promotions?.applied ?? []);
  const values = gifts.flatMap(({ earned }) => earned).map(({ budgetId, value }) => ({ budgetId, amount: value }));
  return [...discounts, ...values].flatMap(({ budgetId, amount }) => (budgetId === null || Money.of(amount).isZero() ? [] : [{ budgetId, amount }]));
}
