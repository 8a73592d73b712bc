import { Injectable } from '@nestjs/common';
import { decimal } from '@tributary/kernel';
import { platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { CreditRepository } from '../credit/credit.repository';
import { ordersErrors } from '../orders.errors';
import type { DeskLockedOrder } from './desk-line';
import { DeskLineRepository } from './desk-line.repository';
import { DeskSteps } from './desk-steps';

/** Hands orders over to the warehouse, or to the ERP that runs it. */
@Injectable()
export class OrderReleaser {
  constructor(
    private readonly desk: DeskLineRepository,
    private readonly credit: CreditRepository,
    private readonly steps: DeskSteps,
  ) {}

  /**
   * Once: to release a released order again changes nothing. The credit is looked at again, for a limit may have been
   * lowered since the order was placed; what was approved beyond the limit stays approved.
   * @throws platform.not-found, orders.nothing-to-release, kernel.transition-refused, orders.credit-exceeded
   */
  async release(tx: TxCtx, orderId: number): Promise<void> {
    const [order] = await this.desk.lockOrders(tx, userOf(tx).organisationId, [orderId]);
    if (!order) throw platformErrors.notFound();
    if (order.releasedAt) return;
    const lines = await this.desk.lines(tx, [order.id]);
    if (!lines.some(({ allocatedBase, shippedBase }) => decimal(allocatedBase).gt(shippedBase))) throw ordersErrors.nothingToRelease();
    await this.assertCredit(tx, order);
    await this.steps.release(tx, order);
  }

  private async assertCredit(tx: TxCtx, { sellerId, buyerId, approvalReasons }: DeskLockedOrder): Promise<void> {
    if (approvalReasons.includes('over-credit')) return;
    const row = await this.credit.find(tx, sellerId, buyerId);
    if (!row || row.limit === null || decimal(row.used).lte(row.limit)) return;
    throw ordersErrors.creditOverdrawn({ limit: row.limit, used: row.used });
  }
}
