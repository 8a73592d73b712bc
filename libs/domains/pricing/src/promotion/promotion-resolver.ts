import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import type { Promotion } from './promotion';
import { type PromotionQuery, PromotionRepository } from './promotion.repository';

/** Which promotions a buyer has with a seller; `applyPromotions` says what they give an order. */
@Injectable()
export class PromotionResolver {
  constructor(private readonly repository: PromotionRepository) {}

  /** In the order in which they are taken off; one statement. */
  forBuyer(tx: TxCtx, query: PromotionQuery): Promise<Promotion[]> {
    return this.repository.forBuyer(tx, query);
  }
}
