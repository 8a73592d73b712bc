import { Injectable } from '@nestjs/common';
import { Money } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { type ExpenseShortage, pricingErrors } from '../pricing.errors';
import { ExpenseLedgerRepository } from './expense-ledger.repository';

/** What one budget pays, or gets back; CNY with two decimals, negative only in `book`. */
export interface ExpenseMove {
  readonly budgetId: number;
  readonly amount: string;
}

/** What caused an expense, and which dealer has it. */
export interface ExpenseDocument {
  readonly kind: 'order';
  readonly id: number;
  readonly number: string;
  readonly dealerId: number;
}

/**
 * The only way in which budgets are used. Every method moves all of its budgets or none, in one statement; the budgets
 * are locked in the order of their ids, after the order and its credit and before plans and stock.
 */
@Injectable()
export class ExpenseLedger {
  constructor(private readonly repository: ExpenseLedgerRepository) {}

  /** Takes amounts from budgets; negative ones go back, so that a change locks all its budgets in one order. @throws pricing.budget-exceeded with an `ExpenseShortage` for each that has no room */
  async book(tx: TxCtx, moves: readonly ExpenseMove[], document: ExpenseDocument): Promise<void> {
    const short = await this.move(tx, summed(moves), document);
    if (short.length > 0) throw pricingErrors.budgetExceeded({ count: short.length }, short);
  }

  /** Gives back what was booked. */
  async release(tx: TxCtx, moves: readonly ExpenseMove[], document: ExpenseDocument): Promise<void> {
    const back = summed(moves).map(({ budgetId, amount }) => ({ budgetId, amount: amount.negated() }));
    const refused = await this.move(tx, back, document);
    if (refused.length > 0) throw new Error(`The ${document.kind} ${document.id} never took from the budgets ${refused.map(({ budgetId }) => budgetId).join(', ')} what it gives back.`);
  }

  private async move(tx: TxCtx, moves: readonly Movement[], document: ExpenseDocument): Promise<ExpenseShortage[]> {
    return moves.length === 0 ? [] : this.repository.move(tx, moves.map(({ budgetId, amount }) => ({ budgetId, amount: amount.toString() })), document);
  }
}

interface Movement {
  readonly budgetId: number;
  readonly amount: Money;
}

/** One move per budget, without those that are zero. */
function summed(moves: readonly ExpenseMove[]): Movement[] {
  return [...Map.groupBy(moves, ({ budgetId }) => budgetId)]
    .map(([budgetId, own]) => ({ budgetId, amount: Money.sum(own.map(({ amount }) => Money.of(amount))) }))
    .filter(({ amount }) => !amount.isZero());
}
