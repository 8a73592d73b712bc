import { Injectable } from '@nestjs/common';
import { searchText } from '@tributary/kernel';
import { sqlCount, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { PromotionPlan } from './promotion-plan';
import { promotionScope } from './promotion-scope';

@Injectable()
export class PromotionEditRepository {
  /** Gives the id; undefined when the code is taken. */
  async create(tx: TxCtx, sellerId: number, tier: 1 | 2, code: string, plan: PromotionPlan): Promise<number | undefined> {
    const params = new SqlParams();
    const head = `${params.add(sellerId)}, ${params.add(code)}, ${params.add(tier)}`;
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO promotion (seller_id, code, tier, ${COLUMNS.join(', ')}) VALUES (${head}, ${valuesOf(code, plan, params).join(', ')})
       ON CONFLICT (code) DO NOTHING RETURNING id`,
      params,
    );
    return row?.id;
  }

  async update(tx: TxCtx, sellerId: number, { id, code }: { readonly id: number; readonly code: string }, plan: PromotionPlan): Promise<void> {
    const params = new SqlParams();
    await sqlCount(
      tx,
      `UPDATE promotion p SET (${COLUMNS.join(', ')}, updated_at) = ROW (${valuesOf(code, plan, params).join(', ')}, now())
       WHERE p.id = ${params.add(id)} AND p.seller_id = ${params.add(sellerId)} AND ${promotionScope(tx, 'p.seller_id', params)}`,
      params,
    );
  }

  async end(tx: TxCtx, sellerId: number, id: number, at: Date): Promise<void> {
    const params = new SqlParams();
    await sqlCount(
      tx,
      `UPDATE promotion p SET ended_at = ${params.add(at)}, updated_at = now()
       WHERE p.id = ${params.add(id)} AND p.seller_id = ${params.add(sellerId)} AND p.ended_at IS NULL AND ${promotionScope(tx, 'p.seller_id', params)}`,
      params,
    );
  }
}

const COLUMNS = [
  'name', 'name_en', 'kind', 'rule', 'product_line_ids', 'sku_ids', 'branch_ids', 'grades', 'dealer_ids', 'valid', 'priority', 'stacking',
  'orders_per_dealer', 'budget_id', 'search_text',
];

function valuesOf(code: string, plan: PromotionPlan, params: SqlParams): string[] {
  const { kind, ...rule } = plan.rule;
  const list = (ids: readonly (number | string)[], type: string): string => `${params.add(ids)}::${type}[]`;
  return [
    params.add(plan.name), params.add(plan.nameEn), params.add(kind), `${params.add(JSON.stringify(rule))}::jsonb`, list(plan.productLineIds, 'bigint'),
    list(plan.skuIds, 'bigint'), list(plan.branchIds, 'bigint'), list(plan.grades, 'text'), list(plan.dealerIds, 'bigint'),
    `daterange(${params.add(plan.from)}::date, ${params.add(plan.to)}::date, '[]')`, `${params.add(plan.priority)}::integer`, params.add(plan.stacking),
    `${params.add(plan.ordersPerDealer)}::integer`, `${params.add(plan.budgetId)}::bigint`, params.add(searchText(code, plan.name, plan.nameEn)),
  ];
}
