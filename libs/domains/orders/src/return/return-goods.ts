import { Injectable } from '@nestjs/common';
import { type StockLine, StockLedger, StockLocations } from '@tributary/inventory';
import { Money } from '@tributary/kernel';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { CreditLedger } from '../credit/credit-ledger';
import { assertBuyer, assertSeller } from '../order/order-party';
import type { LockedReturn } from './order-return';
import { OrderReturnRepository } from './order-return.repository';
import { ReturnJournal } from './return-journal';
import { type FoundLine, takenIn } from './return-quantity';
import { returnStates } from './return.states';

/** The goods' way back: out of the buyer's stock, into the seller's or to the scrap, and the credit with them. */
@Injectable()
export class ReturnGoods {
  constructor(
    private readonly returns: OrderReturnRepository,
    private readonly journal: ReturnJournal,
    private readonly stock: StockLedger,
    private readonly locations: StockLocations,
    private readonly credit: CreditLedger,
  ) {}

  /**
   * By the buyer, from one of its locations (absent: where its goods arrive).
   * @throws platform.not-found, platform.forbidden, kernel.transition-refused, inventory.insufficient-stock
   */
  async send(tx: TxCtx, id: number, at: Date, locationId?: number): Promise<void> {
    const back = await this.lock(tx, id);
    assertBuyer(tx, back);
    const to = returnStates.transition(back, 'send');
    await this.returns.move(tx, id, to, at);
    await this.journal.record(tx, back, { name: 'send', from: back.state, to });
    const from = await this.location(tx, back.buyerId, locationId);
    const lines = back.lines.map(({ skuId, approvedBase }) => ({ ownerId: back.buyerId, locationId: from, skuId, quantity: approvedBase ?? '0' }));
    await this.stock.sendBack(tx, lines, documentOf(back));
  }

  /**
   * By the seller, into one of its locations (absent: where its goods arrive). What came back is credited, whether it is
   * good again or scrap; what did not is not.
   * @throws platform.not-found, platform.forbidden, kernel.transition-refused and those of `takenIn`
   */
  async takeIn(tx: TxCtx, id: number, at: Date, found: readonly FoundLine[], locationId?: number): Promise<void> {
    const back = await this.lock(tx, id);
    assertSeller(tx, back);
    const to = returnStates.transition(back, 'take-in');
    const lines = takenIn(back.lines, found);
    const credit = Money.sum(lines.map((line) => Money.of(line.credit))).toString();
    await this.returns.takeIn(tx, id, to, { lines, credit, at });
    await this.journal.record(tx, back, { name: 'take-in', from: back.state, to });
    await this.credit.release(tx, { ...back, amount: credit });
    const into = await this.location(tx, back.sellerId, locationId);
    const restocked = lines.map(({ line, restockedBase }): StockLine => ({ ownerId: back.sellerId, locationId: into, skuId: line.skuId, quantity: restockedBase }));
    await this.stock.takeBack(tx, restocked, documentOf(back));
  }

  private async lock(tx: TxCtx, id: number): Promise<LockedReturn> {
    const back = await this.returns.lock(tx, id);
    if (!back) throw platformErrors.notFound();
    return back;
  }

  private async location(tx: TxCtx, ownerId: number, wanted: number | undefined): Promise<number> {
    if (wanted === undefined) return this.locations.receiving(tx, ownerId);
    const own = await this.locations.ofOwner(tx, ownerId);
    if (!own.some(({ id }) => id === wanted)) throw platformErrors.notFound();
    return wanted;
  }
}

function documentOf({ id, number }: LockedReturn) {
  return { kind: 'return', id, number } as const;
}
