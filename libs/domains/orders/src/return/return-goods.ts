import { Injectable } from '@nestjs/common';
import { type StockLine, StockLedger, StockLocations } from '@tributary/inventory';
import { Money } from '@tributary/kernel';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { CreditLedger } from '../credit/credit-ledger';
import { assertBuyer, sideOf } from '../order/order-party';
import { ordersErrors } from '../orders.errors';
import { ordersPermissions } from '../orders.permissions';
import type { LockedReturn, ReturnTransport } from './order-return';
import { OrderReturnRepository } from './order-return.repository';
import { ReturnJournal } from './return-journal';
import { differs, type FoundLine, type TakenIn, takenIn } from './return-quantity';
import { returnStates } from './return.states';

/** How goods leave the buyer. */
export interface SentGoods extends Partial<ReturnTransport> {
  /** Absent: where the buyer's goods arrive. */
  readonly locationId?: number;
}

/** What the seller took in. */
export interface FoundGoods {
  /** Lines that did not come back whole and good; the others did. */
  readonly found: readonly FoundLine[];
  /** Absent: every line goes back to where it came from. */
  readonly locationId?: number;
  readonly note?: string;
}

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
   * By the buyer, from one of its locations.
   * @throws platform.not-found, platform.forbidden, kernel.transition-refused, inventory.insufficient-stock
   */
  async send(tx: TxCtx, id: number, at: Date, { locationId, carrier = '', waybillNumber = '' }: SentGoods = {}): Promise<void> {
    const back = await this.lock(tx, id);
    assertBuyer(tx, back);
    const to = returnStates.transition(back, 'send');
    await this.returns.send(tx, id, to, { carrier, waybillNumber }, at);
    await this.journal.record(tx, back, { name: 'send', from: back.state, to, reason: [carrier, waybillNumber].filter(Boolean).join(' · ') });
    const from = locationId === undefined ? await this.locations.receiving(tx, back.buyerId) : await this.own(tx, back.buyerId, locationId);
    const lines = back.lines.map(({ skuId, approvedBase }) => ({ ownerId: back.buyerId, locationId: from, skuId, quantity: approvedBase ?? '0' }));
    await this.stock.sendBack(tx, lines, documentOf(back));
  }

  /**
   * By the seller, into one of its locations, or each line to where it came from. What came back is credited, whether it
   * is good again or scrap; what did not is not.
   * @throws platform.not-found, platform.forbidden, kernel.transition-refused, orders.return-unexplained, orders.return-place-unknown and those of `takenIn`
   */
  async takeIn(tx: TxCtx, id: number, at: Date, { found, locationId, note = '' }: FoundGoods): Promise<void> {
    const back = await this.lock(tx, id);
    if (sideOf(tx, back) !== 'seller' || !tx.permissions.has(ordersPermissions['take-back'])) throw platformErrors.forbidden();
    const to = returnStates.transition(back, 'take-in');
    const lines = takenIn(back.lines, found);
    if (note === '' && lines.some(differs)) throw ordersErrors.returnUnexplained();
    const credit = Money.sum(lines.map((line) => Money.of(line.credit))).toString();
    await this.returns.takeIn(tx, id, to, { lines, credit, at });
    await this.journal.record(tx, back, { name: 'take-in', from: back.state, to, reason: note });
    await this.credit.release(tx, { ...back, returnId: id, amount: credit });
    await this.stock.takeBack(tx, await this.restocked(tx, back.sellerId, lines, locationId), documentOf(back));
  }

  /** What is good again, where it goes. */
  private async restocked(tx: TxCtx, ownerId: number, lines: readonly TakenIn[], wanted: number | undefined): Promise<StockLine[]> {
    const good = lines.filter(({ restockedBase }) => restockedBase !== '0');
    const inSight = new Set((await this.locations.ofOwner(tx, ownerId)).map(({ id }) => id));
    if (wanted !== undefined && !inSight.has(wanted)) throw platformErrors.notFound();
    const homeless = wanted === undefined ? good.filter(({ line }) => !inSight.has(line.locationId)) : [];
    if (homeless.length > 0) throw ordersErrors.returnPlaceUnknown({ skus: homeless.map(({ line }) => line.skuCode).join(', ') });
    return good.map(({ line, restockedBase }) => ({ ownerId, locationId: wanted ?? line.locationId, skuId: line.skuId, quantity: restockedBase }));
  }

  private async lock(tx: TxCtx, id: number): Promise<LockedReturn> {
    const back = await this.returns.lock(tx, id);
    if (!back) throw platformErrors.notFound();
    return back;
  }

  private async own(tx: TxCtx, ownerId: number, wanted: number): Promise<number> {
    const own = await this.locations.ofOwner(tx, ownerId);
    if (!own.some(({ id }) => id === wanted)) throw platformErrors.notFound();
    return wanted;
  }
}

function documentOf({ id, number }: LockedReturn) {
  return { kind: 'return', id, number } as const;
}
