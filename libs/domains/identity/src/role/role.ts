/** A set of permissions under one name; reference data. */
export interface Role {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Whose users may have it. */
  readonly organisationKind: 'head_office' | 'dealer';
  readonly permissions: readonly string[];
}

/** By tier of the dealer: what its buyers may do, and so whoever acts for it. */
export const BUYER_ROLE = { 1: 'dealer-buyer', 2: 'second-tier-buyer' } as const;

/** There is always somebody with this role. */
export const ADMINISTRATOR = 'administrator';
