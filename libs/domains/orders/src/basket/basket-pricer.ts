import { Injectable } from '@nestjs/common';
import { Supply } from '@tributary/dealers';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import { PriceResolver } from '@tributary/pricing';
import type { Draft, PricedLine } from './basket';
import { priceLine } from './basket-pricing';
import { BasketRepository } from './basket.repository';

/** A basket at the prices and rules of one moment. */
export interface PricedBasket {
  readonly at: Date;
  readonly lines: readonly PricedLine[];
}

/** Prices and checks whole baskets: three statements, whatever the number of lines. */
@Injectable()
export class BasketPricer {
  constructor(
    private readonly baskets: BasketRepository,
    private readonly supply: Supply,
    private readonly prices: PriceResolver,
    private readonly clock: Clock,
  ) {}

  async price(tx: TxCtx, draft: Draft): Promise<PricedBasket> {
    const at = this.clock.now();
    const lines = await this.baskets.lines(tx, draft);
    if (lines.length === 0) return { at, lines: [] };
    const { buyerId, sellerId } = draft;
    const date = shanghaiToday(at);
    const supplied = await this.supply.mayBuy(tx, buyerId, sellerId, date);
    const decisions = await this.prices.resolve(tx, { sellerId, date, skuIds: lines.map(({ skuId }) => skuId) });
    return { at, lines: lines.map((line) => priceLine(line, decisions.get(line.skuId), supplied)) };
  }
}
