import { Injectable } from '@nestjs/common';
import { searchText, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { assertBuyer } from '../order/order-party';
import { OrderReturnRepository } from './order-return.repository';
import { ReturnJournal } from './return-journal';
import { askedBack, type WantedBack } from './return-quantity';
import { returnStates } from './return.states';

/** The buyer asks to give goods back that it received. */
@Injectable()
export class ReturnRequester {
  constructor(
    private readonly returns: OrderReturnRepository,
    private readonly journal: ReturnJournal,
    private readonly clock: Clock,
  ) {}

  /** Gives the id of the return. @throws platform.not-found, platform.forbidden and those of `askedBack` */
  async request(tx: TxCtx, orderId: number, lines: readonly WantedBack[], reason: string): Promise<number> {
    const order = await this.returns.lockOrder(tx, orderId);
    if (!order) throw platformErrors.notFound();
    assertBuyer(tx, order);
    const back = askedBack(order.lines, lines);
    const at = this.clock.now();
    const number = returnNumber(at, order.sequence);
    const text = `${searchText(number, order.number)} ${order.partiesText}`;
    const id = await this.returns.add(tx, order, { number, reason, requestedBy: userOf(tx).userId, at, searchText: text, lines: back });
    await this.journal.record(tx, { ...order, id, number, orderId }, { name: 'request', from: null, to: returnStates.initial, reason });
    return id;
  }
}

/** The number people quote: month in Shanghai and a running number, `RT-202611-000012`. */
export function returnNumber(at: Date, sequence: number): string {
  return `RT-${shanghaiToday(at).slice(0, 7).replace('-', '')}-${String(sequence).padStart(6, '0')}`;
}
