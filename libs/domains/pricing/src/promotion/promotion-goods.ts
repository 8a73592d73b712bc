import type { PromotionGoods, PromotionLine } from './promotion';

/** Whether a promotion on these goods concerns the line. */
export function concerns({ productLineIds, skuIds }: PromotionGoods, { skuId, productLineId }: Pick<PromotionLine, 'skuId' | 'productLineId'>): boolean {
  if (productLineIds.length === 0 && skuIds.length === 0) return true;
  return productLineIds.includes(productLineId) || skuIds.includes(skuId);
}
