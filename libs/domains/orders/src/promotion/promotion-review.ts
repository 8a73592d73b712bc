import { Injectable } from '@nestjs/common';
import { type Sku, Skus } from '@tributary/catalogue';
import { fromBase, Money, Quantity, shanghaiToday } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { applyPromotions, ExpenseLedger, type ExpenseMove, type Promotion, type PromotionLine, type PromotionOutcome } from '@tributary/pricing';
import { type NewLine, newLineMove } from '../change/added-lines';
import { isGone, type LineMove } from '../change/order-change';
import { OrderChangeRepository } from '../change/order-change.repository';
import type { LockedOrder } from '../order/order';
import { lineProblem } from '../order/order-line-problem';
import { standingBase } from '../order/order-quantity';
import { ordersErrors } from '../orders.errors';
import { type BasketGift, giftsOf } from './basket-promotions';
import { giftBasketLine } from './gift-line';
import { fitGifts, giftGrants } from './gift-review';
import { discountGrant, type Grant } from './grant';
import { changeUnpaid, denialOf, isShortage } from './promotion-refusal';
import { type HeldGrant, type OrderTerms, PromotionReviewRepository } from './promotion-review.repository';
import { openTerms } from './promotion-terms';
import { type ReviewedChange, unpromoted } from './reviewed-change';

/**
 * Works out anew what promotions give an order that changes, as if it had been placed like that: under the terms of the
 * day on which it was placed, whatever became of them since. Lines whose SKU the buyer cannot see any more keep what they have.
 */
@Injectable()
export class PromotionReview {
  constructor(
    private readonly repository: PromotionReviewRepository,
    private readonly skus: Skus,
    private readonly changes: OrderChangeRepository,
    private readonly expenses: ExpenseLedger,
  ) {}

  /**
   * Two statements, and one where gifts are new; one in all where promotions have nothing to do with the order.
   * @throws orders.change-unpaid with a problem per line when a budget cannot pay for what the order would have of a promotion that it has
   */
  async review(tx: TxCtx, order: LockedOrder, moves: readonly LineMove[], added: readonly NewLine[]): Promise<ReviewedChange> {
    const known = await this.repository.terms(tx, order.id, shanghaiToday(order.submittedAt));
    if (known.terms.length === 0 && known.held.length === 0) return unpromoted(moves, added);
    const skus = await this.skus.byIds(tx, [...moves.map(({ after }) => after.skuId), ...known.terms.flatMap(({ rule }) => (rule.kind === 'buy-n-get-m' && rule.gift ? rule.gift.skuId : []))]);
    const judged = moves.filter(({ after }) => isGone(after) || skus.has(after.skuId));
    const held = known.held.filter(({ lineId }) => judged.some(({ after }) => after.id === lineId));
    const outcome = applyPromotions(judged.flatMap((move) => promotionLine(move, skus)), promotionsOf({ ...known, held }, skus));
    assertPaid(tx, judged, outcome, held);
    const gifts = giftsOf(outcome.gifts, skus);
    const fitted = fitGifts(moves.map((move) => discounted(move, outcome)), gifts);
    const fresh = await this.giftLines(tx, fitted.moves, fitted.missing);
    const all = [...fitted.moves, ...fresh.map(newLineMove)];
    const grants = [...discountGrants(all, outcome), ...giftGrants(gifts, all, skus)];
    return {
      moves: all, added: [...added, ...fresh], grants, judged: judged.map(({ after }) => after.id), expenses: expensesOf(grants, held),
      promoted: all.map(({ after }) => ({ line: after, ...promotionsOn(after.id, outcome) })),
    };
  }

  /** Moves the budgets by the difference. @throws orders.change-unpaid when one has been used up meanwhile */
  async book(tx: TxCtx, { id, number, buyerId }: LockedOrder, { expenses, promoted }: ReviewedChange): Promise<void> {
    try {
      await this.expenses.book(tx, expenses, { kind: 'order', id, number, dealerId: buyerId });
    } catch (error) {
      throw isShortage(error) ? changeUnpaid(tx, promoted, error.problems) : error;
    }
  }

