import { Injectable } from '@nestjs/common';
import { UnitRepository } from '@tributary/catalogue';
import { Supply } from '@tributary/dealers';
import { type LocalDate, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { buyerOf } from '../order/order-party';
import { OrderUnitWords } from './order-unit-words';

/** Who buys what from whom today, and the words for units. */
export interface SheetTrade {
  readonly buyerId: number;
  readonly sellerId: number;
  readonly businessLineIds: readonly number[];
  readonly date: LocalDate;
  readonly words: OrderUnitWords;
}

@Injectable()
export class OrderSheetTrade {
  constructor(
    private readonly supply: Supply,
    private readonly units: UnitRepository,
    private readonly clock: Clock,
  ) {}

  /** Two statements. @throws platform.not-found when the seller does not supply the actor */
  async open(tx: TxCtx, sellerId: number): Promise<SheetTrade> {
    const buyerId = buyerOf(tx);
    const date = shanghaiToday(this.clock.now());
    const businessLineIds = await this.supply.mayBuy(tx, buyerId, sellerId, date);
    if (businessLineIds.length === 0) throw platformErrors.notFound();
    return { buyerId, sellerId, businessLineIds, date, words: new OrderUnitWords(await this.units.all(tx)) };
  }
}
