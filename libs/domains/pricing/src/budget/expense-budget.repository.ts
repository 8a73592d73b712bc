import { Injectable } from '@nestjs/common';
import { cursorKey, dealerScope, fetchSize, type PageQuery, sql, sqlCount, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { promotionScope } from '../promotion/promotion-scope';
import type { BudgetKind, BudgetPlan, BudgetTerms, ExpenseBudget, ExpenseEntry } from './expense-budget';

export interface BudgetListQuery extends PageQuery {
  readonly kind?: BudgetKind;
}

const NAMED = (alias: string) => `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name, 'nameEn', nullif(${alias}.name_en, '')) END`;

const SELECT = `SELECT b.id, b.code, b.name, b.name_en AS "nameEn", b.kind, ${NAMED('r')} AS branch, ${NAMED('d')} AS dealer, lower(b.valid) AS "from", upper(b.valid) - 1 AS "to",
    b.amount, b.used, b.amount - b.used AS "left", (SELECT count(*) FROM promotion p WHERE p.budget_id = b.id) AS promotions
  FROM expense_budget b LEFT JOIN branch r ON r.id = b.branch_id LEFT JOIN organisation d ON d.id = b.dealer_id`;

@Injectable()
export class ExpenseBudgetRepository {
  /** In the order of their codes, the last first: codes carry the period. */
  list(tx: TxCtx, sellerId: number, query: BudgetListQuery): Promise<ExpenseBudget[]> {
    const params = new SqlParams();
    const after = cursorKey(query, 1);
    const typed = `%${(query.search ?? '').trim()}%`;
    return sql<ExpenseBudget>(
      tx,
      `${SELECT} WHERE b.seller_id = ${params.add(sellerId)} AND ${promotionScope(tx, 'b.seller_id', params)}
         AND concat_ws(' ', b.code, b.name, b.name_en) ILIKE ${params.add(typed)} ${query.kind ? `AND b.kind = ${params.add(query.kind)}` : ''}
         ${after ? `AND b.code < ${params.add(after[0])}` : ''}
       ORDER BY b.code DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  find(tx: TxCtx, sellerId: number, id: number): Promise<ExpenseBudget | undefined> {
    const params = new SqlParams();
    return sqlOne<ExpenseBudget>(tx, `${SELECT} WHERE b.id = ${params.add(id)} AND b.seller_id = ${params.add(sellerId)} AND ${promotionScope(tx, 'b.seller_id', params)}`, params);
  }

  /** Newest first. */
  movements(tx: TxCtx, budgetId: number, query: PageQuery): Promise<ExpenseEntry[]> {
    const params = new SqlParams();
    const before = cursorKey(query, 1);
    return sql<ExpenseEntry>(
      tx,
      `SELECT m.id, m.at, m.kind, m.used_delta AS amount, coalesce(${NAMED('d')}, jsonb_build_object('id', m.dealer_id, 'code', '', 'name', '', 'nameEn', NULL)) AS dealer,
              m.document, m.document_id AS "documentId", m.document_number AS "documentNumber", m.actor_name AS "actorName"
       FROM expense_movement m LEFT JOIN organisation d ON d.id = m.dealer_id
       WHERE m.budget_id = ${params.add(budgetId)} ${before ? `AND m.id < ${params.add(before[0])}::bigint` : ''}
       ORDER BY m.id DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  /** Whether the branch and the dealer for which a budget is to pay are in sight. */
  async sees(tx: TxCtx, { branchId, dealerId }: Pick<BudgetPlan, 'branchId' | 'dealerId'>): Promise<boolean> {
    const params = new SqlParams();
    const row = await sqlOne<{ branch: boolean; dealer: boolean }>(
      tx,
      `SELECT EXISTS (SELECT 1 FROM branch b WHERE b.id = ${params.add(branchId)}::bigint) AS branch,
              EXISTS (SELECT 1 FROM dealer d WHERE d.id = ${params.add(dealerId)}::bigint AND ${dealerScope(tx, 'dealers', 'd.id', params)}) AS dealer`,
      params,
    );
    return (branchId === null || row?.branch === true) && (dealerId === null || row?.dealer === true);
  }

  /** Gives the id; undefined when the code is taken. */
  async create(tx: TxCtx, sellerId: number, { code, kind, branchId, dealerId, ...terms }: BudgetPlan): Promise<number | undefined> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO expense_budget (seller_id, code, kind, branch_id, dealer_id, name, name_en, valid, amount)
       VALUES ($1, $2, $3, $4::bigint, $5::bigint, $6, $7, daterange($8::date, $9::date, '[]'), $10::numeric) ON CONFLICT (code) DO NOTHING RETURNING id`,
      [sellerId, code, kind, branchId, dealerId, terms.name, terms.nameEn, terms.from, terms.to, terms.amount],
    );
    return row?.id;
  }

  /** False when less would be left than is used. */
  async update(tx: TxCtx, id: number, { name, nameEn, from, to, amount }: BudgetTerms): Promise<boolean> {
    const changed = await sqlCount(
      tx,
      `UPDATE expense_budget SET name = $2, name_en = $3, valid = daterange($4::date, $5::date, '[]'), amount = $6::numeric, updated_at = now()
       WHERE id = $1 AND used <= $6::numeric`,
      [id, name, nameEn, from, to, amount],
    );
    return changed === 1;
  }
}
