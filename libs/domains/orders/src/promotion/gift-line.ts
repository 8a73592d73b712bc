import type { OrderableLine } from '../basket/basket';
import type { BasketGift } from './basket-promotions';

/** A gift as it was written into the order. */
export interface WrittenGift {
  readonly id: number;
  readonly lineNo: number;
  readonly skuId: number;
}

/** A gift as a line among the others: from wherever there is enough, for nothing. */
export function giftLine({ sku, quantity, base }: BasketGift, written: readonly WrittenGift[]): OrderableLine {
  const row = written.find(({ skuId }) => skuId === sku.id);
  if (!row) throw new Error(`The gift ${sku.code} was not written.`);
  return { line: giftBasketLine({ sku, quantity }, row), base, price: { unitPrice: '0.00', amount: '0.00', priceListId: null } };
}

export function giftBasketLine({ sku, quantity }: Pick<BasketGift, 'sku' | 'quantity'>, { id, lineNo }: Pick<WrittenGift, 'id' | 'lineNo'>): OrderableLine['line'] {
  const { id: skuId, code: skuCode, name: skuName, nameEn: skuNameEn, salesUnit, packMultiple, baseUnit, units, status, productLineId } = sku;
  return {
    id, lineNo, skuId, skuCode, skuName, skuNameEn, quantity, unit: salesUnit, supply: 'stock', locationId: null, planId: null, requestedPrice: null,
    sku: { status, supplied: true, baseUnit, salesUnit, packMultiple, minimumQuantity: '0', units, productLineId },
  };
}
