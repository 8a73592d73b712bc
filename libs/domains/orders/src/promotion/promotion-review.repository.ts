import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { partyScope, prepared, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { LockedOrder } from '../order/order';
import type { Grant } from './grant';
import { grantRows } from './order-promotion.repository';
import type { PromotionTerm } from './promotion-terms';

/** What a line has of a promotion. */
export interface HeldGrant {
  readonly lineId: number;
  readonly promotionId: number;
  readonly budgetId: number | null;
  readonly amount: string;
}

/** Under which terms an order was placed, what it has of them, and what their budgets have left. */
export interface OrderTerms {
  readonly terms: readonly PromotionTerm[];
  readonly held: readonly HeldGrant[];
  /** CNY by budget; null where it is not meant for the buyer or the day. */
  readonly left: Readonly<Record<string, string | null>>;
}

@Injectable()
export class PromotionReviewRepository {
  /** Of an order that `tx` has locked; `date`: the day on which it was placed. */
  async terms(tx: TxCtx, orderId: number, date: LocalDate): Promise<OrderTerms> {
    const params = new SqlParams();
    const row = await sqlOne<OrderTerms>(
      tx,
      prepared(`SELECT o.promotion_terms AS terms, (
           SELECT coalesce(json_agg(json_build_object('lineId', h.order_line_id, 'promotionId', h.promotion_id, 'budgetId', h.budget_id, 'amount', h.amount::text)), '[]')
           FROM order_line_promotion h WHERE h.order_id = o.id
         ) AS held, (
           SELECT coalesce(json_object_agg(b.id, expense_left(b.id, o.buyer_id, ${params.add(date)}::date)::text), '{}')
           FROM (SELECT DISTINCT (t ->> 'budgetId')::bigint AS id FROM jsonb_array_elements(o.promotion_terms) t WHERE t ->> 'budgetId' IS NOT NULL) b
         ) AS "left"
       FROM sales_order o WHERE o.id = ${params.add(orderId)} AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}`),
      params,
    );
    if (!row) throw new Error(`The order ${orderId} went away while it was locked.`);
    return row;
  }

  /** What these lines had gives way to what they have now: two statements. */
  async replace(tx: TxCtx, { id, sellerId, buyerId }: LockedOrder, lineIds: readonly number[], grants: readonly Grant[]): Promise<void> {
    if (lineIds.length === 0) return;
    const old = new SqlParams();
    await sql(
      tx,
      prepared(`DELETE FROM order_line_promotion p WHERE p.order_id = ${old.add(id)} AND p.order_line_id = ANY (${old.add(lineIds)}::bigint[])
         AND ${partyScope(tx, 'p.buyer_id', 'p.seller_id', old)}`),
      old,
    );
    const params = new SqlParams();
    await sql(
      tx,
      prepared(`INSERT INTO order_line_promotion (order_id, seller_id, buyer_id, order_line_id, promotion_id, budget_id, granted, amount, base_quantity,
         earned_sku_id, step_base, gift_base, explanation)
       SELECT ${params.add(id)}, ${params.add(sellerId)}::bigint, ${params.add(buyerId)}::bigint, v.line_id, v.promotion_id, v.budget_id, v.amount, v.amount, v.base,
         v.earned_sku_id, v.step_base, v.gift_base, v.explanation
       FROM ${grantRows(grants, params)}`),
      params,
    );
  }
}
