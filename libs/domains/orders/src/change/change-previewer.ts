import { Injectable } from '@nestjs/common';
import { type Ctx, type TxCtx, UnitOfWork, userOf } from '@tributary/platform';
import { CreditLedger, type CreditStanding } from '../credit/credit-ledger';
import type { OrderDetail } from '../order/order';
import { OrderReader } from '../order/order-reader';
import type { OrderDifference } from './order-version';
import { OrderVersionReader } from './order-version-reader';

/** What a change would lead to. */
export interface ForeseenChange {
  readonly order: OrderDetail;
  readonly difference: OrderDifference;
  /** The reader's own, as it would stand afterwards; null for a seller, and where no limit was agreed. */
  readonly credit: CreditStanding | null;
}

/** Carries what was seen out of the transaction that is undone. */
class Foreseen extends Error {
  constructor(readonly change: ForeseenChange) {
    super('Foreseen.');
  }
}

/** Shows what a change would do by doing it in a transaction that is undone: what is shown is what would happen, refusals included. */
@Injectable()
export class ChangePreviewer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orders: OrderReader,
    private readonly versions: OrderVersionReader,
    private readonly credit: CreditLedger,
  ) {}

  /** @throws whatever `work` throws */
  async foresee(ctx: Ctx, orderId: number, work: (tx: TxCtx) => Promise<void>): Promise<ForeseenChange> {
    try {
      return await this.uow.write(ctx, async (tx) => {
        await work(tx);
        throw new Foreseen(await this.look(tx, orderId));
      });
    } catch (error) {
      if (error instanceof Foreseen) return error.change;
      throw error;
    }
  }

  private async look(tx: TxCtx, orderId: number): Promise<ForeseenChange> {
    const order = await this.orders.detail(tx, orderId);
    const difference = await this.versions.difference(tx, orderId, { to: order.version });
    const own = userOf(tx).organisationId === order.buyer.id;
    return { order, difference, credit: own ? await this.credit.standing(tx, order.seller.id, order.buyer.id) : null };
  }
}
