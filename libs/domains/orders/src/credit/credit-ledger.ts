import { Injectable } from '@nestjs/common';
import { Money } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { ordersErrors } from '../orders.errors';
import { type CreditMove, CreditRepository } from './credit.repository';

/** Where a buyer stands with a seller; CNY with two decimals. */
export interface CreditStanding {
  readonly sellerId: number;
  readonly sellerName: string;
  readonly limit: string;
  readonly used: string;
  readonly available: string;
}

/** Credit is taken like stock: under lock, in the transaction of the order, and given back by whatever undoes it. */
@Injectable()
export class CreditLedger {
  constructor(private readonly repository: CreditRepository) {}

  /**
   * Gives by how much the limit is exceeded, which only a rule of the seller's allows, and only for the time being.
   * @throws orders.credit-exceeded with limit, used and needed
   */
  async reserve(tx: TxCtx, move: CreditMove): Promise<string> {
    const beyond = await this.repository.reserve(tx, move);
    if (beyond !== undefined) return beyond;
    const row = await this.repository.find(tx, move.sellerId, move.buyerId);
    throw ordersErrors.creditExceeded({ limit: row?.limit ?? '0.00', used: row?.used ?? '0.00', needed: move.amount });
  }

  async release(tx: TxCtx, move: CreditMove): Promise<void> {
    if (Money.of(move.amount).isZero()) return;
    const released = await this.repository.release(tx, move);
    if (!released) throw new Error(`The order ${move.orderId} never took the credit that it gives back.`);
  }

  /** Null where no limit was agreed. */
  async standing(tx: TxCtx, sellerId: number, buyerId: number): Promise<CreditStanding | null> {
    const row = await this.repository.find(tx, sellerId, buyerId);
    if (!row || row.limit === null) return null;
    return { ...row, limit: row.limit, available: Money.of(row.limit).minus(Money.of(row.used)).toString() };
  }
}
