import { defineErrors } from '@tributary/kernel';

export const inventoryErrors = defineErrors('inventory', {
  insufficientStock: { status: 409, zh: '库存不足：{skus}', en: 'Not enough stock: {skus}' },
  outOfReach: {
    status: 409,
    zh: '所涉库存地已不在您的权限范围内，请联系供货方处理：{skus}',
    en: 'You may no longer act on the stock location concerned; please ask the supplier: {skus}',
  },
  productionShort: { status: 409, zh: '排产余量不足：{skus}', en: 'Not enough planned production is free: {skus}' },
  planBelowPromised: {
    status: 409,
    zh: '计划数量不能低于已承诺与已完工的数量：计划 {planned}，已承诺 {promised}，已完工 {produced}。',
    en: 'A plan cannot be lower than what is promised and made: planned {planned}, promised {promised}, produced {produced}.',
  },
});

/** One key that cannot give what is asked; quantities in the SKU's base unit `unit`. */
export interface StockShortage {
  readonly skuId: number;
  readonly skuCode: string;
  readonly locationId: number;
  readonly requested: string;
  readonly available: string;
  readonly unit: string;
}

/** One plan that cannot give what is asked; quantities in the SKU's base unit `unit`. What is out of sight reads as absent. */
export interface PlanShortage {
  readonly planId: number;
  readonly skuId: number | null;
  readonly skuCode: string;
  readonly readyOn: string | null;
  readonly requested: string;
  readonly available: string;
  readonly unit: string;
}
