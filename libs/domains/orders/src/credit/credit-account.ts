import type { Party, Side } from '../order/order-party';

/** Whose credit with whom, as one of the two looks at it. */
export interface CreditPair {
  readonly sellerId: number;
  readonly buyerId: number;
  readonly side: Side;
}

/** Where a buyer stands with a seller; CNY with two decimals. */
export interface CreditAccount {
  readonly side: Side;
  /** The other party. */
  readonly party: Party;
  /** Null: none was agreed, nothing is refused. */
  readonly limit: string | null;
  readonly used: string;
  /** Null where there is no limit; below zero where it is exceeded. */
  readonly available: string | null;
}

/** One account, and what its use is made of. */
export interface CreditAccountDetail extends CreditAccount {
  /** What open orders hold for goods that have not left yet; the rest of `used` is for goods that have. */
  readonly reserved: string;
  readonly delivered: string;
}

/** An order that takes of the limit. */
export interface CreditUse {
  readonly orderId: number;
  readonly number: string;
  readonly state: string;
  readonly submittedAt: Date;
  readonly total: string;
  readonly used: string;
}

export interface CreditMovement {
  readonly id: number;
  readonly at: Date;
  readonly kind: string;
  readonly orderId: number | null;
  readonly orderNumber: string | null;
  /** Signed. */
  readonly change: string;
  readonly actorName: string;
}

export interface LimitChange {
  readonly id: number;
  readonly at: Date;
  readonly oldLimit: string | null;
  readonly newLimit: string | null;
  readonly reason: string;
  readonly actorName: string;
}