  private async giftLines(tx: TxCtx, moves: readonly LineMove[], missing: readonly BasketGift[]): Promise<NewLine[]> {
    if (missing.length === 0) return [];
    const ids = await this.changes.nextLineIds(tx, missing.length);
    const last = Math.max(...moves.map(({ after }) => after.lineNo));
    return missing.map((gift, place) => {
      const line = giftBasketLine(gift, { id: ids[place] ?? 0, lineNo: last + place + 1 });
      return { line, base: gift.base, price: { unitPrice: '0.00', amount: '0.00', priceListId: null }, gift: true };
    });
  }
}

function promotionsOf({ terms, held, left }: OrderTerms, skus: ReadonlyMap<number, Sku>): Promotion[] {
  const sums = Map.groupBy(held.filter(({ budgetId }) => budgetId !== null), ({ budgetId }) => budgetId);
  const rooms = new Map(
    Object.entries(left).map(([id, rest]) => {
      const own = (sums.get(Number(id)) ?? []).map(({ amount }) => Money.of(amount));
      return [Number(id), Money.sum([Money.of(rest ?? '0.00'), ...own]).toString()];
    }),
  );
  const visible = terms.filter(({ rule }) => rule.kind !== 'buy-n-get-m' || !rule.gift || skus.has(rule.gift.skuId));
  return openTerms(visible, { promotionIds: new Set(held.map(({ promotionId }) => promotionId)), rooms });
}

function promotionLine({ after }: LineMove, skus: ReadonlyMap<number, Sku>): PromotionLine[] {
  const sku = skus.get(after.skuId);
  if (after.gift || isGone(after) || !sku) return [];
  const quantity = fromBase(Quantity.of(standingBase(after), sku.baseUnit), sku.salesUnit, sku.units);
  return [{ id: after.id, skuId: after.skuId, productLineId: sku.productLineId, quantity: quantity.toString(), unit: sku.salesUnit, amount: grossOf(after) }];
}

/** Before what promotions take off. */
function grossOf({ amount, discount }: LineMove['after']): string {
  return Money.of(amount).plus(Money.of(discount)).toString();
}

function discounted(move: LineMove, { lines }: PromotionOutcome): LineMove {
  const result = lines.find(({ id }) => id === move.after.id);
  if (!result) return move;
  const amount = Money.of(grossOf(move.after)).minus(Money.of(result.discount)).toString();
  return { ...move, after: { ...move.after, discount: result.discount, amount } };
}

function promotionsOn(lineId: number, { lines }: PromotionOutcome) {
  const promotions = lines.find(({ id }) => id === lineId);
  return promotions ? { promotions } : {};
}

/** A change never loses a promotion because its budget is empty: it is refused, and says so on the lines. */
function assertPaid(tx: TxCtx, moves: readonly LineMove[], outcome: PromotionOutcome, held: readonly HeldGrant[]): void {
  const has = new Set(held.map(({ promotionId }) => promotionId));
  const problems = outcome.lines.flatMap(({ id, denied }) => {
    const line = moves.find(({ after }) => after.id === id)?.after;
    return line ? denied.filter(({ promotionId }) => has.has(promotionId)).map((one) => lineProblem(tx, line, denialOf(tx, line.skuCode, one))) : [];
  });
  if (problems.length > 0) throw ordersErrors.changeUnpaid({ count: problems.length }, problems);
}

function discountGrants(moves: readonly LineMove[], { lines }: PromotionOutcome): Grant[] {
  const bases = new Map(moves.map(({ after }) => [after.id, standingBase(after)]));
  return lines.flatMap(({ id, applied }) => applied.map((promotion) => discountGrant(id, bases.get(id) ?? '0', promotion)));
}

function expensesOf(grants: readonly Grant[], held: readonly HeldGrant[]): ExpenseMove[] {
  const paid = ({ budgetId, amount }: Pick<HeldGrant, 'budgetId' | 'amount'>, back: boolean): ExpenseMove[] =>
    budgetId === null ? [] : [{ budgetId, amount: back ? Money.of(amount).negated().toString() : amount }];
  return [...grants.flatMap((grant) => paid(grant, false)), ...held.flatMap((grant) => paid(grant, true))];
}
