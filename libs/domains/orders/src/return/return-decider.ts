import { Injectable } from '@nestjs/common';
import { Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { assertBuyer, assertSeller } from '../order/order-party';
import { ordersErrors } from '../orders.errors';
import type { LockedReturn } from './order-return';
import { OrderReturnRepository } from './order-return.repository';
import { ReturnJournal } from './return-journal';
import { type AskedBack, approvedBack } from './return-quantity';
import { returnStates } from './return.states';

/** Whether goods may come back: the seller approves, cuts or refuses; the buyer may think again. */
@Injectable()
export class ReturnDecider {
  constructor(
    private readonly returns: OrderReturnRepository,
    private readonly journal: ReturnJournal,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found, platform.forbidden, orders.own-order, kernel.transition-refused and those of `approvedBack` */
  async approve(tx: TxCtx, id: number, cuts: readonly AskedBack[], note: string): Promise<void> {
    const back = await this.lock(tx, id);
    assertSeller(tx, back);
    if (back.requestedBy === userOf(tx).userId) throw ordersErrors.ownOrder();
    const to = returnStates.transition(back, 'approve');
    await this.returns.approve(tx, id, to, approvedBack(back.lines, cuts), this.clock.now());
    await this.journal.record(tx, back, { name: 'approve', from: back.state, to, reason: note });
  }

  /** @throws platform.not-found, platform.forbidden, kernel.transition-refused */
  async refuse(tx: TxCtx, id: number, reason: string): Promise<void> {
    const back = await this.lock(tx, id);
    assertSeller(tx, back);
    await this.end(tx, back, 'refuse', reason);
  }

  /** By the buyer, until the goods are sent. @throws platform.not-found, platform.forbidden, kernel.transition-refused */
  async withdraw(tx: TxCtx, id: number, reason: string): Promise<void> {
    const back = await this.lock(tx, id);
    assertBuyer(tx, back);
    await this.end(tx, back, 'withdraw', reason);
  }

  private async lock(tx: TxCtx, id: number): Promise<LockedReturn> {
    const back = await this.returns.lock(tx, id);
    if (!back) throw platformErrors.notFound();
    return back;
  }

  private async end(tx: TxCtx, back: LockedReturn, name: 'refuse' | 'withdraw', reason: string): Promise<void> {
    const to = returnStates.transition(back, name);
    await this.returns.end(tx, back.id, to, this.clock.now());
    await this.journal.record(tx, back, { name, from: back.state, to, reason });
  }
}
