/** The five independent dimensions of C2. */
export const DIMENSIONS = ['dealers', 'catalogue', 'price', 'stock', 'flow'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const ITEM_KINDS = ['dealer', 'branch', 'product_line', 'sku', 'price_list', 'location'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What a group of a dimension may name. */
export const KINDS_OF: Readonly<Record<Dimension, readonly ItemKind[]>> = {
  dealers: ['branch', 'dealer'],
  catalogue: ['product_line', 'sku'],
  price: ['price_list'],
  stock: ['location'],
  flow: ['branch', 'dealer'],
};

export const GRANTEE_KINDS = ['user', 'dealer', 'tier'] as const;
export type GranteeKind = (typeof GRANTEE_KINDS)[number];
