import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import { PriceResolver } from '@tributary/pricing';
import type { Draft, PricedLine } from './basket';
import { demandOf, priceLine } from './basket-pricing';
import { BasketRepository } from './basket.repository';
import { type BasketGift, BasketPromotions } from '../promotion/basket-promotions';
import type { PromotionTerm } from '../promotion/promotion-terms';

/** A basket at the prices and rules of one moment. */
export interface PricedBasket {
  readonly at: Date;
  readonly lines: readonly PricedLine[];
  readonly gifts: readonly BasketGift[];
  readonly terms: readonly PromotionTerm[];
}

/** Prices and checks whole baskets, promotions included: three statements whatever the number of lines, and one where goods are given away. */
@Injectable()
export class BasketPricer {
  constructor(
    private readonly baskets: BasketRepository,
    private readonly prices: PriceResolver,
    private readonly promotions: BasketPromotions,
    private readonly clock: Clock,
  ) {}

  async price(tx: TxCtx, draft: Draft): Promise<PricedBasket> {
    const at = this.clock.now();
    const date = shanghaiToday(at);
    const lines = await this.baskets.lines(tx, draft, date);
    if (lines.length === 0) return { at, lines: [], gifts: [], terms: [] };
    const decisions = await this.prices.resolve(tx, { sellerId: draft.sellerId, date, wanted: demandOf(lines) });
    return { at, ...(await this.promotions.apply(tx, draft, date, lines.map((line) => priceLine(line, decisions.get(line.skuId))))) };
  }
}
