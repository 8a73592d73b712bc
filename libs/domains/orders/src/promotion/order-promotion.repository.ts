import { Injectable } from '@nestjs/common';
import { partyScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { Draft, OrderableLine } from '../basket/basket';
import type { BasketGift } from './basket-promotions';
import { discountGrant, giftGrant, type Grant } from './grant';
import type { WrittenGift } from './gift-line';
import type { HeldPromotion } from './promotion-shrink';

@Injectable()
export class OrderPromotionRepository {
  /** Writes the gifts as lines and what promotions gave to all lines: one statement. Gives the lines of the gifts. */
  grant(tx: TxCtx, draft: Draft, { lines, gifts }: { readonly lines: readonly OrderableLine[]; readonly gifts: readonly BasketGift[] }): Promise<WrittenGift[]> {
    const params = new SqlParams();
    const order = params.add(draft.id);
    const parties = `${params.add(draft.sellerId)}::bigint, ${params.add(draft.buyerId)}::bigint`;
    return sql<WrittenGift>(
      tx,
      prepared(`WITH gift AS (
         INSERT INTO order_line (order_id, seller_id, buyer_id, line_no, sku_id, sku_code, sku_name, sku_name_en, base_unit, quantity, unit, base_quantity,
           unit_price, amount, gift)
         SELECT ${order}, ${parties}, (SELECT coalesce(max(line_no), 0) FROM order_line WHERE order_id = ${order}) + v.position, v.sku_id, v.code, v.name, v.name_en,
           v.base_unit, v.quantity, v.unit, v.base, 0, 0, true
         FROM ${giftRows(gifts, params)}
         RETURNING id, line_no, sku_id
       ), given AS (
         INSERT INTO order_line_promotion (order_id, seller_id, buyer_id, order_line_id, promotion_id, budget_id, granted, amount, base_quantity,
           earned_sku_id, step_base, gift_base, explanation)
         SELECT ${order}, ${parties}, coalesce(v.line_id, g.id), v.promotion_id, v.budget_id, v.amount, v.amount, v.base, v.earned_sku_id, v.step_base, v.gift_base,
           v.explanation
         FROM ${grantRows(grantsOf(lines, gifts), params)} LEFT JOIN gift g ON v.line_id IS NULL AND g.sku_id = v.gift_sku_id
       )
       SELECT id, line_no AS "lineNo", sku_id AS "skuId" FROM gift ORDER BY line_no`),
      params,
    );
  }

  /** What promotions give the lines of an order that `tx` has locked. */
  held(tx: TxCtx, orderId: number): Promise<HeldPromotion[]> {
    const params = new SqlParams();
    return sql<HeldPromotion>(
      tx,
      `SELECT p.id, p.order_line_id AS "lineId", p.budget_id AS "budgetId", p.amount, p.earned_sku_id AS "earnedSkuId",
              trim_scale(p.step_base) AS "stepBase", trim_scale(p.gift_base) AS "giftBase"
       FROM order_line_promotion p WHERE p.order_id = ${params.add(orderId)} AND ${partyScope(tx, 'p.buyer_id', 'p.seller_id', params)} ORDER BY p.id`,
      params,
    );
  }

  async change(tx: TxCtx, orderId: number, changed: readonly HeldPromotion[]): Promise<void> {
    const params = new SqlParams();
    await sql(
      tx,
      `UPDATE order_line_promotion p SET amount = v.amount
       FROM unnest(${params.add(changed.map(({ id }) => id))}::bigint[], ${params.add(changed.map(({ amount }) => amount))}::numeric[]) AS v(id, amount)
       WHERE p.id = v.id AND p.order_id = ${params.add(orderId)} AND ${partyScope(tx, 'p.buyer_id', 'p.seller_id', params)}`,
      params,
    );
  }
}

function giftRows(gifts: readonly BasketGift[], params: SqlParams): string {
  const column = (type: string, of: (gift: BasketGift) => unknown): string => `${params.add(gifts.map(of))}::${type}[]`;
  return `unnest(${column('bigint', ({ sku }) => sku.id)}, ${column('text', ({ sku }) => sku.code)}, ${column('text', ({ sku }) => sku.name)},
    ${column('text', ({ sku }) => sku.nameEn)}, ${column('text', ({ sku }) => sku.baseUnit)}, ${column('numeric', ({ quantity }) => quantity)},
    ${column('text', ({ sku }) => sku.salesUnit)}, ${column('numeric', ({ base }) => base)})
    WITH ORDINALITY AS v(sku_id, code, name, name_en, base_unit, quantity, unit, base, position)`;
}

/** SQL: grants as rows `v`. */
export function grantRows(grants: readonly Grant[], params: SqlParams): string {
  const column = (type: string, of: (grant: Grant) => unknown): string => `${params.add(grants.map(of))}::${type}[]`;
  return `unnest(${column('bigint', ({ lineId }) => lineId)}, ${column('bigint', ({ giftSkuId }) => giftSkuId)}, ${column('bigint', ({ promotionId }) => promotionId)},
    ${column('bigint', ({ budgetId }) => budgetId)}, ${column('numeric', ({ amount }) => amount)}, ${column('numeric', ({ base }) => base)},
    ${column('bigint', ({ earnedSkuId }) => earnedSkuId)}, ${column('numeric', ({ stepBase }) => stepBase)}, ${column('numeric', ({ giftBase }) => giftBase)},
    ${column('jsonb', ({ explanation }) => explanation)})
    AS v(line_id, gift_sku_id, promotion_id, budget_id, amount, base, earned_sku_id, step_base, gift_base, explanation)`;
}

function grantsOf(lines: readonly OrderableLine[], gifts: readonly BasketGift[]): Grant[] {
  const discounts = lines.flatMap(({ line, base, promotions }) => (promotions?.applied ?? []).map((applied) => discountGrant(line.id, base, applied)));
  return [...discounts, ...gifts.flatMap((gift) => gift.earned.map((earned) => giftGrant(gift, earned, boughtSku(lines, earned.earnedSkuId))))];
}

function boughtSku(lines: readonly OrderableLine[], skuId: number): NonNullable<OrderableLine['line']['sku']> {
  const bought = lines.find(({ line }) => line.skuId === skuId)?.line.sku;
  if (!bought) throw new Error(`Nothing in the order earned gifts with the SKU ${skuId}.`);
  return bought;
}
