import type { LineChange } from './version-difference';

/** One version of an order: who made it, when and why, and what it says besides its lines. */
export interface OrderVersion {
  readonly version: number;
  readonly at: Date;
  readonly actorName: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  readonly total: string;
  /** These are null, too, in versions from before they kept them. */
  readonly purchaseOrderNumber: string | null;
  readonly note: string | null;
  readonly requestedOn: string | null;
}

/** A version, and what it changed in the one before. */
export interface VersionChange extends OrderVersion {
  /** Null: the first version. */
  readonly oldTotal: string | null;
  readonly changes: readonly LineChange[];
}

/** What lies between two versions of an order. */
export interface OrderDifference {
  readonly from: OrderVersion;
  readonly to: OrderVersion;
  readonly changes: readonly LineChange[];
}
