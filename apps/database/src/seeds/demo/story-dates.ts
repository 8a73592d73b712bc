import { sql, type TxCtx } from '@tributary/platform';

const DATED = [
  ['stock_movement', 'at'], ['stock_balance', 'updated_at'], ['credit_movement', 'at'], ['expense_movement', 'at'], ['expense_budget', 'updated_at'],
  ['audit_entry', 'at'], ['consignment_event', 'recorded_at'], ['outbox', 'created_at'], ['production_movement', 'at'], ['production_plan', 'updated_at'],
] as const;

/** What the product dated by the transaction's clock happened at that moment of the story. */
export async function dateByStory(tx: TxCtx, at: Date): Promise<void> {
  for (const [table, column] of DATED) await sql(tx, `UPDATE ${table} SET ${column} = $1 WHERE ${column} = now()`, [at]);
}
