import { searchPattern } from '@tributary/kernel';
import { catalogueScope, dealerScope, priceScope, type SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import type { ItemKind } from './dimension';

/**
 * SQL: all that a kind of member can be, as far as the reader sees it: id, code, name, name_en. Ids and names only; their
 * business is asked of the domains whose tables these are.
 */
export function kindSql(tx: TxCtx, kind: ItemKind, params: SqlParams): string {
  switch (kind) {
    case 'dealer':
      return `SELECT o.id, o.code, o.name, o.name_en, o.search_text FROM organisation o WHERE o.kind = 'dealer' AND ${dealerScope(tx, 'dealers', 'o.id', params)}`;
    case 'branch':
      return `SELECT b.id, b.code, b.name, b.name_en, ${PLAIN} FROM branch b`;
    case 'product_line':
      return `SELECT b.id, b.code, b.name, b.name_en, ${PLAIN} FROM product_line b`;
    case 'sku':
      return `SELECT s.id, s.code, s.name, s.name_en, s.search_text FROM sku s WHERE ${catalogueScope(tx, 's.id', 's.product_line_id', params)}`;
    case 'price_list':
      return `SELECT b.id, b.code, b.name, b.name_en, b.search_text FROM price_list b WHERE ${priceScope(tx, 'b.id', 'b.seller_id', params)}`;
    case 'location':
      return `SELECT b.id, b.code, b.name, b.name_en, ${PLAIN} FROM stock_location b WHERE ${stockScope(tx, 'b.owner_id', 'b.id', params)}`;
  }
}

/** What has no search text of its own is found by code and name; there are few of them. */
const PLAIN = `lower(regexp_replace(concat_ws(' ', b.code, b.name, b.name_en), '[\\s_-]', '', 'g')) AS search_text`;

/** SQL: the row `t` of `kindSql` holds what was typed; nothing typed finds everything. */
export function typedSql(typed: string | undefined, params: SqlParams): string {
  return typed?.trim() ? `t.search_text LIKE ${params.add(searchPattern(typed))}` : 'TRUE';
}
