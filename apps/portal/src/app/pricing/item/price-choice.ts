import type { ItemPriceDto, PriceItemDto } from '@tributary/api-client';
import { compareDecimals } from '@tributary/ui';

/** Which price of a product: by unit and by the quantity from which it counts. */
export interface PriceKey {
  readonly unit: string;
  readonly fromQuantity: string;
}

/** The price of that unit and quantity on a day. */
export function priceOn(item: Pick<PriceItemDto, 'prices'>, { unit, fromQuantity }: PriceKey, day: string): ItemPriceDto | undefined {
  return item.prices.find(
    (price) => price.unit === unit && compareDecimals(price.fromQuantity, fromQuantity) === 0 && price.validFrom <= day && (price.validTo === null || day <= price.validTo),
  );
}

/** The next price of that unit and quantity that is planned after a day. */
export function nextAfter(item: Pick<PriceItemDto, 'prices'>, { unit, fromQuantity }: PriceKey, day: string): ItemPriceDto | undefined {
  const later = item.prices.filter((price) => price.unit === unit && compareDecimals(price.fromQuantity, fromQuantity) === 0 && price.validFrom > day);
  return later.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0];
}
