/** Whoever can buy, sell or own stock. */
export type OrganisationKind = 'head_office' | 'dealer';

export type DealerTier = 1 | 2;

/** Frozen: may look, but not trade. Closed: has left the channel. */
export type DealerStatus = 'active' | 'frozen' | 'closed';

export const DEALER_STATUSES = ['active', 'frozen', 'closed'] as const satisfies readonly DealerStatus[];
