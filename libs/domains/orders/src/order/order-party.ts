import { platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { ordersErrors } from '../orders.errors';
import { ordersPermissions } from '../orders.permissions';

/** Who trades with whom. */
export interface Parties {
  readonly tier: 1 | 2;
  readonly sellerId: number;
  readonly buyerId: number;
}

export type Side = 'buyer' | 'seller';

/** On which side of the order the person stands; undefined for a third party that may only look. */
export function sideOf(tx: TxCtx, { sellerId, buyerId }: Parties): Side | undefined {
  const { organisationId } = userOf(tx);
  if (organisationId === buyerId) return 'buyer';
  return organisationId === sellerId ? 'seller' : undefined;
}

/** The permission that decides for the seller: head office approves, a dealer confirms. */
export function sellerPermission({ tier }: Parties): string {
  return tier === 1 ? ordersPermissions.approve : ordersPermissions.confirm;
}

/** @throws platform.forbidden unless the person decides for the seller */
export function assertSeller(tx: TxCtx, order: Parties): void {
  if (sideOf(tx, order) !== 'seller' || !tx.permissions.has(sellerPermission(order))) throw platformErrors.forbidden();
}

/** @throws platform.forbidden unless the person orders for the buyer */
export function assertBuyer(tx: TxCtx, order: Parties): void {
  if (sideOf(tx, order) !== 'buyer' || !tx.permissions.has(ordersPermissions.place)) throw platformErrors.forbidden();
}

/** The dealer that the person buys for. @throws orders.dealers-only */
export function buyerOf(tx: TxCtx): number {
  const user = userOf(tx);
  if (user.organisationKind !== 'dealer') throw ordersErrors.dealersOnly();
  return user.organisationId;
}

/** SQL: one party as JSON, from an `organisation` that is joined as `alias` and may be out of sight. */
export function partySql(side: Side, alias: string, order = 'o'): string {
  const head = side === 'seller' ? `CASE ${order}.tier WHEN 1 THEN 'head_office' ELSE 'dealer' END` : `'dealer'`;
  const tier = side === 'seller' ? `CASE ${order}.tier WHEN 2 THEN 1 END` : `${order}.tier`;
  return `json_build_object('id', ${order}.${side}_id, 'kind', ${head}, 'code', coalesce(${alias}.code, ''),
    'name', coalesce(${alias}.name, ''), 'nameEn', nullif(${alias}.name_en, ''), 'tier', ${tier})`;
}

/** A party as lists and documents show it; empty texts when the reader may no longer see it. */
export interface Party {
  readonly id: number;
  readonly kind: 'head_office' | 'dealer';
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly tier: number | null;
}
