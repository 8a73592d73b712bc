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

  async handle(ctx: Ctx, { orderId }: OrderEventPayload, delivery: EventDelivery): Promise<void> {
    const step = STEPS.get(delivery.name);
    await this.notifier.tell(ctx, { kind: `order.${step}`, orderId, deed: { action: `orders.${step}`, subject: 'order', subjectId: orderId } }, delivery);
  }
}
