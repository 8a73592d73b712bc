import type { Promotion, PromotionLine } from './promotion';

/** A promotion for specs: 10 % on everything, stackable, without a budget, unless told. */
export function sketchPromotion(code: string, change: Partial<Promotion> = {}): Promotion {
  return {
    promotionId: [...code].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0),
    code, name: `促销 ${code}`, nameEn: code,
    goods: { productLineIds: [], skuIds: [] },
    rule: { kind: 'percentage', percent: '10' },
    stacking: 'stackable', priority: 0, until: null, budget: null, limited: false, usedUp: false,
    ...change,
  };
}

/** A line for specs: ten cartons of SKU `id`, of product line 1, for 1000.00, unless told. */
export function sketchLine(id: number, change: Partial<PromotionLine> = {}): PromotionLine {
  return { id, skuId: id, productLineId: 1, quantity: '10', unit: 'carton', amount: '1000.00', ...change };
}
