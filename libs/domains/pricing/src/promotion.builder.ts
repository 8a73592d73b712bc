import type { Client } from 'pg';
import type { PromotionRule, Stacking } from './promotion/promotion';

export interface BudgetSketch {
  readonly id: number;
  readonly sellerId: number;
  readonly amount: string;
  readonly branchId?: number;
  readonly dealerId?: number;
  readonly valid?: string;
}

/** One promotion budget `B<id>` for everybody and always, unless told. */
export async function buildBudget(owner: Client, { id, sellerId, amount, branchId, dealerId, valid = '[2000-01-01,)' }: BudgetSketch): Promise<void> {
  await owner.query(
    `INSERT INTO expense_budget (id, seller_id, code, name, name_en, kind, branch_id, dealer_id, valid, amount)
     VALUES ($1, $2, $3, $4, $3, 'promotion', $5, $6, $7, $8)`,
    [id, sellerId, `B${id}`, `预算 ${id}`, branchId, dealerId, valid, amount],
  );
}

/** What is used of a budget, and what its movements say. */
export async function budgetOf(owner: Client, id: number): Promise<{ used: string; moved: string }> {
  const { rows } = await owner.query<{ used: string; moved: string }>(
    `SELECT b.used, (SELECT coalesce(sum(used_delta), 0.00) FROM expense_movement WHERE budget_id = b.id) AS moved FROM expense_budget b WHERE b.id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no budget ${id}.`);
  return row;
}

export interface PromotionSketch {
  readonly id: number;
  readonly sellerId: number;
  readonly rule: PromotionRule;
  readonly stacking?: Stacking;
  readonly priority?: number;
  readonly tier?: 1 | 2;
  readonly productLineIds?: readonly number[];
  readonly skuIds?: readonly number[];
  readonly branchIds?: readonly number[];
  readonly grades?: readonly string[];
  readonly dealerIds?: readonly number[];
  readonly valid?: string;
  readonly ordersPerDealer?: number;
  readonly budgetId?: number;
}

/** One promotion `P<id>` of the seller for every dealer of the tier, always, stackable, unless told. */
export async function buildPromotion(owner: Client, sketch: PromotionSketch): Promise<void> {
  const { id, sellerId, rule: { kind, ...rule }, stacking = 'stackable', priority = 0, tier = 1, valid = '[2000-01-01,)' } = sketch;
  const { productLineIds = [], skuIds = [], branchIds = [], grades = [], dealerIds = [], ordersPerDealer, budgetId } = sketch;
  await owner.query(
    `INSERT INTO promotion (id, seller_id, code, name, name_en, kind, rule, product_line_ids, sku_ids, tier, branch_ids, grades, dealer_ids,
       valid, priority, stacking, orders_per_dealer, budget_id)
     VALUES ($1, $2, $3, $4, $3, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [id, sellerId, `P${id}`, `促销 ${id}`, kind, JSON.stringify(rule), productLineIds, skuIds, tier, branchIds, grades, dealerIds, valid, priority, stacking, ordersPerDealer, budgetId],
  );
}
