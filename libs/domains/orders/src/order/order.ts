import type { LocalDate } from '@tributary/kernel';
import type { PromotionReasonDto } from '@tributary/pricing';
import type { ApprovalKind } from '../approval/approval-rules';
import type { LineSupply } from '../basket/basket';
import type { Parties, Party } from './order-party';
import type { OrderState } from './order.states';

/** An order that somebody is about to change: locked until the transaction ends. */
export interface LockedOrder extends Parties {
  readonly id: number;
  readonly number: string;
  readonly state: OrderState;
  readonly total: string;
  /** Grows with every change after placing. */
  readonly version: number;
  /** The people who placed or changed it for the buyer, and those who made the buyer an offer. */
  readonly placedBy: readonly number[];
  readonly offeredBy: readonly number[];
  readonly submittedAt: Date;
  readonly note: string;
  readonly purchaseOrderNumber: string;
  /** The day on which the buyer would like to have the goods. */
  readonly requestedOn: string | null;
  readonly approvalReasons: readonly ApprovalKind[];
  readonly lines: readonly OrderLine[];
}

/** Quantities named `…Base` are in the SKU's base unit. */
export interface OrderLine {
  readonly id: number;
  readonly lineNo: number;
  readonly skuId: number;
  readonly skuCode: string;
  readonly quantity: string;
  readonly unit: string;
  readonly baseQuantity: string;
  /** Of one ordered unit: the list's, until another one is agreed. */
  readonly unitPrice: string;
  /** What the buyer would pay for one ordered unit; null: it asks for nothing. */
  readonly requestedPrice: string | null;
  /** What promotions take off; `amount` is what is left. */
  readonly discount: string;
  readonly amount: string;
  readonly locationId: number;
  /** The plan that a pre-order line waits for, or waited for; null: a stock line. */
  readonly productionPlanId: number | null;
  /** The day on which its goods can leave. */
  readonly promisedOn: string | null;
  /** Null until the seller decided. */
  readonly confirmedBase: string | null;
  /** Set aside so far, what has left included. */
  readonly allocatedBase: string;
  readonly shippedBase: string;
  readonly receivedBase: string;
  /** Given away by a promotion. */
  readonly gift: boolean;
}

/** One row of a list of orders. */
export interface OrderSummary {
  readonly id: number;
  readonly number: string;
  readonly tier: number;
  readonly state: OrderState;
  readonly seller: Party;
  readonly buyer: Party;
  readonly purchaseOrderNumber: string | null;
  readonly total: string;
  readonly lineCount: number;
  readonly firstLineName: string | null;
  readonly firstLineNameEn: string | null;
  readonly submittedAt: Date;
  readonly updatedAt: Date;
  /** By when the last of its goods can leave; null: nobody promised. */
  readonly promisedOn: LocalDate | null;
  /** The representative who placed it for the buyer; null: the buyer did. */
  readonly actedByName: string | null;
}

export interface OrderHead {
  readonly id: number;
  readonly number: string;
  readonly tier: 1 | 2;
  readonly state: OrderState;
  readonly seller: Party;
  readonly buyer: Party;
  readonly purchaseOrderNumber: string | null;
  readonly note: string | null;
  readonly total: string;
  /** The day on which the buyer would like to have the goods; a wish. */
  readonly requestedOn: string | null;
  /** The day by which the last of its goods can leave. */
  readonly promisedOn: string | null;
  readonly version: number;
  /** What asked for the seller's decision; empty where nothing did. */
  readonly approvalReasons: readonly ApprovalKind[];
  /** The representative who placed it for the buyer. */
  readonly actedByName: string | null;
  readonly submittedAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a promotion gave a line, and why, as it was when the order was submitted. */
export interface GivenPromotion {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** CNY off the line, as it still holds; on a gift what the gift is worth. */
  readonly amount: string;
  readonly reason: PromotionReasonDto;
}

/** A line as a document shows it: in the unit in which it was ordered. */
export interface OrderDetailLine {
  readonly id: number;
  readonly lineNo: number;
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly baseQuantity: string;
  readonly baseUnit: string;
  readonly unitPrice: string;
  readonly requestedPrice: string | null;
  /** What promotions take off; `amount` is what is left. */
  readonly discount: string;
  readonly amount: string;
  readonly gift: boolean;
  readonly promotions: readonly GivenPromotion[];
  readonly locationId: number;
  /** The plan that a pre-order line waits for, or waited for. */
  readonly planId: number | null;
  readonly locationName: string;
  readonly locationNameEn: string | null;
  readonly supply: LineSupply;
  /** It waits for goods of a plan that demand made and no planner has taken over yet. */
  readonly awaitsPlanning: boolean;
  /** The day on which its goods can leave. */
  readonly promisedOn: string | null;
  readonly confirmedQuantity: string | null;
  readonly allocatedQuantity: string;
  readonly shippedQuantity: string;
  readonly receivedQuantity: string;
  /** Of what was received: asked back, on its way back, or taken back. */
  readonly returnedQuantity: string;
}

/** One step of an order's history. */
export interface OrderHistoryEntry {
  readonly at: Date;
  readonly name: string;
  readonly from: OrderState | null;
  readonly to: OrderState;
  readonly actorName: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  /** It followed from the rules; nobody decided it. */
  readonly automatic: boolean;
}

export interface OrderShipment {
  readonly id: number;
  readonly deliveryNoteNumber: string;
  readonly state: string;
  readonly departureAt: Date | null;
  readonly expectedArrivalAt: Date | null;
  readonly vehicleNumber: string | null;
  readonly driverName: string | null;
  readonly driverPhone: string | null;
  readonly carrier: string | null;
  readonly lastEventKind: string | null;
  readonly lastEventAt: Date | null;
  readonly lastEventNote: string | null;
}

export interface OrderDetail extends OrderHead {
  readonly lines: readonly OrderDetailLine[];
  readonly events: readonly OrderHistoryEntry[];
  readonly availableActions: readonly string[];
  readonly shipments: readonly OrderShipment[];
}
