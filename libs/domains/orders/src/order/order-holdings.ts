import { Injectable } from '@nestjs/common';
import { Money } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { CreditLedger } from '../credit/credit-ledger';
import { OrderPromotions } from '../promotion/order-promotions';
import { LineSupplier } from '../supply/line-supplier';
import type { LockedOrder } from './order';
import type { Confirmation, LineDecision } from './order-confirmation';

/** What an order holds: credit, promotion budgets, plans and stock. Gives it back, always in the order of the locks. */
@Injectable()
export class OrderHoldings {
  constructor(
    private readonly credit: CreditLedger,
    private readonly promotions: OrderPromotions,
    private readonly supplier: LineSupplier,
  ) {}

  /** The seller's decisions, and those that follow from them. */
  decisions(tx: TxCtx, order: LockedOrder, decisions: readonly LineDecision[]): Promise<readonly LineDecision[]> {
    return this.promotions.withGifts(tx, order, decisions);
  }

  /** Gives back what a confirmation leaves out. */
  async fit(tx: TxCtx, order: LockedOrder, { total, lines, cuts }: Confirmation): Promise<void> {
    await this.credit.release(tx, { ...order, orderId: order.id, amount: Money.of(order.total).minus(total).toString() });
    if (cuts.length > 0) await this.promotions.fit(tx, order, lines.map(({ id, confirmedBase }) => ({ lineId: id, base: confirmedBase })));
    await this.supplier.release(tx, order, cuts);
  }

  /** Gives everything back that has not left. */
  async end(tx: TxCtx, order: LockedOrder): Promise<void> {
    await this.credit.release(tx, { ...order, orderId: order.id, amount: order.total });
    await this.promotions.end(tx, order);
    await this.supplier.release(tx, order, order.lines.map((line) => ({ line, remaining: '0' })));
  }
}
