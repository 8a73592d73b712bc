/** Something that has happened, told to other domains after commit. */
export interface EventType<Payload extends object> {
  readonly name: string;
  /** Only for the compiler: what subscribers receive. */
  readonly payload?: Payload;
}

/** Declares an event: `defineEvent<{ orderId: number }>('orders.order-submitted')`. */
export function defineEvent<Payload extends object>(name: string): EventType<Payload> {
  return { name };
}
