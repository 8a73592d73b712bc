import { cursorKey, type PageQuery, type SqlParams } from '@tributary/platform';

/** tight: at least four fifths of the limit are taken; exhausted: nothing more on credit; unlimited: no limit was agreed. */
export const CREDIT_LEVELS = ['tight', 'exhausted', 'unlimited'] as const;
export type CreditLevel = (typeof CREDIT_LEVELS)[number];

/** code: by code; used: the largest share of the limit first; available: the least left first, no limit last. */
export const CREDIT_SORTS = ['code', 'used', 'available'] as const;
export type CreditSort = (typeof CREDIT_SORTS)[number];

export interface CreditFilter {
  readonly level?: CreditLevel;
  readonly sort?: CreditSort;
}

/** SQL: which accounts `a`, with their "limit" and `used`. */
const LEVELS: Readonly<Record<CreditLevel, string>> = {
  tight: 'a."limit" > 0 AND a.used >= 0.8 * a."limit"',
  exhausted: 'a.used >= a."limit"',
  unlimited: 'a."limit" IS NULL',
};

interface SortRule {
  readonly key: string;
  readonly type: 'text' | 'numeric';
  readonly descending?: true;
}

/** What has no limit comes behind everything that has one; a limit of zero is used up. */
const SORTS: Readonly<Record<CreditSort, SortRule>> = {
  code: { key: 'a.code', type: 'text' },
  used: { key: `coalesce(round(a.used / nullif(a."limit", 0), 6), CASE WHEN a."limit" IS NULL THEN -1 ELSE 1 END)`, type: 'numeric', descending: true },
  available: { key: `coalesce(a."limit" - a.used, 'Infinity')`, type: 'numeric' },
};

/** SQL: the conditions on account `a`, where its page begins, its order, and what the cursor keeps of it. */
export function creditPageSql({ level, sort = 'code', ...query }: CreditFilter & PageQuery, params: SqlParams): { readonly key: string; readonly where: string; readonly orderBy: string } {
  const { key, type, descending } = SORTS[sort];
  const after = cursorKey(query, 2);
  const [direction, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
  const conditions = [
    ...(level ? [LEVELS[level]] : []),
    ...(after ? [`(${key}, a."otherId") ${beyond} (${params.add(after[0])}::${type}, ${params.add(after[1])}::bigint)`] : []),
  ];
  return { key: `(${key})::text`, where: conditions.join(' AND ') || 'TRUE', orderBy: `${key} ${direction}, a."otherId" ${direction}` };
}
