import { Injectable } from '@nestjs/common';
import { inventoryErrors, type ProductionBalance, ProductionLedger, ProductionPlans, StockLedger } from '@tributary/inventory';
import { decimal } from '@tributary/kernel';
import { Clock, inFullSight, type TxCtx } from '@tributary/platform';
import { type LineShare, shareOut, sharesByOrder } from './share-out';
import { ProductionWaiters } from './production-waiters';

export interface ProductionReport {
  /** Base units that were made now. */
  readonly quantity: string;
  /** What the reporter saw as made before: a report that is sent twice counts once. */
  readonly producedBefore: string;
  readonly note?: string;
}

/** Goods of a plan were made: they come into stock, and at once those who wait for them get theirs, the oldest promise first. */
@Injectable()
export class ProductionReporter {
  constructor(
    private readonly production: ProductionPlans,
    private readonly ledger: ProductionLedger,
    private readonly stock: StockLedger,
    private readonly waiters: ProductionWaiters,
    private readonly clock: Clock,
  ) {}

  /**
   * One transaction. Those who wait are served whether the reporter may see them or not: see docs/adr/0010.
   * @throws platform.not-found, inventory.plan-closed, inventory.plan-changed
   */
  async report(tx: TxCtx, planId: number, report: ProductionReport): Promise<void> {
    await this.production.find(tx, planId);
    await inFullSight(tx, async (all) => {
      const { plan, waiting } = await this.waiters.hold(all, planId);
      assertCurrent(plan, report);
      const shares = shareOut(waiting, report.quantity);
      const given = sharesByOrder(shares).map(({ orderId, orderNumber, quantity }) => ({ document: { kind: 'order', id: orderId, number: orderNumber } as const, quantity }));
      await this.ledger.produce(all, planId, report.quantity, given, report.note ?? '');
      await this.moveStock(all, plan, report.quantity, shares);
      await this.waiters.serve(all, waiting, shares, this.clock.now());
    });
  }

  private async moveStock(tx: TxCtx, { id, ownerId, locationId, skuId }: ProductionBalance, quantity: string, shares: readonly LineShare[]): Promise<void> {
    const document = { kind: 'production', id, number: '' } as const;
    await this.stock.receive(tx, [{ ownerId, locationId, skuId, quantity }], document);
    await this.stock.reserve(tx, shares.map((share) => ({ ownerId, locationId, skuId, quantity: share.quantity })), document);
  }
}

function assertCurrent({ status, produced }: ProductionBalance, { producedBefore }: ProductionReport): void {
  if (!decimal(produced).equals(producedBefore)) throw inventoryErrors.planChanged({ produced });
  if (status === 'closed') throw inventoryErrors.planClosed();
}
