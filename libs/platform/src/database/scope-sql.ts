import type { TxCtx } from '../context/ctx';
import type { SqlParams } from './sql';

/**
 * Test builds may switch this first of the two locks off, to prove that the second one (row-level security) holds alone.
 * Never in production, whatever the environment says.
 */
const unscoped = process.env['NODE_ENV'] === 'test' && process.env['TRIBUTARY_TEST_UNSCOPED'] === 'true';

/** Predicate: the dealer in `column` lies in the dimension of `tx`'s scope. */
export function dealerScope(tx: TxCtx, dimension: 'dealers' | 'flow', column: string, params: SqlParams): string {
  const scope = tx.scope[dimension];
  if (scope.all || unscoped) return 'TRUE';
  const byDealer = `${column} = ANY (${params.add(scope.dealer)}::bigint[])`;
  if (scope.branch.length === 0) return byDealer;
  return `(${byDealer} OR ${column} IN (SELECT scoped.id FROM dealer scoped WHERE scoped.branch_id = ANY (${params.add(scope.branch)}::bigint[])))`;
}

/** Predicate: the row in `column` is of the actor's own dealer. Head office is nobody's "own": its people have groups. */
function ownDealer(tx: TxCtx, column: string, params: SqlParams): string {
  const own = tx.scope.organisation;
  return own !== null && tx.scope.dealers.dealer.includes(own) ? `${column} = ${params.add(own)}` : 'FALSE';
}

/** Predicate: the actor's dealer is the seller, or the buyer lies in the dealer dimension. */
export function partyScope(tx: TxCtx, buyer: string, seller: string, params: SqlParams): string {
  if (tx.scope.dealers.all || unscoped) return 'TRUE';
  return `(${dealerScope(tx, 'dealers', buyer, params)} OR ${ownDealer(tx, seller, params)})`;
}

/** Predicate: the SKU (columns `id` and `line`) lies in the catalogue dimension. */
export function catalogueScope(tx: TxCtx, id: string, line: string, params: SqlParams): string {
  const { all, product_line: lines, sku } = tx.scope.catalogue;
  if (all || unscoped) return 'TRUE';
  return `(${line} = ANY (${params.add(lines)}::bigint[]) OR ${id} = ANY (${params.add(sku)}::bigint[]))`;
}

/** Predicate: the price list lies in the price dimension, or is the actor's own. */
export function priceScope(tx: TxCtx, list: string, seller: string, params: SqlParams): string {
  if (tx.scope.price.all || unscoped) return 'TRUE';
  return `(${list} = ANY (${params.add(tx.scope.price.price_list)}::bigint[]) OR ${ownDealer(tx, seller, params)})`;
}

/** Predicate: the stock location lies in the stock dimension, or the stock is the actor's own. */
export function stockScope(tx: TxCtx, owner: string, location: string, params: SqlParams): string {
  if (tx.scope.stock.all || unscoped) return 'TRUE';
  return `(${ownDealer(tx, owner, params)} OR ${location} = ANY (${params.add(tx.scope.stock.location)}::bigint[]))`;
}
