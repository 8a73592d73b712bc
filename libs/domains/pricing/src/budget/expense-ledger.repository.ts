import { Injectable } from '@nestjs/common';
import { actorName, prepared, sql, type TxCtx } from '@tributary/platform';
import type { ExpenseShortage } from '../pricing.errors';
import type { ExpenseDocument, ExpenseMove } from './expense-ledger';

@Injectable()
export class ExpenseLedgerRepository {
  /** Signed amounts, one per budget; gives the budgets that would not do, and then nothing was moved. */
  move(tx: TxCtx, moves: readonly ExpenseMove[], document: ExpenseDocument): Promise<ExpenseShortage[]> {
    return sql<ExpenseShortage>(
      tx,
      prepared(`SELECT budget_id AS "budgetId", needed, room AS "left" FROM expense_move($1::bigint, $2::bigint[], $3::numeric[], $4, $5::bigint, $6, $7)`),
      [document.dealerId, moves.map(({ budgetId }) => budgetId), moves.map(({ amount }) => amount), document.kind, document.id, document.number, actorName(tx)],
    );
  }
}
