import { Injectable } from '@nestjs/common';
import { addDays, shanghaiMidnight, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { LineAppraiser } from '../appraisal/line-appraiser';
import { buyerOf } from '../order/order-party';
import type { UsualLine } from './buyer-home';
import { UsualBasketRepository } from './usual-basket.repository';

/** How far a habit looks back, in days. */
const HABIT_DAYS = 180;

/** What an order was, judged as if it were placed today. */
export interface RepeatedOrder {
  readonly sellerId: number;
  readonly number: string;
  readonly lines: readonly UsualLine[];
}

/** What a buyer orders again and again, and a single order again: at today's price, with what there is. */
@Injectable()
export class UsualBasket {
  constructor(
    private readonly habits: UsualBasketRepository,
    private readonly appraiser: LineAppraiser,
    private readonly clock: Clock,
  ) {}

  /** Four statements. */
  async read(tx: TxCtx, sellerId: number): Promise<UsualLine[]> {
    const since = shanghaiMidnight(addDays(shanghaiToday(this.clock.now()), -HABIT_DAYS));
    return this.appraiser.appraise(tx, sellerId, await this.habits.bought(tx, buyerOf(tx), sellerId, since));
  }

  /** Every line of it, those included that cannot be had any more. @throws platform.not-found */
  async repeat(tx: TxCtx, orderId: number): Promise<RepeatedOrder> {
    const order = await this.habits.ordered(tx, buyerOf(tx), orderId);
    if (!order) throw platformErrors.notFound();
    return { ...order, lines: await this.appraiser.appraise(tx, order.sellerId, order.lines) };
  }
}
