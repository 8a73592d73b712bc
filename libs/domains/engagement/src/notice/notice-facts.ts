/** What a notification knows of its event; kept with it, so that it says the same for ever. */
export interface NoticeFacts {
  /** Of the order; the month of a statement. */
  readonly number: string;
  /** Null: it is about a statement, a feed or a mailbox. */
  readonly orderId: number | null;
  readonly buyer: NoticeParty;
  readonly seller: NoticeParty;
  /** Yuan, with two decimals: of the order, or the closing balance of a statement. */
  readonly total: string;
  readonly deliveryNoteNumber?: string;
  /** What the event is about, if not the order as a whole. */
  readonly returned?: NoticeReturn;
  readonly statement?: NoticeStatement;
  readonly flow?: NoticeFlow;
  readonly expectedArrivalAt?: string;
  /** Who did it; empty: nobody in particular, a rule or a schedule. */
  readonly actorName: string;
  readonly onBehalfOf?: string;
  readonly reason?: string;
}

/** A way in which dealers' data comes. */
export interface NoticeFlow {
  readonly subject: 'feed' | 'mailbox';
  readonly id: number;
  readonly name: string;
}

/** A month of the account between the parties, `YYYY-MM`. */
export interface NoticeStatement {
  readonly month: string;
}

/** Goods that go back to their seller. */
export interface NoticeReturn {
  readonly id: number;
  readonly number: string;
  /** Yuan given back of the credit when the goods were taken in; 0.00 before. */
  readonly credit: string;
}

export interface NoticeParty {
  readonly id: number;
  readonly name: string;
  readonly nameEn: string;
}
