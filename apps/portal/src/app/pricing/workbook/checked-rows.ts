import type { ChangePriceDto, CheckedPriceRowDto } from '@tributary/api-client';

/** What the rows that are neither refused nor unchanged ask for, each with the price that was shown beside it. */
export function changesOf(rows: readonly CheckedPriceRowDto[]): ChangePriceDto[] {
  return rows.flatMap(({ verdict, skuId, unit, fromQuantity, price, from, oldPrice }) => {
    if (verdict !== 'new' && verdict !== 'changed') return [];
    if (skuId === null || unit === null || fromQuantity === null || price === null || from === null) return [];
    return [{ skuId, unit, fromQuantity, price, from, replaces: oldPrice }];
  });
}
