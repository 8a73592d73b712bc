import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { type SupplyLine, SupplyRepository } from './supply.repository';

/** Who may buy from whom. For peers: orders, pricing, inventory. */
@Injectable()
export class Supply {
  constructor(private readonly relations: SupplyRepository) {}

  /**
   * The business lines (ids) in which the buyer may buy from the seller on that day. Empty: in none, because nothing is
   * agreed, or one of them is frozen or closed, or neither side lies in the scope of `tx`.
   */
  async mayBuy(tx: TxCtx, buyerId: number, sellerId: number, onDate: LocalDate): Promise<number[]> {
    const lines = await this.relations.lines(tx, buyerId, onDate, sellerId);
    return lines.map((line) => line.businessLineId);
  }

  /** Every supplier and business line of the buyer on that day, as long as both sides trade. */
  suppliersOf(tx: TxCtx, buyerId: number, onDate: LocalDate): Promise<SupplyLine[]> {
    return this.relations.lines(tx, buyerId, onDate);
  }
}
