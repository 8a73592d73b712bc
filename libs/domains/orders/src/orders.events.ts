import { defineEvent, type EventType } from '@tributary/platform';

/** What every event of an order tells. */
export interface OrderEventPayload {
  readonly orderId: number;
  readonly number: string;
  readonly tier: 1 | 2;
  readonly sellerId: number;
  readonly buyerId: number;
  /** The state it is in now: where several steps follow at once, that after the last of them. */
  readonly state: string;
}

export const orderEvents = {
  submit: defineEvent<OrderEventPayload>('orders.order-submitted'),
  approve: defineEvent<OrderEventPayload>('orders.order-confirmed'),
  offer: defineEvent<OrderEventPayload>('orders.order-offered'),
  accept: defineEvent<OrderEventPayload>('orders.order-accepted'),
  decline: defineEvent<OrderEventPayload>('orders.order-declined'),
  change: defineEvent<OrderEventPayload>('orders.order-changed'),
  annotate: defineEvent<OrderEventPayload>('orders.order-annotated'),
  plan: defineEvent<OrderEventPayload>('orders.order-planned'),
  allocate: defineEvent<OrderEventPayload>('orders.order-allocated'),
  reschedule: defineEvent<OrderEventPayload>('orders.order-rescheduled'),
  'allocate-part': defineEvent<OrderEventPayload>('orders.order-part-allocated'),
  release: defineEvent<OrderEventPayload>('orders.order-released'),
  split: defineEvent<OrderEventPayload>('orders.order-line-split'),
  refuse: defineEvent<OrderEventPayload>('orders.order-refused'),
  cancel: defineEvent<OrderEventPayload>('orders.order-cancelled'),
  'ship-part': defineEvent<OrderEventPayload>('orders.order-part-shipped'),
  ship: defineEvent<OrderEventPayload>('orders.order-shipped'),
  'close-rest': defineEvent<OrderEventPayload>('orders.order-rest-closed'),
  'receive-part': defineEvent<OrderEventPayload>('orders.order-part-received'),
  receive: defineEvent<OrderEventPayload>('orders.order-received'),
  close: defineEvent<OrderEventPayload>('orders.order-closed'),
} as const satisfies Record<string, EventType<OrderEventPayload>>;

/** A step of an order, as its history names it. */
export type OrderStepName = keyof typeof orderEvents;

/** What every event of a return tells. */
export interface ReturnEventPayload {
  readonly returnId: number;
  readonly number: string;
  readonly orderId: number;
  readonly tier: 1 | 2;
  readonly sellerId: number;
  readonly buyerId: number;
  /** The state it is in now. */
  readonly state: string;
}

export const returnEvents = {
  request: defineEvent<ReturnEventPayload>('orders.return-requested'),
  approve: defineEvent<ReturnEventPayload>('orders.return-approved'),
  refuse: defineEvent<ReturnEventPayload>('orders.return-refused'),
  withdraw: defineEvent<ReturnEventPayload>('orders.return-withdrawn'),
  send: defineEvent<ReturnEventPayload>('orders.return-sent'),
  'take-in': defineEvent<ReturnEventPayload>('orders.return-taken-in'),
} as const satisfies Record<string, EventType<ReturnEventPayload>>;

/** A step of a return, as its history names it. */
export type ReturnStepName = keyof typeof returnEvents;

/** A month of an account to which its buyer objected. */
export interface StatementEventPayload {
  readonly sellerId: number;
  readonly buyerId: number;
  /** `YYYY-MM` */
  readonly month: string;
}

export const statementObjected = defineEvent<StatementEventPayload>('orders.statement-objected');
