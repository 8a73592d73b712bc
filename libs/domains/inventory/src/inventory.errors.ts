import { defineErrors } from '@tributary/kernel';

export const inventoryErrors = defineErrors('inventory', {
  insufficientStock: { status: 409, zh: '库存不足：{skus}', en: 'Not enough stock: {skus}' },
  outOfReach: {
    status: 409,
    zh: '所涉库存地已不在您的权限范围内，请联系供货方处理：{skus}',
    en: 'You may no longer act on the stock location concerned; please ask the supplier: {skus}',
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
