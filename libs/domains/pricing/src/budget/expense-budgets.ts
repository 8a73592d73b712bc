import { Injectable } from '@nestjs/common';
import { AuditTrail, type Page, type PageQuery, pageOf, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { pricingErrors } from '../pricing.errors';
import type { BudgetPlan, BudgetTerms, ExpenseBudget, ExpenseEntry } from './expense-budget';
import { type BudgetListQuery, ExpenseBudgetRepository } from './expense-budget.repository';

/** The budgets of the actor's organisation: how much may be spent on whom, and what was. */
@Injectable()
export class ExpenseBudgets {
  constructor(
    private readonly budgets: ExpenseBudgetRepository,
    private readonly audit: AuditTrail,
  ) {}

  async list(tx: TxCtx, query: BudgetListQuery): Promise<Page<ExpenseBudget>> {
    return pageOf(await this.budgets.list(tx, userOf(tx).organisationId, query), query, ({ code }) => [code], (row) => row);
  }

  /** @throws platform.not-found */
  async detail(tx: TxCtx, id: number): Promise<ExpenseBudget> {
    const found = await this.budgets.find(tx, userOf(tx).organisationId, id);
    if (!found) throw platformErrors.notFound();
    return found;
  }

  /** @throws platform.not-found */
  async movements(tx: TxCtx, id: number, query: PageQuery): Promise<Page<ExpenseEntry>> {
    await this.detail(tx, id);
    return pageOf(await this.budgets.movements(tx, id, query), query, (row) => [row.id], (row) => row);
  }

  /** @throws pricing.code-taken, pricing.period-backwards, platform.not-found for a branch or dealer out of sight */
  async create(tx: TxCtx, plan: BudgetPlan): Promise<ExpenseBudget> {
    assertPeriod(plan);
    if (!(await this.budgets.sees(tx, plan))) throw platformErrors.notFound();
    const id = await this.budgets.create(tx, userOf(tx).organisationId, plan);
    if (id === undefined) throw pricingErrors.codeTaken({ code: plan.code });
    await this.audit.record(tx, { action: 'pricing.budget-create', subject: 'expense_budget', subjectId: id, detail: { ...plan } });
    return this.detail(tx, id);
  }

  /** @throws platform.not-found, pricing.budget-below-used, pricing.period-backwards */
  async update(tx: TxCtx, id: number, terms: BudgetTerms): Promise<ExpenseBudget> {
    assertPeriod(terms);
    const { used, amount } = await this.detail(tx, id);
    if (!(await this.budgets.update(tx, id, terms))) throw pricingErrors.budgetBelowUsed({ used });
    await this.audit.record(tx, { action: 'pricing.budget-update', subject: 'expense_budget', subjectId: id, detail: { ...terms, before: amount } });
    return this.detail(tx, id);
  }
}

function assertPeriod({ from, to }: BudgetTerms): void {
  if (to !== null && to < from) throw pricingErrors.periodBackwards();
}
