import { cursorKey, type PageQuery, type SqlParams } from '@tributary/platform';

/** newest: the latest submission first; promised: what is due first, what nobody promised last; total: the largest first. */
export const ORDER_SORTS = ['newest', 'promised', 'total'] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

interface SortRule {
  readonly orderBy: string;
  /** SQL: what the cursor keeps of order `o`, as text. */
  readonly key: string;
  /** SQL: what comes after the order with this key and id. */
  after(key: string, id: string, isNull: boolean): string;
}

export const orderSorts: Readonly<Record<OrderSort, SortRule>> = {
  newest: {
    orderBy: 'o.submitted_at DESC, o.id DESC',
    key: 'o.submitted_at::text',
    after: (key, id) => `(o.submitted_at, o.id) < (${key}::timestamptz, ${id})`,
  },
  promised: {
    orderBy: 'o.promised_on, o.id',
    key: `coalesce(o.promised_on::text, '')`,
    after: (key, id, isNull) =>
      isNull
        ? `(o.promised_on IS NULL AND o.id > ${id} AND ${key}::text = '')`
        : `(o.promised_on > ${key}::date OR o.promised_on = ${key}::date AND o.id > ${id} OR o.promised_on IS NULL)`,
  },
  total: { orderBy: 'o.total DESC, o.id DESC', key: 'o.total::text', after: (key, id) => `(o.total, o.id) < (${key}::numeric, ${id})` },
};

/** SQL: where the page goes on; TRUE on the first one. @throws platform.malformed for a made-up cursor */
export function afterCursorSql(sort: OrderSort, query: PageQuery, params: SqlParams): string {
  const cursor = cursorKey(query, 2);
  if (!cursor) return 'TRUE';
  return orderSorts[sort].after(params.add(cursor[0]), `${params.add(cursor[1])}::bigint`, cursor[0] === '');
}
