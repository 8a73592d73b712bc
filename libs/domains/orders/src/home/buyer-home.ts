import type { AppraisedLine } from '../appraisal/appraised-line';
import type { BasketView } from '../basket/basket-reader';
import type { Party } from '../order/order-party';
import type { OrderState } from '../order/order.states';
import type { TemplateSummary } from '../template/order-template';

/** A seller as its buyer meets it: what credit is left before anything is in the basket, and how full the basket is. */
export interface HomeSupplier {
  readonly seller: Party;
  readonly businessLine: string | null;
  /** CNY; null: no limit agreed. */
  readonly creditLimit: string | null;
  readonly creditUsed: string;
  readonly basketLines: number;
}

/** Something that the buyer has to answer. */
export interface HomeTask {
  /** offered: the seller changed the order, the buyer must accept; arrival: goods came or should have come, and nobody confirmed them. */
  readonly kind: 'offered' | 'arrival';
  readonly orderId: number;
  readonly number: string;
  readonly seller: Party;
  readonly shipmentId: number | null;
  readonly deliveryNoteNumber: string | null;
  /** Since when it waits, or when the goods were expected. */
  readonly at: Date;
}

export interface HomeOrder {
  readonly id: number;
  readonly number: string;
  readonly state: OrderState;
  readonly seller: Party;
  readonly purchaseOrderNumber: string | null;
  readonly total: string;
  readonly lineCount: number;
  readonly firstLineName: string | null;
  readonly firstLineNameEn: string | null;
  readonly submittedAt: Date;
  /** Of what is on its way: the next one to arrive. */
  readonly expectedArrivalAt: Date | null;
  /** The day by which the last of its goods can leave. */
  readonly promisedOn: string | null;
}

/** An SKU that is bought again and again, as it was bought last. */
export interface UsualLine extends AppraisedLine {
  readonly lastPrice: string | null;
  readonly lastOrderedAt: Date;
  /** Orders of the last half year that held it. */
  readonly timesOrdered: number;
}

export interface BuyerHome {
  readonly suppliers: readonly HomeSupplier[];
  /** The seller that basket, usual basket and templates are about; null: nobody supplies the buyer. */
  readonly sellerId: number | null;
  readonly basket: BasketView | null;
  readonly tasks: readonly HomeTask[];
  readonly orders: readonly HomeOrder[];
  readonly usual: readonly UsualLine[];
  readonly templates: readonly TemplateSummary[];
}
