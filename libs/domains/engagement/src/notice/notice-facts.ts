/** What a notification knows of its event; kept with it, so that it says the same for ever. */
export interface NoticeFacts {
  /** Of the order. */
  readonly number: string;
  readonly orderId: number;
  readonly buyer: NoticeParty;
  readonly seller: NoticeParty;
  /** Yuan, with two decimals. */
  readonly total: string;
  readonly deliveryNoteNumber?: string;
  /** What the event is about, if not the order as a whole. */
  readonly returned?: NoticeReturn;
  readonly expectedArrivalAt?: string;
  /** Who did it; empty: nobody in particular, a rule or a schedule. */
  readonly actorName: string;
  readonly onBehalfOf?: string;
  readonly reason?: string;
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
