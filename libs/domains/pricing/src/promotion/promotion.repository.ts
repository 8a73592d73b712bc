import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { dealerScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { Promotion } from './promotion';
import { ruleOf, type StoredRule } from './promotion-rule';

/** Who buys from whom, and when. */
export interface PromotionQuery {
  readonly sellerId: number;
  readonly buyerId: number;
  readonly date: LocalDate;
}

interface PromotionRow extends Omit<Promotion, 'rule' | 'goods' | 'budget'> {
  readonly stored: StoredRule;
  readonly giftUnit: string | null;
  readonly productLineIds: readonly number[];
  readonly skuIds: readonly number[];
  readonly budgetId: number | null;
  readonly left: string | null;
}

@Injectable()
export class PromotionRepository {
  /**
   * The promotions of the seller that are meant for the buyer on that day, with what their budgets have left: one
   * statement. One whose gift the buyer may not see, or whose budget is not for that buyer or day, is not among them.
   */
  async forBuyer(tx: TxCtx, { sellerId, buyerId, date }: PromotionQuery): Promise<Promotion[]> {
    const params = new SqlParams();
    const day = `${params.add(date)}::date`;
    const rows = await sql<PromotionRow>(
      tx,
      prepared(`SELECT p.id AS "promotionId", p.code, p.name, p.name_en AS "nameEn", p.rule || jsonb_build_object('kind', p.kind) AS stored, g.sales_unit AS "giftUnit",
              to_jsonb(p.product_line_ids) AS "productLineIds", to_jsonb(p.sku_ids) AS "skuIds", p.stacking, p.priority,
              upper(p.valid) - 1 AS until, p.budget_id AS "budgetId", e.room AS "left",
              p.orders_per_dealer IS NOT NULL AS limited, p.orders_per_dealer IS NOT NULL AND p.orders_per_dealer <= (${ORDERS_OF_BUYER}) AS "usedUp"
       FROM dealer d JOIN promotion p ON p.seller_id = ${params.add(sellerId)} AND p.valid @> ${day} AND p.ended_at IS NULL AND p.tier = d.tier
         AND (p.branch_ids = '{}' OR d.branch_id = ANY (p.branch_ids)) AND (p.grades = '{}' OR d.grade = ANY (p.grades))
         AND (p.dealer_ids = '{}' OR d.id = ANY (p.dealer_ids))
       LEFT JOIN sku g ON g.id = (p.rule -> 'gift' ->> 'skuId')::bigint
       CROSS JOIN LATERAL (SELECT CASE WHEN p.budget_id IS NOT NULL THEN expense_left(p.budget_id, d.id, ${day}) END AS room) e
       WHERE d.id = ${params.add(buyerId)} AND ${dealerScope(tx, 'dealers', 'd.id', params)}
         AND (p.budget_id IS NULL OR e.room IS NOT NULL) AND (p.rule -> 'gift' ->> 'skuId' IS NULL OR g.id IS NOT NULL)
       ORDER BY p.priority DESC, p.code COLLATE "C"`),
      params,
    );
    return rows.map(({ stored, giftUnit, productLineIds, skuIds, budgetId, left, ...row }) => ({
      ...row,
      goods: { productLineIds, skuIds },
      rule: ruleOf(stored, giftUnit ?? ''),
      budget: budgetId === null ? null : { id: budgetId, left: left ?? '0.00' },
    }));
  }
}

/** Orders of the buyer that had promotion `p` and still hold something of it. */
const ORDERS_OF_BUYER = `SELECT count(DISTINCT op.order_id) FROM order_line_promotion op JOIN sales_order o ON o.id = op.order_id
  WHERE op.promotion_id = p.id AND op.buyer_id = d.id AND (o.state NOT IN ('refused', 'cancelled') OR op.amount > 0)`;
