import { priceScope, type SqlParams, type TxCtx } from '@tributary/platform';

/** Predicate: what the seller in `seller` promotes and pays for is the actor's to keep: head office's people with all lists, or the selling dealer. */
export function promotionScope(tx: TxCtx, seller: string, params: SqlParams): string {
  return priceScope(tx, 'NULL::bigint', seller, params);
}
