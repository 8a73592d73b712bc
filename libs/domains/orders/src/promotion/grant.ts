import type { AppliedPromotion, Gift, PromotionName, PromotionReason } from '@tributary/pricing';
import type { Sku } from '@tributary/catalogue';
import { type BasketGift, baseOf } from './basket-promotions';

/** One promotion on one line as an order keeps it: on a line that is there, or on the gift of an SKU. */
export interface Grant {
  readonly lineId: number | null;
  readonly giftSkuId: number | null;
  readonly promotionId: number;
  readonly budgetId: number | null;
  /** CNY off the line, or what a gift is worth. */
  readonly amount: string;
  readonly base: string;
  readonly earnedSkuId: number | null;
  readonly stepBase: string | null;
  readonly giftBase: string | null;
  readonly explanation: string;
}

const ON_A_LINE = { giftSkuId: null, earnedSkuId: null, stepBase: null, giftBase: null } as const;

export function discountGrant(lineId: number, base: string, { promotionId, budgetId, amount, reason, ...name }: AppliedPromotion): Grant {
  return { ...ON_A_LINE, lineId, promotionId, budgetId, amount, base, explanation: explanationOf(name, reason) };
}

/** `bought`: the SKU that earned it. */
export function giftGrant({ sku, base }: BasketGift, gift: Gift, bought: Pick<Sku, 'salesUnit' | 'units'>): Grant {
  const { promotionId, budgetId, code, name, nameEn, earnedSkuId, buy, get, quantity, value } = gift;
  const reason: PromotionReason = { kind: 'buy-n-get-m', buy, get, giftSkuId: sku.id, gifts: quantity };
  return {
    lineId: null, giftSkuId: sku.id, promotionId, budgetId, amount: value, base, earnedSkuId,
    stepBase: baseOf(bought, buy), giftBase: baseOf(sku, get), explanation: explanationOf({ code, name, nameEn }, reason),
  };
}

function explanationOf({ code, name, nameEn }: Omit<PromotionName, 'promotionId'>, reason: PromotionReason): string {
  return JSON.stringify({ code, name, nameEn, reason });
}
