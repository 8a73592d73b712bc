import { Injectable } from '@nestjs/common';
import { type ReturnEventPayload, returnEvents } from '@tributary/orders';
import { type Ctx, type EventDelivery, type EventHandler, OnEvent } from '@tributary/platform';
import { Notifier } from './notifier';

const STEPS: ReadonlyMap<string, string> = new Map(Object.entries(returnEvents).map(([step, { name }]) => [name, step]));

/** Tells every step of every return. */
@Injectable()
@OnEvent(...Object.values(returnEvents))
export class ReturnNotifier implements EventHandler<ReturnEventPayload> {
  constructor(private readonly notifier: Notifier) {}

  async handle(ctx: Ctx, { orderId, returnId }: ReturnEventPayload, delivery: EventDelivery): Promise<void> {
    const step = STEPS.get(delivery.name);
    const deed = { action: `orders.return-${step}`, subject: 'return', subjectId: returnId } as const;
    await this.notifier.tell(ctx, { kind: `return.${step}`, orderId, returnId, deed }, delivery);
  }
}
