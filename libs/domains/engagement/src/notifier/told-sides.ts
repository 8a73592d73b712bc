import type { Told } from '../notice/notice';

/** Who did something, as the audit trail has it. */
export interface Deed {
  readonly userId: number | null;
  readonly organisationId: number | null;
  readonly actorName: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
}

interface Parties {
  readonly buyerId: number;
  readonly sellerId: number;
}

/** Which parties hear of it. A buyer for whom somebody acts always hears what was done in its name. */
export function toldSides(tell: Told, deed: Deed | undefined, { buyerId, sellerId }: Parties): { readonly buyer: boolean; readonly seller: boolean } {
  const by = deed?.organisationId ?? null;
  return {
    buyer: tell === 'buyer' || tell === 'both' || (tell === 'other' && by !== buyerId) || Boolean(deed?.onBehalfOf),
    seller: tell === 'seller' || tell === 'both' || (tell === 'other' && by !== sellerId),
  };
}
