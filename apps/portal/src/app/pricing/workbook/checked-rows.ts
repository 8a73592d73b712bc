import type { ChangePriceDto, CheckedPriceRowDto } from '@tributary/api-client';

type Verdict = CheckedPriceRowDto['verdict'];

export function countByVerdict(rows: readonly CheckedPriceRowDto[]): Record<Verdict, number> {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}

/** What the rows that are neither refused nor unchanged ask for, each with the price that was shown beside it. */
export function changesOf(rows: readonly CheckedPriceRowDto[]): ChangePriceDto[] {
  return rows.flatMap(({ verdict, skuId, unit, fromQuantity, price, from, oldPrice }) => {
    if (verdict !== 'new' && verdict !== 'changed') return [];
    if (skuId === null || unit === null || fromQuantity === null || price === null || from === null) return [];
    return [{ skuId, unit, fromQuantity, price, from, replaces: oldPrice }];
  });
}
