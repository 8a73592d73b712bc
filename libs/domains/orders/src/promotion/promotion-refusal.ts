import { DomainError, Money } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { type DeniedPromotion, type ExpenseShortage, pricingErrors, type PromotionName } from '@tributary/pricing';
import type { PricedLine } from '../basket/basket';
import { lineProblem, type OrderLineProblem, type ProblemLine } from '../order/order-line-problem';
import { ordersErrors } from '../orders.errors';

/** Whether a budget had no room for what was booked on it. */
export function isShortage(error: unknown): error is DomainError & { readonly problems: readonly ExpenseShortage[] } {
  return error instanceof DomainError && error.code === pricingErrors.budgetExceeded.code && error.problems !== undefined;
}

/** A line, and what promotions do for it. */
export interface PromotedLine extends Pick<PricedLine, 'promotions'> {
  readonly line: ProblemLine;
}

/** A budget was used up between the look and the order: says so on every line whose promotion draws on it. */
export function promotionsRefused(tx: TxCtx, lines: readonly PromotedLine[], short: readonly ExpenseShortage[]): DomainError {
  const problems = unpaidLines(tx, lines, short);
  return ordersErrors.promotionsChanged({ count: problems.length }, problems);
}

/** As `promotionsRefused`, for an order that stands: it keeps what it has, but cannot have more. */
export function changeUnpaid(tx: TxCtx, lines: readonly PromotedLine[], short: readonly ExpenseShortage[]): DomainError {
  const problems = unpaidLines(tx, lines, short);
  return ordersErrors.changeUnpaid({ count: problems.length }, problems);
}

function unpaidLines(tx: TxCtx, lines: readonly PromotedLine[], short: readonly ExpenseShortage[]): OrderLineProblem[] {
  const byBudget = new Map(short.map((shortage) => [shortage.budgetId, shortage]));
  return lines.flatMap(({ line, promotions }) => {
    const hit = promotions?.applied.find(({ budgetId }) => budgetId !== null && byBudget.has(budgetId));
    const shortage = hit?.budgetId == null ? undefined : byBudget.get(hit.budgetId);
    return hit && shortage ? [lineProblem(tx, line, noRoom(tx, line.skuCode, hit, shortage))] : [];
  });
}

/**
 * The order must not cost anything else than the buyer saw; where a budget denies it a promotion, it must have said what
 * it saw. @throws orders.total-changed, orders.promotions-changed with a problem per line
 */
export function assertExpected(tx: TxCtx, lines: readonly PricedLine[], total: string, expected: string | undefined): void {
  if (expected !== undefined && Money.of(expected).equals(Money.of(total))) return;
  const told = (denied: DeniedPromotion): boolean => expected !== undefined || denied.reason === 'budget';
  const problems = lines.flatMap(({ line, promotions }) =>
    (promotions?.denied ?? []).filter(told).map((denied) => lineProblem(tx, line, denialOf(tx, line.skuCode, denied))),
  );
  if (problems.length > 0) throw ordersErrors.promotionsChanged({ count: problems.length }, problems);
  if (expected !== undefined) throw ordersErrors.totalChanged({ total, expected });
}

/** Why a promotion that the buyer could have had does not apply. */
export function denialOf(tx: TxCtx, sku: string, denied: DeniedPromotion): DomainError {
  if (denied.reason === 'orders') return ordersErrors.linePromotionUsedUp({ sku, promotion: nameOf(tx, denied) });
  return noRoom(tx, sku, denied, { needed: denied.needed ?? '0.00', left: denied.left ?? '0.00' });
}

function noRoom(tx: TxCtx, sku: string, promotion: PromotionName, { needed, left }: Pick<ExpenseShortage, 'needed' | 'left'>): DomainError {
  return ordersErrors.linePromotionWithoutBudget({ sku, promotion: nameOf(tx, promotion), needed, left });
}

function nameOf(tx: TxCtx, { name, nameEn }: PromotionName): string {
  return tx.locale === 'zh-CN' ? name : nameEn || name;
}
