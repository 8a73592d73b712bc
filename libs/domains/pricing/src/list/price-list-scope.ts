import { priceScope, type SqlParams, type TxCtx } from '@tributary/platform';

/**
 * Predicate: list `l` is one whose prices the actor sets: a dealer's own, for head office its own and the recommended ones
 * that its groups show. Being allowed to buy at a list does not make anybody its author.
 */
export function keptListSql(tx: TxCtx, params: SqlParams): string {
  const { actor } = tx;
  if (actor.kind === 'system') return 'TRUE';
  const own = `l.seller_id = ${params.add(actor.organisationId)}`;
  return `(${actor.organisationKind === 'dealer' ? own : `(${own} OR l.seller_id IS NULL)`} AND ${priceScope(tx, 'l.id', 'l.seller_id', params)})`;
}

/** Predicate: list `l` may be read as a whole. Head office reads what its groups show; dealers only what is their own. */
export function readListSql(tx: TxCtx, params: SqlParams): string {
  return tx.actor.kind === 'user' && tx.actor.organisationKind === 'dealer' ? keptListSql(tx, params) : priceScope(tx, 'l.id', 'l.seller_id', params);
}
