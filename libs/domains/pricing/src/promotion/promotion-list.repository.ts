import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { cursorKey, fetchSize, type PageQuery, searchSql, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { PromotionKind } from './promotion';
import { promotionScope } from './promotion-scope';
import type { PromotionDetail, PromotionState, PromotionSummary } from './promotion-plan';

export interface PromotionListQuery extends PageQuery {
  readonly state?: PromotionState;
  readonly kind?: PromotionKind;
}

const SUMMARY = `p.id, p.code, p.name, p.name_en AS "nameEn", p.kind, ${stateSql('$1::date')} AS state, lower(p.valid) AS "from", upper(p.valid) - 1 AS "to",
  p.stacking, p.priority, (SELECT b.code FROM expense_budget b WHERE b.id = p.budget_id) AS "budgetCode",
  (SELECT coalesce(sum(g.amount), 0.00) FROM order_line_promotion g WHERE g.promotion_id = p.id) AS given,
  (SELECT count(DISTINCT g.order_id) FROM order_line_promotion g WHERE g.promotion_id = p.id) AS orders`;

@Injectable()
export class PromotionListRepository {
  /** Those of the seller's promotions that start last come first. */
  list(tx: TxCtx, sellerId: number, today: LocalDate, query: PromotionListQuery): Promise<PromotionSummary[]> {
    const params = new SqlParams();
    const day = `${params.add(today)}::date`;
    const after = cursorKey(query, 2);
    return sql<PromotionSummary>(
      tx,
      `SELECT ${SUMMARY} FROM promotion p
       WHERE p.seller_id = ${params.add(sellerId)} AND ${promotionScope(tx, 'p.seller_id', params)} AND ${searchSql('p.search_text', query.search, params)}
         ${query.state ? `AND ${stateSql(day)} = ${params.add(query.state)}` : ''} ${query.kind ? `AND p.kind = ${params.add(query.kind)}` : ''}
         ${after ? `AND (lower(p.valid), p.id) < (${params.add(after[0])}::date, ${params.add(after[1])}::bigint)` : ''}
       ORDER BY lower(p.valid) DESC, p.id DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  /** Undefined when absent or somebody else's. */
  find(tx: TxCtx, sellerId: number, today: LocalDate, id: number): Promise<PromotionDetail | undefined> {
    const params = new SqlParams();
    params.add(today);
    return sqlOne<PromotionDetail>(
      tx,
      `SELECT ${SUMMARY}, p.tier, p.rule || jsonb_build_object('kind', p.kind) AS rule, to_jsonb(p.grades) AS grades, p.orders_per_dealer AS "ordersPerDealer",
              p.budget_id AS "budgetId", ${named('product_line', 'p.product_line_ids')} AS "productLines", ${named('sku', 'p.sku_ids')} AS skus,
              ${named('branch', 'p.branch_ids')} AS branches, ${named('organisation', 'p.dealer_ids')} AS dealers,
              (SELECT ${NAMED} FROM sku n WHERE n.id = (p.rule -> 'gift' ->> 'skuId')::bigint) AS gift
       FROM promotion p WHERE p.id = ${params.add(id)} AND p.seller_id = ${params.add(sellerId)} AND ${promotionScope(tx, 'p.seller_id', params)}`,
      params,
    );
  }
}

const NAMED = `jsonb_build_object('id', n.id, 'code', n.code, 'name', n.name, 'nameEn', nullif(n.name_en, ''))`;

function named(table: string, ids: string): string {
  return `(SELECT coalesce(jsonb_agg(${NAMED} ORDER BY n.code), '[]') FROM ${table} n WHERE n.id = ANY (${ids}))`;
}

function stateSql(day: string): string {
  return `CASE WHEN p.ended_at IS NOT NULL OR upper(p.valid) <= ${day} THEN 'ended' WHEN lower(p.valid) > ${day} THEN 'planned' ELSE 'running' END`;
}
