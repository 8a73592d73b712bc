import type { LocalDate } from '@tributary/kernel';
import type { Party } from '../order/order-party';
import type { OrderState } from '../order/order.states';
import type { AskedPrices } from './asked-prices';
import type { DeskTurn, DeskWork } from './urgency';

/** An order that waits for somebody, as the desk's work list shows it. */
export interface DeskOrder {
  readonly id: number;
  readonly number: string;
  readonly state: OrderState;
  /** Of the order as it is shown: a decision names it. */
  readonly version: number;
  readonly work: DeskWork;
  readonly turn: DeskTurn;
  readonly due: Date;
  readonly overdue: boolean;
  readonly buyer: Party;
  readonly branchName: string;
  readonly purchaseOrderNumber: string | null;
  readonly total: string;
  readonly lineCount: number;
  /** Lines whose goods are not all set aside. */
  readonly waitingLines: number;
  /** Kinds of rules that ask for a decision. */
  readonly approvalReasons: readonly string[];
  /** What the buyer would rather pay; only while it waits for a decision. */
  readonly asked: AskedPrices | null;
  readonly submittedAt: Date;
  /** The day on which the last of its goods can leave, and the day on which they would be there. */
  readonly promisedOn: LocalDate | null;
  readonly arrivesOn: LocalDate | null;
  readonly releasedAt: Date | null;
}

/** How many orders wait for each kind of work, under the other filters. */
export type DeskCounts = Readonly<Record<DeskWork, number>> & { readonly overdue: number };

export interface DeskPage {
  readonly items: readonly DeskOrder[];
  readonly counts: DeskCounts;
  readonly nextCursor: string | null;
}
