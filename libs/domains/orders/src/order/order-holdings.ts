import { Injectable } from '@nestjs/common';
import { Money } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import type { OrderableLine } from '../basket/basket';
import { CreditLedger } from '../credit/credit-ledger';
import type { BasketGift } from '../promotion/basket-promotions';
import { OrderPromotions } from '../promotion/order-promotions';
import { LineSupplier, type RemainingLine } from '../supply/line-supplier';
import type { LockedOrder } from './order';
import type { LineDecision } from './order-confirmation';
import type { LockedDraft } from './order-submission.repository';
import type { AgreedLine } from './order.repository';

/** What a basket asks for when it becomes an order. */
export interface Claim {
  readonly number: string;
  readonly total: string;
  readonly lines: readonly OrderableLine[];
  readonly gifts: readonly BasketGift[];
}

/** What an order comes down to. */
export interface Reduction {
  readonly total: Money;
  readonly lines: readonly AgreedLine[];
  /** What is still wanted of each line. */
  readonly remaining: readonly RemainingLine[];
}

/** What an order holds: credit, promotion budgets, plans and stock. Gives it back, always in the order of the locks. */
@Injectable()
export class OrderHoldings {
  constructor(
    private readonly credit: CreditLedger,
    private readonly promotions: OrderPromotions,
    private readonly supplier: LineSupplier,
  ) {}

  /**
   * Credit and promotion budgets; the goods come last. Gives what goes beyond the credit, and the lines of the gifts.
   * @throws orders.credit-exceeded, orders.promotions-changed with a problem per line
   */
  async claim(tx: TxCtx, draft: LockedDraft, { number, total, lines, gifts }: Claim): Promise<{ readonly beyondCredit: string; readonly gifts: readonly OrderableLine[] }> {
    const beyondCredit = await this.credit.reserve(tx, { ...draft, orderId: draft.id, amount: total });
    return { beyondCredit, gifts: await this.promotions.grant(tx, draft, number, { lines, gifts }) };
  }

  /** The seller's decisions, and those that follow from them. */
  decisions(tx: TxCtx, order: LockedOrder, decisions: readonly LineDecision[]): Promise<readonly LineDecision[]> {
    return this.promotions.withGifts(tx, order, decisions);
  }

  /** Gives back what is no longer wanted. */
  async fit(tx: TxCtx, order: LockedOrder, { total, lines, remaining }: Reduction): Promise<void> {
    await this.credit.release(tx, { ...order, orderId: order.id, amount: Money.of(order.total).minus(total).toString() });
    await this.promotions.fit(tx, order, lines.map(({ id, confirmedBase, discount }) => ({ id, base: confirmedBase, discount })));
    await this.supplier.release(tx, order, remaining);
  }

  /** Gives everything back that has not left. */
  async end(tx: TxCtx, order: LockedOrder): Promise<void> {
    await this.credit.release(tx, { ...order, orderId: order.id, amount: order.total });
    await this.promotions.end(tx, order);
    await this.supplier.release(tx, order, order.lines.map((line) => ({ line, remaining: '0' })));
  }
}
