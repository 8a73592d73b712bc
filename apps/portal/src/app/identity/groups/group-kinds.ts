import type { AccessGrantDto, AccessGroupDto, AccessGroupItemDto } from '@tributary/api-client';

export type Dimension = AccessGroupDto['dimension'];
export type ItemKind = AccessGroupItemDto['kind'];
export type GranteeKind = AccessGrantDto['kind'];

export const DIMENSIONS: readonly Dimension[] = ['dealers', 'catalogue', 'price', 'stock', 'flow'];
export const GRANTEE_KINDS: readonly GranteeKind[] = ['dealer', 'user', 'tier'];

/** What a group of a dimension may name. */
export const KINDS_OF: Readonly<Record<Dimension, readonly ItemKind[]>> = {
  dealers: ['branch', 'dealer'],
  catalogue: ['product_line', 'sku'],
  price: ['price_list'],
  stock: ['location'],
  flow: ['branch', 'dealer'],
};
