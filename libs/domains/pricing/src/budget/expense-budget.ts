import type { LocalDate } from '@tributary/kernel';
import type { Named } from '../promotion/promotion-plan';

export const BUDGET_KINDS = ['market-development', 'promotion'] as const;
export type BudgetKind = (typeof BUDGET_KINDS)[number];

/** What may be changed of a budget later on. */
export interface BudgetTerms {
  readonly name: string;
  readonly nameEn: string;
  readonly from: LocalDate;
  /** Last day; null: until further notice. */
  readonly to: LocalDate | null;
  /** CNY. */
  readonly amount: string;
}

export interface BudgetPlan extends BudgetTerms {
  readonly code: string;
  readonly kind: BudgetKind;
  /** For whom it pays; both null: for all. */
  readonly branchId: number | null;
  readonly dealerId: number | null;
}

export interface ExpenseBudget extends BudgetTerms {
  readonly id: number;
  readonly code: string;
  readonly kind: BudgetKind;
  readonly branch: Named | null;
  readonly dealer: Named | null;
  readonly used: string;
  readonly left: string;
  /** Promotions that draw on it. */
  readonly promotions: number;
}

/** One step of a budget's ledger, newest first; `amount` is signed. */
export interface ExpenseEntry {
  readonly id: number;
  readonly at: Date;
  readonly kind: 'book' | 'release';
  readonly amount: string;
  readonly dealer: Named;
  readonly document: string;
  readonly documentId: number;
  readonly documentNumber: string;
  readonly actorName: string;
}
