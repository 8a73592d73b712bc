import { Injectable } from '@nestjs/common';
import { type LocalDate, shanghaiToday } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import { OrderJournal, type OrderStep } from '../order/order-journal';
import { orderStates } from '../order/order.states';
import { type DeskLine, type DeskLockedOrder, openOf } from './desk-line';
import { DeskLineRepository } from './desk-line.repository';

/** What the desk did to orders, as steps of their history. */
@Injectable()
export class DeskSteps {
  constructor(
    private readonly desk: DeskLineRepository,
    private readonly journal: OrderJournal,
    private readonly clock: Clock,
  ) {}

  today(): LocalDate {
    return shanghaiToday(this.clock.now());
  }

  /**
   * After goods came or went: the orders' dates, and the state of each that is complete now, or waits again. `lines`: all
   * of theirs as they are now; `name`: the step of those whose state stays. Three statements, whatever the number of orders.
   */
  async settle(tx: TxCtx, orders: readonly DeskLockedOrder[], lines: readonly DeskLine[], name: 'allocate-part' | 'split' = 'allocate-part'): Promise<void> {
    await this.desk.dateOrders(tx, orders.map(({ id }) => id), this.clock.now());
    const entries = orders.map((order) => ({ order, step: stepOf(order, stepName(order, lines) ?? name) }));
    await this.desk.setStates(tx, entries.map(({ order, step }) => ({ id: order.id, state: step.to })));
    await this.journal.recordEach(tx, entries);
  }

  async release(tx: TxCtx, order: DeskLockedOrder): Promise<void> {
    await this.desk.setReleased(tx, order.id, this.clock.now());
    await this.journal.record(tx, order, stepOf(order, 'release'));
  }
}

function stepOf({ state }: DeskLockedOrder, name: 'allocate' | 'plan' | 'allocate-part' | 'split' | 'release'): OrderStep {
  return { name, from: state, to: orderStates.transition({ state }, name) };
}

/** The step that the order's state asks for; undefined: it stays where it is. */
function stepName({ id, state }: DeskLockedOrder, lines: readonly DeskLine[]): 'allocate' | 'plan' | undefined {
  const waits = lines.some((line) => line.orderId === id && openOf(line).gt(0));
  if (waits) return state === 'allocated' ? 'plan' : undefined;
  return state === 'in-production' || state === 'confirmed' ? 'allocate' : undefined;
}
