/** A set of permissions under one name; reference data. */
export interface Role {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Whose users may have it. */
  readonly organisationKind: 'head_office' | 'dealer';
  readonly permissions: readonly string[];
}

/** There is always somebody with this role. */
export const ADMINISTRATOR = 'administrator';
