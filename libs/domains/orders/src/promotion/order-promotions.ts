import { Injectable } from '@nestjs/common';
import { DomainError, Money } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { ExpenseLedger, type ExpenseMove, type ExpenseShortage, pricingErrors } from '@tributary/pricing';
import type { Draft, OrderableLine } from '../basket/basket';
import type { LockedOrder } from '../order/order';
import type { LineDecision } from '../order/order-confirmation';
import type { LineQuantity } from '../order/order.repository';
import { type BasketGift, type PromotedLines } from './basket-promotions';
import { giftCuts } from './gift-cuts';
import { giftLine } from './gift-line';
import { OrderPromotionRepository } from './order-promotion.repository';
import { promotionsRefused } from './promotion-refusal';

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
  async grant(tx: TxCtx, draft: Draft, number: string, basket: PromotedLines & { readonly lines: readonly OrderableLine[] }): Promise<OrderableLine[]> {
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
    return [...decisions, ...giftCuts(order.lines, await this.repository.earned(tx, order.id), decisions)];
  }

  /** Fits discounts to what is left of each line, in proportion, and gives the difference back to the budgets. */
  async fit(tx: TxCtx, order: LockedOrder, left: readonly LineQuantity[]): Promise<void> {
    await this.giveBack(tx, order, await this.repository.fit(tx, order.id, left));
  }

  /** The end of an order: only what has left the house is still given. Its lines keep the discount that they were ordered at. */
  async end(tx: TxCtx, order: LockedOrder): Promise<void> {
    await this.giveBack(tx, order, await this.repository.end(tx, order.id));
  }

  private async giveBack(tx: TxCtx, order: LockedOrder, moves: readonly ExpenseMove[]): Promise<void> {
    await this.expenses.release(tx, moves, { kind: 'order', id: order.id, number: order.number, dealerId: order.buyerId });
  }
}

function expensesOf({ lines, gifts }: { readonly lines: readonly OrderableLine[]; readonly gifts: readonly BasketGift[] }): ExpenseMove[] {
  const discounts = lines.flatMap(({ promotions }) => promotions?.applied ?? []);
  const values = gifts.flatMap(({ earned }) => earned).map(({ budgetId, value }) => ({ budgetId, amount: value }));
  return [...discounts, ...values].flatMap(({ budgetId, amount }) => (budgetId === null || Money.of(amount).isZero() ? [] : [{ budgetId, amount }]));
}

type BudgetError = DomainError & { readonly problems: readonly ExpenseShortage[] };

function isShortage(error: unknown): error is BudgetError {
  return error instanceof DomainError && error.code === pricingErrors.budgetExceeded.code && error.problems !== undefined;
}
