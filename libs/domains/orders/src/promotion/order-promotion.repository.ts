import { Injectable } from '@nestjs/common';
import { partyScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { AppliedPromotion, Gift, PromotionName, PromotionReason } from '@tributary/pricing';
import type { Draft, OrderableLine } from '../basket/basket';
import { type BasketGift, baseOf } from './basket-promotions';
import type { WrittenGift } from './gift-line';
import type { HeldPromotion } from './promotion-shrink';

/** One promotion on one line as it goes into the order: on a line that is there, or on the gift of an SKU. */
interface Grant {
  readonly lineId: number | null;
  readonly giftSkuId: number | null;
  readonly promotionId: number;
  readonly budgetId: number | null;
  readonly amount: string;
  readonly base: string;
  readonly earnedSkuId: number | null;
  readonly stepBase: string | null;
  readonly giftBase: string | null;
  readonly explanation: string;
}

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

function grantRows(grants: readonly Grant[], params: SqlParams): string {
  const column = (type: string, of: (grant: Grant) => unknown): string => `${params.add(grants.map(of))}::${type}[]`;
  return `unnest(${column('bigint', ({ lineId }) => lineId)}, ${column('bigint', ({ giftSkuId }) => giftSkuId)}, ${column('bigint', ({ promotionId }) => promotionId)},
    ${column('bigint', ({ budgetId }) => budgetId)}, ${column('numeric', ({ amount }) => amount)}, ${column('numeric', ({ base }) => base)},
    ${column('bigint', ({ earnedSkuId }) => earnedSkuId)}, ${column('numeric', ({ stepBase }) => stepBase)}, ${column('numeric', ({ giftBase }) => giftBase)},
    ${column('jsonb', ({ explanation }) => explanation)})
    AS v(line_id, gift_sku_id, promotion_id, budget_id, amount, base, earned_sku_id, step_base, gift_base, explanation)`;
}

function grantsOf(lines: readonly OrderableLine[], gifts: readonly BasketGift[]): Grant[] {
  const discounts = lines.flatMap(({ line, base, promotions }) => (promotions?.applied ?? []).map((applied) => discountGrant(line.id, base, applied)));
  return [...discounts, ...gifts.flatMap((gift) => gift.earned.map((earned) => giftGrant(gift, earned, lines)))];
}

const ON_A_LINE = { giftSkuId: null, earnedSkuId: null, stepBase: null, giftBase: null } as const;

function discountGrant(lineId: number, base: string, { promotionId, budgetId, amount, reason, ...name }: AppliedPromotion): Grant {
  return { ...ON_A_LINE, lineId, promotionId, budgetId, amount, base, explanation: explanationOf(name, reason) };
}

function giftGrant({ sku, base }: BasketGift, gift: Gift, lines: readonly OrderableLine[]): Grant {
  const { promotionId, budgetId, code, name, nameEn, earnedSkuId, buy, get, quantity, value } = gift;
  const bought = lines.find(({ line }) => line.skuId === earnedSkuId)?.line.sku;
  if (!bought) throw new Error(`Nothing in the order earned the gift ${sku.code}.`);
  const reason: PromotionReason = { kind: 'buy-n-get-m', buy, get, giftSkuId: sku.id, gifts: quantity };
  return {
    lineId: null, giftSkuId: sku.id, promotionId, budgetId, amount: value, base, earnedSkuId,
    stepBase: baseOf(bought, buy), giftBase: baseOf(sku, get), explanation: explanationOf({ code, name, nameEn }, reason),
  };
}

function explanationOf({ code, name, nameEn }: Omit<PromotionName, 'promotionId'>, reason: PromotionReason): string {
  return JSON.stringify({ code, name, nameEn, reason });
}
