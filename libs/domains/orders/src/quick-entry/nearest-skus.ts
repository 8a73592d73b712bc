import type { KnownSku, SkuView } from '@tributary/catalogue';
import type { ResolvedRow } from './row-resolution';

/** So many SKUs are proposed for a row. */
export const MOST_PROPOSALS = 3;
/** Texts of one sheet that are compared with the whole catalogue; a sheet with more unknown ones is no order. */
const MOST_COMPARED = 1000;

/** The nearest SKUs of the rows that name nothing that is known, by number of the row; the same text is compared once. */
export function nearestSkus(rows: readonly ResolvedRow[], skus: SkuView, businessLineIds: readonly number[]): Map<number, readonly KnownSku[]> {
  const unknown = rows.filter(({ row, sku, refusals }) => row.skipped === null && sku === null && refusals.length > 0);
  const texts = new Map(unknown.map(({ row: { article, name } }) => [`${article}\n${name}`, { article, name }]));
  const wanted = [...texts].slice(0, MOST_COMPARED);
  const found = skus.nearest(wanted.map(([, text]) => text), businessLineIds, MOST_PROPOSALS);
  const byText = new Map(wanted.map(([key], index) => [key, found[index] ?? []]));
  return new Map(unknown.map(({ row: { no, article, name } }) => [no, byText.get(`${article}\n${name}`) ?? []]));
}
