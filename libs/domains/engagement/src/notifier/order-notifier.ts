import { Injectable } from '@nestjs/common';
import { type OrderEventPayload, orderEvents } from '@tributary/orders';
import { type Ctx, type EventDelivery, type EventHandler, OnEvent } from '@tributary/platform';
import { Notifier } from './notifier';

const STEPS: ReadonlyMap<string, string> = new Map(Object.entries(orderEvents).map(([step, { name }]) => [name, step]));

/** Tells every step of every order. */
@Injectable()
@OnEvent(...Object.values(orderEvents))
export class OrderNotifier implements EventHandler<OrderEventPayload> {
  constructor(private readonly notifier: Notifier) {}

  async handle(ctx: Ctx, { orderId, state }: OrderEventPayload, delivery: EventDelivery): Promise<void> {
    const step = STEPS.get(delivery.name) ?? '';
    await this.notifier.tell(ctx, { kind: `order.${noticeOf(step, state)}`, orderId, deed: { action: `orders.${step}`, subject: 'order', subjectId: orderId } }, delivery);
  }
}

/** Steps after which an order waits for its seller, unless no rule asks. */
const ASKING = new Set(['submit', 'change']);

/** Where nobody had to be asked, the notice does not say that somebody must. */
function noticeOf(step: string, state: string): string {
  return ASKING.has(step) && state !== 'submitted' ? `${step}-confirmed` : step;
}
