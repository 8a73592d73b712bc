import type { Parties, Party } from '../order/order-party';
import type { ReturnState } from './return.states';

/** In what condition goods go back, as the buyer says. */
export const RETURN_CONDITIONS = ['unopened', 'opened', 'damaged', 'expired'] as const;
export type ReturnCondition = (typeof RETURN_CONDITIONS)[number];

/** Who brings goods back; empty texts: not said. */
export interface ReturnTransport {
  readonly carrier: string;
  readonly waybillNumber: string;
}

/** A return that somebody is about to change: locked until the transaction ends, after its order. */
export interface LockedReturn extends Parties {
  readonly id: number;
  readonly number: string;
  readonly orderId: number;
  readonly state: ReturnState;
  readonly requestedBy: number | null;
  readonly lines: readonly ReturnLine[];
}

/** Quantities named `…Base` are in the SKU's base unit. */
export interface ReturnLine {
  readonly id: number;
  readonly orderLineId: number;
  readonly skuId: number;
  readonly skuCode: string;
  /** Where the line's goods came from. */
  readonly locationId: number;
  /** How the line was ordered, to count in its unit. */
  readonly quantity: string;
  readonly unit: string;
  readonly baseQuantity: string;
  /** What stands of the order line, and what it costs. */
  readonly standingBase: string;
  readonly amount: string;
  /** Of the order line, credited by other returns before. */
  readonly creditedBase: string;
  readonly credited: string;
  readonly requestedBase: string;
  /** Null until the seller decided. */
  readonly approvedBase: string | null;
}

/** One row of a list of returns. */
export interface ReturnSummary {
  readonly id: number;
  readonly number: string;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly tier: number;
  readonly state: ReturnState;
  readonly seller: Party;
  readonly buyer: Party;
  readonly reason: string;
  readonly lineCount: number;
  readonly firstLineName: string | null;
  readonly firstLineNameEn: string | null;
  readonly credit: string;
  readonly carrier: string | null;
  readonly waybillNumber: string | null;
  readonly requestedAt: Date;
  readonly updatedAt: Date;
}

/** A line as a document shows it: in the unit in which it was ordered. */
export interface ReturnDetailLine {
  readonly id: number;
  readonly lineNo: number;
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: string;
  readonly condition: ReturnCondition;
  /** Of the order's line, to see what is asked back in proportion. */
  readonly receivedQuantity: string;
  readonly requestedQuantity: string;
  readonly approvedQuantity: string | null;
  readonly restockedQuantity: string;
  readonly scrappedQuantity: string;
  readonly credit: string;
}

export interface ReturnHistoryEntry {
  readonly at: Date;
  readonly name: string;
  readonly to: ReturnState;
  readonly actorName: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
}

export interface ReturnDetail extends ReturnSummary {
  readonly lines: readonly ReturnDetailLine[];
  readonly events: readonly ReturnHistoryEntry[];
  readonly availableActions: readonly string[];
}
