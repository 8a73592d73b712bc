import { Injectable } from '@nestjs/common';
import { decimal, Money } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import type { OrderLine } from './order';
import { OrderHolder } from './order-holder';
import { OrderHoldings } from './order-holdings';
import type { OrderStep } from './order-journal';
import { assertSeller } from './order-party';
import { stateAfter } from './order-settlement';
import { partAmount } from './order-totals';
import { type AgreedLine, OrderRepository } from './order.repository';
import { orderStates, type OrderState } from './order.states';

/** Gives up what is left of an order that left in part: its stock, promises, promotion budgets and credit are free, and it ends with what has left. */
@Injectable()
export class RestCloser {
  constructor(
    private readonly holder: OrderHolder,
    private readonly orders: OrderRepository,
    private readonly holdings: OrderHoldings,
    private readonly clock: Clock,
  ) {}

  /** By the seller. @throws platform.not-found, platform.forbidden, kernel.transition-refused unless a part has left */
  async close(tx: TxCtx, orderId: number, reason: string): Promise<void> {
    const order = await this.holder.lock(tx, orderId);
    assertSeller(tx, order);
    const shipped = orderStates.transition(order, 'close-rest');
    const lines = order.lines.map(whatLeft);
    const total = Money.sum(lines.map(({ amount }) => Money.of(amount)));
    const rest = Money.of(order.total).minus(total);
    const closed: OrderStep = { name: 'close-rest', from: order.state, to: shipped, reason, detail: { total: total.toString(), rest: rest.toString() } };
    // the receipt that would end the order may have come before its rest was given up
    const steps = [closed, ...((await this.orders.isOnItsWay(tx, order.id)) ? [] : endingSteps(shipped))];
    await this.holder.settle(tx, order, steps, { lines, total: total.toString(), state: stateAfter(steps), version: order.version, at: this.clock.now() });
    await this.holdings.fit(tx, order, { total, lines, remaining: order.lines.map((line) => ({ line, remaining: line.shippedBase })) });
  }
}

function endingSteps(shipped: OrderState): OrderStep[] {
  const received = orderStates.transition({ state: shipped }, 'receive');
  return [
    { name: 'receive', from: shipped, to: received, automatic: true },
    { name: 'close', from: received, to: orderStates.transition({ state: received }, 'close'), automatic: true },
  ];
}

/** The line as if no more had been ordered than has left. */
function whatLeft(line: OrderLine): AgreedLine {
  const { id, shippedBase, unitPrice, discount, amount } = line;
  const agreed = line.confirmedBase ?? line.baseQuantity;
  const part = (money: string): string => (decimal(agreed).isZero() ? '0.00' : partAmount(money, agreed, shippedBase).toString());
  return { id, confirmedBase: shippedBase, allocatedBase: shippedBase, unitPrice, discount: part(discount), amount: part(amount) };
}
